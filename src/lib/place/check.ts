/** By what kind of person an entry was checked; null: not known, of long ago. Visitors are told of apart. */
type CheckedBy = 'coordinator' | 'organisation' | 'import' | null;
/** Null: not said. */
export type How = (typeof WAYS)[number] | 'import' | null;
export const WAYS = ['telephone', 'visit', 'web-site', 'letter'] as const;
export const OUTCOMES = ['still-true', 'changed', 'no-answer', 'gone'] as const;
type OutcomeOfCheck = (typeof OUTCOMES)[number];

/** A line of the ledger: that an entry was checked on a day, how, and what came of it. Nothing of whose it was. */
export interface Check {
  /** ISO 8601 date of the neighbourhood. */
  readonly day: string;
  readonly by: CheckedBy;
  readonly how: How;
  readonly outcome: OutcomeOfCheck;
  /** The one field it was about, as the data name it; null: the entry. */
  readonly field: string | null;
  /** How often that day. */
  readonly times: number;
}

/** The last time the whole was checked, with how often nobody answered in a row; null: never. @param checks the last first */
export function lastCheck(checks: readonly Check[]): (Check & { readonly unanswered: number }) | null {
  const whole = checks.filter(({ field }) => field === null);
  const [last] = whole;
  if (!last) return null;
  const answered = whole.findIndex(({ outcome }) => outcome !== 'no-answer');
  const row = answered < 0 ? whole : whole.slice(0, answered);
  return { ...last, unanswered: row.reduce((sum, { times }) => sum + times, 0) };
}
