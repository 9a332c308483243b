import { error } from '@sveltejs/kit';
import { groundAround } from '../map/still-map.server.ts';
import { stillMap } from '../map/still-map.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { categoriesOf } from './categories.server.ts';
import { placeNow } from './place-by-slug.server.ts';

/**
 * The streets around where a place is now, as SVG.
 * @throws a 404 when there is no such place, or nobody may know where it is
 */
export async function placePicture(
  neighbourhood: NeighbourhoodWithOutline,
  slug: string,
  now: Date
): Promise<string> {
  const [{ category, position }, categories] = await Promise.all([
    placeNow(neighbourhood, slug, { now }),
    categoriesOf(neighbourhood.slug)
  ]);
  if (!position.point) error(404, 'This place is on no map.');
  const { features, credits } = await groundAround(position.point);
  const group = categories.find((one) => one.slug === category)?.group ?? 'community';
  return stillMap(features, { group, isExact: position.precision === 'exact', credits });
}
