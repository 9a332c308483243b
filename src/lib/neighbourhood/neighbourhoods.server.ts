import { error } from '@sveltejs/kit';
import type { Geometry } from 'geojson';
import { read } from '../server/database.ts';
import { untilDataChanges } from '../server/data-version.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import type { Source } from './source.ts';

/** A neighbourhood with what only maps and credits need. */
export interface NeighbourhoodWithOutline extends Neighbourhood {
  /** GeoJSON MultiPolygon, WGS 84 lon/lat. */
  readonly outline: Geometry;
  readonly sources: readonly Source[];
}

/** All neighbourhoods, in the order in which they were added. */
export const neighbourhoods = untilDataChanges(() => read('neighbourhoods_overview'));

/** One neighbourhood by its slug; throws a 404 when there is none. */
export async function neighbourhoodBySlug(slug: string): Promise<NeighbourhoodWithOutline> {
  const found = (await neighbourhoods()).find((neighbourhood) => neighbourhood.slug === slug);
  if (!found) error(404, 'There is no such neighbourhood.');
  return found;
}
