import { placeView } from '$lib/place/place-view.server.ts';
import { loadTranslator } from '$lib/i18n/translator.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { placeReferral } from '$lib/network/referral.ts';

export const load = async ({ locals, params, url }) => {
  const place = await placeView(
    await neighbourhoodBySlug(params.neighbourhood),
    await loadTranslator(locals.locale),
    params.slug,
    { origin: url.origin, near: null, now: new Date() }
  );
  return { referral: placeReferral(place) };
};
