import { entriesAt, type History, type Month, type PastEntry } from '../history.ts';

/** How many entries are not what they were at the end of a month. */
export interface ChangedSince {
  readonly added: number;
  readonly closed: number;
  /** There then and now, and something that is counted in the evidence is not the same. */
  readonly changed: number;
  /** There then and now, the same, and confirmed since. */
  readonly confirmed: number;
  readonly same: number;
}

/** Without what was invented. @param since a month; what was at its end is compared with what the history tells last */
export function changedSince(history: Pick<History, 'steps'>, since: Month): ChangedSince {
  const last = history.steps.reduce((month, step) => (step.month > month ? step.month : month), since);
  const [then, now] = entriesAt(history, [since, last]).map(
    (entries) =>
      new Map(entries.filter(({ fields }) => fields['demonstration'] !== true).map((one) => [one.entry, one]))
  ) as [Map<string, PastEntry>, Map<string, PastEntry>];
  const both = [...now.values()].flatMap((one) => {
    const before = then.get(one.entry);
    return before ? [{ before: before.fields, after: one.fields }] : [];
  });
  const isChanged = ({ before, after }: (typeof both)[number]) =>
    [...new Set([...Object.keys(before), ...Object.keys(after)])].some(
      (name) => name !== 'confirmed_at' && JSON.stringify(before[name]) !== JSON.stringify(after[name])
    );
  const changed = both.filter(isChanged).length;
  const confirmed = both.filter(
    (one) => !isChanged(one) && one.before['confirmed_at'] !== one.after['confirmed_at']
  ).length;
  return {
    added: now.size - both.length,
    closed: then.size - both.length,
    changed,
    confirmed,
    same: both.length - changed - confirmed
  };
}
