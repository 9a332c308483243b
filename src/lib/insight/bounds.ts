import { shares, type Share } from './reach.ts';

/** What is certain of a share, and what it would be if everything that is not known were so. */
export interface Bounds {
  /** Of what is known to fit. */
  readonly known: Share;
  /** If all that may fit, and of which it is known where, did too. */
  readonly placed: Share;
  /** If everything that is not known were so. Where nobody knows where some are, it may be everybody. */
  readonly possible: Share;
}

/** The people whom minutes, of what is known to fit and of what may, bring to something within each of the limits. */
export interface Reachable {
  /** Minutes from each cell to the nearest that is known to fit. */
  readonly minutes: Float64Array;
  /** To the nearest that fits or may. */
  readonly minutesMost: Float64Array;
  /** Of some that fit or may nobody knows where. */
  readonly isAnywhere: boolean;
}

export function boundsOf(
  people: Float64Array,
  { minutes, minutesMost, isAnywhere }: Reachable
): readonly Bounds[] {
  const placed = shares(people, minutesMost);
  const possible = isAnywhere ? shares(people, new Float64Array(people.length)) : placed;
  return shares(people, minutes).map((known, at) => ({
    known,
    placed: placed[at]!,
    possible: possible[at]!
  }));
}

/** Shares that are said alike are one figure. */
export const isSure = ({ known, possible }: Bounds): boolean => possible.share - known.share < 0.005;
