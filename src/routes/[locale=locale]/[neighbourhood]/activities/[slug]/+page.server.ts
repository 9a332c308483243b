import { activityView } from '$lib/activity/activity-view.server.ts';
import { photosOf } from '$lib/contribution/photo/photos-of.server.ts';
import { parseLonLat } from '$lib/geo/bounding-box.ts';
import { loadTranslator } from '$lib/i18n/translator.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';

export const load = async ({ locals, params, url }) => {
  const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
  const [activity, photos] = await Promise.all([
    activityView(neighbourhood, await loadTranslator(locals.locale), params.slug, {
      origin: url.origin,
      near: parseLonLat(url.searchParams.get('near') ?? ''),
      now: new Date()
    }),
    photosOf(neighbourhood, locals.locale, 'activities', params.slug)
  ]);
  return { activity, photos };
};
