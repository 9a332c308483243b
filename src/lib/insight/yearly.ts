import type { LocalisedText } from '../i18n/localised.ts';

/** What is counted of a year, as WIN counts it. */
export const YEARLY_ACTIONS = ['orientation', 'italian', 'training', 'work'] as const;
export type YearlyAction = (typeof YEARLY_ACTIONS)[number];

/**
 * What the organisations of a neighbourhood did in a year, as the database's `yearly_counts` tells it: people in steps of
 * five, "at least".
 */
export interface YearlyCount {
  readonly year: number;
  readonly action: YearlyAction;
  readonly atLeast: number;
  /** Null: not counted by all, or by too few. */
  readonly women: number | null;
  /** Those that may be told without giving away another. */
  readonly organisations: readonly {
    readonly organisation: string;
    /** Null: it has been closed since. */
    readonly name: LocalisedText | null;
    readonly atLeast: number;
  }[];
}
