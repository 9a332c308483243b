import { error } from '@sveltejs/kit';
import { groundAround } from '../map/still-map.server.ts';
import { stillMap } from '../map/still-map.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { categoriesOf } from './categories.server.ts';
import { placeBySlug } from './place-by-slug.server.ts';

/**
 * The streets around a place, as SVG.
 * @throws a 404 when there is no such place, or nobody may know where it is
 */
export async function placePicture(
  { slug: neighbourhood }: NeighbourhoodWithOutline,
  slug: string
): Promise<string> {
  const [{ category, position }, categories] = await Promise.all([
    placeBySlug(neighbourhood, slug, null),
    categoriesOf(neighbourhood)
  ]);
  if (!position.point) error(404, 'This place is on no map.');
  const { features, credits } = await groundAround(position.point);
  const group = categories.find((one) => one.slug === category)?.group ?? 'community';
  return stillMap(features, { group, isExact: position.precision === 'exact', credits });
}
