import { countryView } from '$lib/neighbourhood/country-view.server.ts';
import { neighbourhoodHere } from '$lib/neighbourhood/here-view.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals: { locale }, params, untrack, url }) => {
  // An address that leads nowhere has no parameters, but may be one of a neighbourhood.
  const slug = params.neighbourhood ?? untrack(() => url.pathname.split('/')[2]);
  const [country, here] = await Promise.all([countryView(slug, locale), neighbourhoodHere(slug, locale)]);
  return { locale, country, neighbourhoodHere: here };
};
