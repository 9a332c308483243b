import { error } from '@sveltejs/kit';
import type { Geometry } from 'geojson';
import { countryOf } from '../country/countries.server.ts';
import { read } from '../server/database.ts';
import { untilDataChanges } from '../server/data-version.ts';
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

/** One neighbourhood by its slug; throws a 404 when there is none. */
export async function neighbourhoodBySlug(slug: string): Promise<NeighbourhoodWithOutline> {
  const found = (await neighbourhoods()).find((neighbourhood) => neighbourhood.slug === slug);
  if (!found) error(404, 'There is no such neighbourhood.');
  return found;
}
