import { activityView } from '$lib/activity/activity-view.server.ts';
import { unlessClosed } from '$lib/contribution/history/closed.server.ts';
import { keepLink } from '$lib/contribution/review/keep-link.server.ts';
import { photosOf } from '$lib/contribution/photo/photos-of.server.ts';
import { parseLonLat } from '$lib/geo/bounding-box.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { translatorHere } from '$lib/neighbourhood/words.server.ts';
import { qrPath } from '$lib/ui/code/qr-code.ts';

export const load = async ({ locals, params, url }) => {
  const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
  const translator = await translatorHere(neighbourhood, locals.locale);
  const now = new Date();
  const near = parseLonLat(url.searchParams.get('near') ?? '');
  const [activity, photos, keep] = await unlessClosed(
    Promise.all([
      activityView(neighbourhood, translator, params.slug, { origin: url.origin, near, now }),
      photosOf(neighbourhood, locals.locale, 'activities', params.slug),
      keepLink({ locals }, 'activities', params)
    ]),
    neighbourhood,
    translator,
    { target: 'activities', slug: params.slug, session: locals.session, now }
  );
  return { activity, photos, keep, code: qrPath(activity.url) };
};
