import type { SupabaseClient } from '@supabase/supabase-js';
import { call } from './calendar-import.ts';
import type { Importing, OutsidePlace, PlaceOutcome } from './import-places.ts';
import { say } from './say.ts';

/** Of these a place was, or now is, here. */
const TAKEN: ReadonlySet<PlaceOutcome['outcome']> = new Set(['new', 'changed', 'same', 'kept']);

/**
 * Writes how far kinds of places are collected after an import: those that it brought, in part, or all of them where whoever
 * imports says so. What was complete stays complete, and what a coordinator has said since stays hers.
 * @param named what is told as the source
 * @param today ISO 8601 date in the neighbourhood's zone
 */
export async function writeCompleteness(
  client: SupabaseClient,
  places: readonly OutsidePlace[],
  outcomes: readonly PlaceOutcome[],
  {
    neighbourhood,
    mode,
    named,
    isComplete,
    today
  }: Pick<Importing, 'neighbourhood' | 'mode'> & {
    readonly named: string;
    readonly isComplete: boolean;
    readonly today: string;
  }
): Promise<void> {
  // What waits for a coordinator is not here yet.
  if (mode !== 'write') return;
  const taken = new Set(outcomes.filter(({ outcome }) => TAKEN.has(outcome)).map(({ id }) => id));
  const kinds = new Set(
    places.flatMap(({ id, fields: { category } }) =>
      taken.has(id) && typeof category === 'string' ? [category] : []
    )
  );
  const said = await call(client, 'completeness_of', { neighbourhood });
  const complete = new Set(
    said.filter(({ of, state }) => of === 'category' && state === 'complete').map(({ value }) => value)
  );
  const rows = [...kinds]
    .filter((kind) => isComplete || !complete.has(kind))
    .toSorted()
    .map((value) => ({
      of: 'category',
      value,
      state: isComplete ? 'complete' : 'partial',
      source: named.slice(0, 200),
      as_of: today
    }));
  if (rows.length === 0) return;
  await call(client, 'store_completeness', { neighbourhood, rows });
  say(
    `${rows.length} kinds of places are noted as collected ${isComplete ? 'completely' : 'in part'}; what to collect next: /it/${neighbourhood}/manage/collected.`
  );
}
