import { placeView } from '$lib/place/place-view.server.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { translatorHere } from '$lib/neighbourhood/words.server.ts';
import { placeReferral } from '$lib/network/referral.server.ts';

export const load = async ({ locals, params, url }) => {
  const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
  const translator = await translatorHere(neighbourhood, locals.locale);
  const place = await placeView(neighbourhood, translator, params.slug, {
    origin: url.origin,
    near: null,
    now: new Date()
  });
  return { referral: placeReferral(place) };
};
