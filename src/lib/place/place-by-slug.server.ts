import { error } from '@sveltejs/kit';
import { metresBetween } from '../geo/distance.ts';
import type { LonLat } from '../geo/point.ts';
import { dayAt } from '../neighbourhood/clock.ts';
import { read } from '../server/database.ts';
import { placeOn } from './notices/place-on.ts';
import type { Place } from './place.ts';
import { walksFrom } from '../walking/walks-from.server.ts';
import { withSaidTrue } from './said-true.server.ts';

/** One place as it is recorded; throws a 404 when the neighbourhood has none of that slug. */
export async function placeBySlug(neighbourhood: string, slug: string): Promise<Place> {
  const found = /^[a-z0-9-]{1,120}$/.test(slug) ? await read('place_by_slug', { neighbourhood, slug }) : null;
  if (!found) error(404, 'There is no such place.');
  const [place = found] = await withSaidTrue(neighbourhood, 'places', [found]);
  return place;
}

/** The same as it is to be found now, with the walk and the straight-line metres from `near` as the search gives them. */
export async function placeNow(
  { slug: neighbourhood, timeZone }: { readonly slug: string; readonly timeZone: string },
  slug: string,
  { near = null, now }: { readonly near?: LonLat | null; readonly now: Date }
): Promise<Place> {
  const place = placeOn(await placeBySlug(neighbourhood, slug), dayAt(now.getTime(), timeZone).date);
  const { point } = place.position;
  if (!near || !point) return place;
  const walks = await walksFrom(neighbourhood, near);
  return { ...place, distance: Math.round(metresBetween(near, point)), walk: walks.to(point) };
}
