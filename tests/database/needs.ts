import { needMarker, type Telling } from '../../src/lib/needs/marks.server.ts';
import type { TestDatabase } from './engine.ts';

/** A cell of the borgo: 510,800 m east, 5,035,000 m north. */
export const CELL = { zone: 32, column: 2554, row: 25_175 };

export const need = (change: object = {}) => ({
  what: 'childcare',
  cell: CELL,
  times: ['evening'],
  stops: ['cost'],
  ...change
});

/** Whoever tells something here tells it through one running application. */
const marksOf = needMarker();

/** Sends a need as the application does; every form is a new one unless its token is given. */
export async function send(
  database: TestDatabase,
  told: object,
  { caller = 'somebody', token = null as string | null, neighbourhood = 'borgo' } = {}
): Promise<void> {
  const marks = marksOf({ neighbourhood, need: told as Telling['need'], token, caller }, new Date());
  await database.as('anon').sql('select public.add_need($1, $2, $3)', [neighbourhood, told, marks]);
}

/** So many people who told the same two months ago. */
export interface Told {
  readonly number: number;
  readonly what?: string;
  /** Column of its cell, from the first of the borgo; null: anywhere. */
  readonly column?: number | null;
  readonly stops?: readonly string[];
}

export async function tell(database: TestDatabase, told: readonly Told[]): Promise<void> {
  await database.sql(
    `insert into public.needs (neighbourhood_id, what, zone, cell_column, cell_row, times, stops, week)
     select n.id, t.what, case when t."column" is not null then 32 end, 2550 + t."column",
       case when t."column" is not null then 25175 end, '{}', t.stops, date_trunc('week', current_date - 60)::date
     from public.neighbourhoods as n,
       jsonb_to_recordset($1) as t (number integer, what text, "column" integer, stops text[]), generate_series(1, t.number)
     where n.slug = 'borgo'`,
    [told.map((one) => ({ what: 'childcare', column: null, stops: [], ...one }))]
  );
}

export interface Counts {
  readonly totals: readonly { what: string; atLeast: number }[];
  readonly cells: readonly { what: string; column: number; row: number; atLeast: number }[];
  readonly stops: readonly { what: string; stop: string; atLeast: number }[];
}

export async function counted(database: TestDatabase): Promise<Counts> {
  const { data, error } = await database.api('anon').rpc('needs_counts', { neighbourhood: 'borgo' });
  if (error) throw new Error(error.message);
  return data as Counts;
}

/** Gives the installation another secret, always the same of the same name. */
export async function useKey(database: TestDatabase, name: string): Promise<void> {
  await database.sql('delete from private.needs_key');
  await database.sql(`insert into private.needs_key (key) values (sha256(convert_to($1, 'UTF8')))`, [name]);
}
