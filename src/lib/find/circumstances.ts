import type { Chosen } from './chosen.ts';
import type { Entry, Fits } from './entries.ts';

/** What the moment and the reader say beside the sentence. */
export interface Circumstances {
  readonly locale: string;
  /** `mon` to `sun`. */
  readonly today: string;
  readonly openNow: (entry: Entry) => Fits;
  /** Conditions that were in force where she began to search. */
  readonly chosen: Chosen;
  /** Conditions that she took away again, as `name:value`. */
  readonly dropped: ReadonlySet<string>;
}
