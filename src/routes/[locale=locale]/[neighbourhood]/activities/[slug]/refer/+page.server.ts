import { activityView } from '$lib/activity/activity-view.server.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { translatorHere } from '$lib/neighbourhood/words.server.ts';
import { activityReferral } from '$lib/network/referral.server.ts';

export const load = async ({ locals, params, url }) => {
  const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
  const translator = await translatorHere(neighbourhood, locals.locale);
  const activity = await activityView(neighbourhood, translator, params.slug, {
    origin: url.origin,
    near: null,
    now: new Date()
  });
  return { referral: activityReferral(activity, url.pathname.replace(/\/refer$/, '')) };
};
