import { inOrder } from '../field/order.ts';
import { PLACE_FIELDS } from '../place/fields/index.ts';
import type { Place } from '../place/place.ts';
import { columnsOf, writeCsv } from './csv.ts';

/** In a table, what a place is called and where it is comes before what is said of it. */
const FIELDS = inOrder(PLACE_FIELDS, [
  ...['slug', 'name', 'category', 'organisation', 'address', 'location', 'location_precision'],
  ...['opening_hours', 'opening_hours_year', 'opening_hours_note', 'summary', 'languages']
]);

/** Places as CSV. */
export function placesCsv(places: readonly Place[], locales: readonly string[]): string {
  const columns = columnsOf<Place>(FIELDS, locales, (place) => place, {
    confirmed_at: [['distance_m', ({ distance }) => distance ?? '']]
  });
  return writeCsv(columns, places);
}
