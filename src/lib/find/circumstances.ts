import type { LonLat } from '../geo/point.ts';
import type { WalksFrom } from '../walking/walks-from.ts';
import type { Chosen } from './chosen.ts';
import type { Entry, Fits } from './entries.ts';

/** What the moment and the reader say beside the sentence. */
export interface Circumstances {
  readonly locale: string;
  /** `mon` to `sun`. */
  readonly today: string;
  readonly openNow: (entry: Entry) => Fits;
  /** The walks from where something is to be near. */
  readonly walksFrom: (near: LonLat) => WalksFrom;
  /** Conditions that were in force where she began to search. */
  readonly chosen: Chosen;
  /** Conditions that she took away again, as `name:value`. */
  readonly dropped: ReadonlySet<string>;
}
