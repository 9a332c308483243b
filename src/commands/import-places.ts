import type { SupabaseClient } from '@supabase/supabase-js';
import type { AnswerOf } from '../lib/server/database.ts';
import { progressBar } from './progress.ts';
import { Sentence } from './say.ts';

/** A place of a source outside, as the database takes it. */
export interface OutsidePlace {
  /** What it is called there, for ever. */
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** It has no name of its own: the same only where it stands. */
  readonly unnamed?: boolean;
}

export type Mode = 'write' | 'queue' | 'dry-run';

/** Where places go and come from. */
export interface Importing {
  readonly neighbourhood: string;
  /** By which they are known again: `osm`, or the name of a table. */
  readonly source: string;
  /** Under which changes are noted. */
  readonly provenance: string;
  readonly mode: Mode;
  /** Whether the places are all there are of the source here: what is not among them is there no longer. */
  readonly isWhole: boolean;
}

export type PlaceOutcome = AnswerOf<'import_places'>[number];

/** A batch is one transaction: short enough that others get their turn at the one door. */
const BATCH = 40;

/**
 * Brings places in by the one door. A batch that fails as a whole ends it: what went before is in, and the same command goes
 * on from there.
 * @returns what became of each, and which ids of the source are known and were not among them
 * @throws Sentence
 */
export async function importPlaces(
  client: SupabaseClient,
  places: readonly OutsidePlace[],
  { neighbourhood, source, provenance, mode, isWhole }: Importing
): Promise<{ readonly outcomes: readonly PlaceOutcome[]; readonly gone: readonly string[] }> {
  const known = isWhole ? await asked(client.rpc('imported_ids', { neighbourhood, source }), 0) : [];
  const here = new Set(places.map(({ id }) => id));
  const gone = (known as AnswerOf<'imported_ids'>).filter((id) => !here.has(id));
  const onProgress = progressBar();
  const outcomes: PlaceOutcome[] = [];
  for (let first = 0; first < places.length; first += BATCH) {
    const entries = places.slice(first, first + BATCH);
    const call = client.rpc('import_places', { neighbourhood, source, provenance, entries, gone, mode });
    outcomes.push(...((await asked(call, first)) as AnswerOf<'import_places'>));
    onProgress(outcomes.length, places.length);
  }
  return { outcomes, gone };
}

async function asked(
  call: PromiseLike<{ data: unknown; error: { message: string; code: string } | null }>,
  done: number
): Promise<unknown> {
  const { data, error } = await call;
  if (!error) return data;
  if (error.code === 'PT404') throw new Sentence(error.message);
  throw new Sentence(
    `The database does not answer (${error.message}). ${done} places were brought in: the same command goes on from there.`
  );
}
