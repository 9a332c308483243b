import type { AnswerOf } from '../../server/database.ts';
import { MEANINGS, type TableColumns } from './columns.ts';
import { refusedFile, type ReadPlaces } from './read-places.server.ts';
import type { SourceTable } from './table.ts';

/** What is shown one by one. */
const MOST_SHOWN = 50;

type Outcomes = AnswerOf<'queue_places'>;

type Told = 'new' | 'changed' | 'same' | 'waiting' | 'left' | 'refused';

/** Of what stays as it is a coordinator is told that it does: because it is closed, protected, or corrected by people. */
const told = (outcome: Outcomes[number]['outcome']): Told =>
  outcome === 'closed' || outcome === 'protected' || outcome === 'kept' ? 'left' : outcome;

export type TableFindingsView = ReturnType<typeof tableFindings>;

/** What is shown of a table that was read: its columns, what became of its places, and which rows were refused. */
export function tableFindings(
  table: SourceTable,
  columns: TableColumns,
  read: ReadPlaces | null,
  outcomes: Outcomes
) {
  const count = (wanted: Told) => outcomes.filter(({ outcome }) => told(outcome) === wanted).length;
  const of = new Map(outcomes.map((one) => [one.id, one]));
  const refusals = [
    ...(read?.refused ?? []).map(({ row, faults }) => ({ row: row.number, why: faults.join('; ') })),
    // What the database refuses has no row: it is named.
    ...outcomes.flatMap(({ outcome, id, reason = '' }) =>
      outcome === 'refused' ? [{ row: id, why: reason }] : []
    )
  ];
  return {
    headers: table.headers,
    columns: MEANINGS.map((meaning) => ({ meaning, header: columns[meaning] ?? '' })),
    rows: read?.rows ?? null,
    counts: {
      new: count('new'),
      changed: count('changed'),
      same: count('same'),
      waiting: count('waiting'),
      left: count('left'),
      refused: refusals.length,
      outside: read?.outside ?? 0,
      unplaced: read?.unplaced ?? 0
    },
    places: (read?.places ?? []).slice(0, MOST_SHOWN).map(({ id, fields }) => ({
      name: Object.values(fields['name'] as Record<string, string>)[0] ?? '',
      category: String(fields['category']),
      outcome: told(of.get(id)?.outcome ?? 'refused')
    })),
    refusals: refusals.slice(0, MOST_SHOWN),
    refusedFile: read && read.refused.length > 0 ? refusedFile(read.refused, table) : null
  };
}
