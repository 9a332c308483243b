import type { ActivityKind } from '../activity/vocabulary.ts';
import type { CategoryGroup } from '../ui/category-group.ts';

/** A month as `2026-11`. */
export type Month = string;

/** What an entry said at the end of a month in which it changed; fields by the names of the database. */
export interface HistoryStep {
  /** Tells entries apart, and names none. */
  readonly entry: string;
  readonly of: 'place' | 'activity';
  readonly month: Month;
  readonly is: 'added' | 'closed' | null;
  /** ISO 8601 date on which it was added. */
  readonly day: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** As the database's `evidence_history` answers. */
export interface History {
  /** ISO 8601 date of the first entry; null: there is none. */
  readonly begins: string | null;
  readonly steps: readonly HistoryStep[];
}

/** An entry at the end of a month. */
export interface PastEntry {
  readonly entry: string;
  readonly of: HistoryStep['of'];
  readonly day: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** More points are no line that one can read on a telephone. */
export const MOST_MONTHS = 24;

export function monthAfter(month: Month): Month {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** The months that are over, from the first of the history on; of a long one the last. @param now a month */
export function monthsOver({ begins }: Pick<History, 'begins'>, now: Month): Month[] {
  if (begins === null) return [];
  const months: Month[] = [];
  for (let month = begins.slice(0, 7); month < now; month = monthAfter(month)) months.push(month);
  return months.slice(-MOST_MONTHS);
}

/** What there was at the end of each of some months, which come in order. */
export function entriesAt(
  { steps }: Pick<History, 'steps'>,
  months: readonly Month[]
): readonly PastEntry[][] {
  const ordered = steps.toSorted((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0));
  const there = new Map<string, PastEntry>();
  /** What is brought back is as old as it was. */
  const days = new Map<string, string>();
  let next = 0;
  return months.map((month) => {
    for (; next < ordered.length && ordered[next]!.month <= month; next++) {
      const { entry, of, is, day, fields } = ordered[next]!;
      if (is === 'closed') {
        there.delete(entry);
        continue;
      }
      const before = is === 'added' ? undefined : there.get(entry);
      // A change of what is not there: closed, and not brought back.
      if (is === null && !before) continue;
      if (day !== null && !days.has(entry)) days.set(entry, day);
      there.set(entry, {
        entry,
        of,
        day: days.get(entry)!,
        fields: { ...before?.fields, ...fields }
      });
    }
    return [...there.values()];
  });
}

/** Entries by kind: groups of places and kinds of activities. */
export interface EntriesByKind {
  readonly groups: Readonly<Partial<Record<CategoryGroup, number>>>;
  readonly kinds: Readonly<Partial<Record<ActivityKind, number>>>;
}

export function byKind(
  services: readonly { readonly group: CategoryGroup | null; readonly kind: ActivityKind | null }[]
): EntriesByKind {
  const groups: Partial<Record<CategoryGroup, number>> = {};
  const kinds: Partial<Record<ActivityKind, number>> = {};
  for (const { group, kind } of services) {
    if (group) groups[group] = (groups[group] ?? 0) + 1;
    if (kind) kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  return { groups, kinds };
}
