import type { Check } from './check.ts';

/** Who says that an entry is true, beside when it was confirmed. */
export interface SaidTrue {
  /** How it was checked, the last first; at most five lines. */
  readonly checks: readonly Check[];
  /** As whom it was last confirmed; null: not known. */
  readonly by: 'coordinator' | 'organisation' | null;
  /** The last day on which visitors said so, as ISO 8601 date, and from how many devices; null: none in six months. */
  readonly visitors: { readonly day: string; readonly count: number } | null;
}
