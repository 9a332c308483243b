import { activitiesAt } from '$lib/activity/here.server.ts';
import { unlessClosed } from '$lib/contribution/history/closed.server.ts';
import { keepLink } from '$lib/contribution/review/keep-link.server.ts';
import { photosOf } from '$lib/contribution/photo/photos-of.server.ts';
import { parseLonLat } from '$lib/geo/bounding-box.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { translatorHere } from '$lib/neighbourhood/words.server.ts';
import { placeView } from '$lib/place/place-view.server.ts';
import { qrPath } from '$lib/ui/code/qr-code.ts';

export const load = async ({ locals, params, url }) => {
  const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
  const translator = await translatorHere(neighbourhood, locals.locale);
  const now = new Date();
  const near = parseLonLat(url.searchParams.get('near') ?? '');
  const [place, activities, photos, keep] = await unlessClosed(
    Promise.all([
      placeView(neighbourhood, translator, params.slug, { origin: url.origin, near, now }),
      activitiesAt(neighbourhood, translator, params.slug, now),
      photosOf(neighbourhood, locals.locale, 'places', params.slug),
      keepLink({ locals }, 'places', params)
    ]),
    neighbourhood,
    translator,
    { target: 'places', slug: params.slug, session: locals.session, now }
  );
  return { place, activities, photos, keep, code: qrPath(place.url) };
};
