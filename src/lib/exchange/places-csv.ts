import { inOrder } from '../field/order.ts';
import type { FoundPlace } from '../place/known.ts';
import type { Rows } from './csv.ts';
import { entryRows } from './entry-properties.ts';
import { PLACE_PROPERTIES } from './places-geojson.ts';

/** In a table, what a place is called and where it is comes before what is said of it. */
const COLUMNS = inOrder(PLACE_PROPERTIES, ['category', 'summary', 'also_called', 'languages']);

/** Places as a table. */
export const placesRows = (places: readonly FoundPlace[], locales: readonly string[]): Rows =>
  entryRows(
    COLUMNS,
    places.map((place) => ({ place, category: undefined })),
    locales
  );
