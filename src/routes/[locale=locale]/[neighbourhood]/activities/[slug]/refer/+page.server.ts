import { activityView } from '$lib/activity/activity-view.server.ts';
import { loadTranslator } from '$lib/i18n/translator.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { activityReferral } from '$lib/network/referral.ts';

export const load = async ({ locals, params, url }) => {
  const activity = await activityView(
    await neighbourhoodBySlug(params.neighbourhood),
    await loadTranslator(locals.locale),
    params.slug,
    { origin: url.origin, near: null, now: new Date() }
  );
  return { referral: activityReferral(activity, url.pathname.replace(/\/refer$/, '')) };
};
