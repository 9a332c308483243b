import { error } from '@sveltejs/kit';
import type { Geometry } from 'geojson';
import { countryOf } from '../country/countries.server.ts';
import { read } from '../server/database.ts';
import { untilDataChanges } from '../server/data-version.ts';
import { untilNeighbourhoodChanges } from '../server/neighbourhood-version.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import type { Source } from '../field/values.ts';

/** A neighbourhood with what only maps and credits need. */
export interface NeighbourhoodWithOutline extends Neighbourhood {
  /** GeoJSON MultiPolygon, WGS 84 lon/lat. */
  readonly outline: Geometry;
  readonly sources: readonly Source[];
}

/** As `neighbourhoods_overview` answers. */
export type StoredNeighbourhood = Omit<NeighbourhoodWithOutline, 'region'>;

/** All neighbourhoods, in the order in which they were added, with the holidays of their countries. */
export const neighbourhoods = untilDataChanges(async () =>
  (await read('neighbourhoods_overview')).map(withHolidays)
);

/** What is stored of a neighbourhood, or was when a report was kept, with the holidays of its country. */
export function withHolidays<
  Stored extends Pick<StoredNeighbourhood, 'country' | 'subdivision' | 'localHolidays'>
>(stored: Stored): Stored & Pick<NeighbourhoodWithOutline, 'region' | 'localHolidays'> {
  const { publicHolidays = [], holidayTables = {} } = countryOf(stored.country) ?? {};
  return {
    ...stored,
    region: holidayTables[stored.subdivision ?? ''] ?? null,
    localHolidays: [...new Set([...publicHolidays, ...stored.localHolidays])]
  };
}

/** A neighbourhood, and whether there is no other to go to. */
export interface OneNeighbourhood {
  readonly neighbourhood: NeighbourhoodWithOutline;
  readonly isOnly: boolean;
}

/** As many as are read in turns in one installation. */
const MOST_KEPT = 500;

/** One neighbourhood by its slug, however many there are; null when there is none. */
export const findNeighbourhood = untilNeighbourhoodChanges(
  async (slug): Promise<OneNeighbourhood | null> => {
    const found = await read('neighbourhood_by_slug', { slug });
    return found && { ...found, neighbourhood: withHolidays(found.neighbourhood) };
  },
  { limit: MOST_KEPT }
);

/** The same; throws a 404 when there is none. */
export async function neighbourhoodBySlug(slug: string): Promise<NeighbourhoodWithOutline> {
  const found = await findNeighbourhood(slug);
  if (!found) error(404, 'There is no such neighbourhood.');
  return found.neighbourhood;
}
