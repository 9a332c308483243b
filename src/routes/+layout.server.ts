import { countryView } from '$lib/neighbourhood/country-view.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params, untrack, url }) => {
  // An address that leads nowhere has no parameters, but may be one of a neighbourhood.
  const slug = params.neighbourhood ?? untrack(() => url.pathname.split('/')[2]);
  return { locale: locals.locale, country: await countryView(slug, locals.locale) };
};
