import { activityView } from '$lib/activity/activity-view.server.ts';
import { parseLonLat } from '$lib/geo/bounding-box.ts';
import { loadTranslator } from '$lib/i18n/translator.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';

export const load = async ({ locals, params, url }) => ({
  activity: await activityView(
    await neighbourhoodBySlug(params.neighbourhood),
    await loadTranslator(locals.locale),
    params.slug,
    {
      origin: url.origin,
      near: parseLonLat(url.searchParams.get('near') ?? ''),
      now: new Date()
    }
  )
});
