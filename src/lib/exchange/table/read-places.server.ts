import { booleanPointInPolygon } from '@turf/turf';
import type { MultiPolygon } from 'geojson';
import { eachTurn } from '../../server/yield-to-event-loop.ts';
import { writeRows } from '../csv.ts';
import { placeOfRow, type RowContext } from './place-of-row.server.ts';
import { cellOf, NO_LIMITS, refuseLarge, TableProblem, type SourceTable, type TableRow } from './table.ts';

/** Rows looked at for each place there may be: a list of a city has those of one neighbourhood among others. */
const ROWS_FOR_A_PLACE = 20;

/** A place of a table, as the database takes it. */
export interface PlaceOfTable {
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface RefusedRow {
  readonly row: TableRow;
  readonly faults: readonly string[];
}

export interface ReadPlaces {
  readonly places: readonly PlaceOfTable[];
  readonly refused: readonly RefusedRow[];
  readonly rows: number;
  /** Rows that are outside the neighbourhood. */
  readonly outside: number;
  /** Of the places, those whose position nobody knows. */
  readonly unplaced: number;
}

/**
 * The rows of a table as places of a neighbourhood, each accounted for.
 * @param most places there may be; undefined: as many as there are
 * @throws TableProblem for what is wrong with the table as a whole
 */
export async function readPlaces(
  table: SourceTable,
  context: RowContext,
  outline: MultiPolygon,
  most = Number.POSITIVE_INFINITY
): Promise<ReadPlaces> {
  const places = new Map<string, PlaceOfTable & { readonly row: number }>();
  const refused: RefusedRow[] = [];
  const reading = { rows: 0, outside: 0, unplaced: 0, turned: 0 };
  const turn = eachTurn();
  const limits = { ...NO_LIMITS, rows: most * ROWS_FOR_A_PLACE };
  for await (const row of table.rows) {
    await turn();
    reading.rows++;
    refuseLarge({ rows: reading.rows }, limits);
    const place = placeOfRow(row, context);
    if ('faults' in place) {
      refused.push({ row, faults: place.faults });
      continue;
    }
    if (place.at !== null && !booleanPointInPolygon([...place.at], outline)) {
      reading.outside++;
      if (booleanPointInPolygon([place.at[1], place.at[0]], outline)) reading.turned++;
      continue;
    }
    const twin = places.get(place.id);
    if (twin) {
      refused.push({ row, faults: [`the same as row ${twin.row}`] });
      continue;
    }
    if (place.at === null) reading.unplaced++;
    places.set(place.id, { id: place.id, fields: place.fields, row: row.number });
    if (places.size + refused.length > most)
      throw new TableProblem(`There are more than ${most} rows of this neighbourhood in it.`);
  }
  if (reading.turned > 0 && places.size === 0)
    throw new TableProblem('longitude and latitude are exchanged: say it with --columns lon=…,lat=…');
  const { rows, outside, unplaced } = reading;
  return {
    places: [...places.values()].map(({ id, fields }) => ({ id, fields })),
    refused,
    rows,
    outside,
    unplaced
  };
}

/** The refused rows as a file to mend and send again, with why, and with where the file had them. */
export function refusedFile(refused: readonly RefusedRow[], { headers }: SourceTable): string {
  const added = ['refused row', 'refused because'];
  const kept = headers.filter((header) => !added.includes(header));
  const places = refused.some(({ row }) => row.point) ? ['lon', 'lat'] : [];
  const placed = places.filter((header) => !kept.includes(header));
  return `\uFEFF${writeRows([
    [...kept, ...placed, ...added],
    ...refused.map(({ row, faults }) => [
      ...kept.map((header) => cellOf(row, header)),
      ...placed.map((header) => row.point?.[header === 'lon' ? 0 : 1] ?? ''),
      row.number,
      faults.join('; ')
    ])
  ])}`;
}
