import { loadProse } from '$lib/i18n/prose.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => ({
  ...data,
  prose: await loadProse('data', (await parent()).locale)
});
