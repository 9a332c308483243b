import { activityView } from '$lib/activity/activity-view.server.ts';
import { unlessClosed } from '$lib/contribution/history/closed.server.ts';
import { parseLonLat } from '$lib/geo/bounding-box.ts';
import { loadTranslator } from '$lib/i18n/translator.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';

export const load = async ({ locals, params: { neighbourhood, slug }, url }) => {
  const here = await neighbourhoodBySlug(neighbourhood);
  const translator = await loadTranslator(locals.locale);
  const now = new Date();
  const near = parseLonLat(url.searchParams.get('near') ?? '');
  const view = activityView(here, translator, slug, { origin: url.origin, near, now });
  return {
    activity: await unlessClosed(view, here, translator, {
      target: 'activities',
      slug,
      session: locals.session,
      now
    })
  };
};
