/** How far the entries of a kind are all there is: without it, what is not on the map cannot be told from what is not there. */
export const COMPLETENESS_STATES = ['complete', 'partial', 'not-collected'] as const;
export type CompletenessState = (typeof COMPLETENESS_STATES)[number];

/** What somebody has said of one kind in a neighbourhood, as `completeness_of` answers. */
export interface Completeness {
  readonly of: 'category' | 'kind';
  /** Slug of a category, or a kind of activity. */
  readonly value: string;
  readonly state: CompletenessState;
  readonly source: string;
  /** ISO 8601 date: since then nobody has looked. */
  readonly asOf: string;
}
