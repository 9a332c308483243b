import { fieldsOfAddress } from '$lib/place/fields-of-address.ts';

export const load = async ({ data, url, parent }) => ({
  ...data,
  Fields: await fieldsOfAddress({ url, parent }, () => import('$lib/place/PlaceFields.svelte'))
});
