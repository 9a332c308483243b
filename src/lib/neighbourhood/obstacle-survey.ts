import type { Source } from '../field/values.ts';

/** What women of a neighbourhood, asked, said is their first obstacle to work. */
export interface ObstacleSurvey {
  /** How many were asked. */
  readonly people: number;
  /** The share of them who named their children, 0 to 1. */
  readonly children: number;
  readonly source: Source;
}
