import { countryView } from '$lib/neighbourhood/country-view.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params }) => ({
  locale: locals.locale,
  country: await countryView(params.neighbourhood, locals.locale)
});
