import type { Evidence } from '../evidence.server.ts';
import type { EvidenceQuestion } from '../question.ts';
import { isComparable, type SpreadIndicator } from './area-weighting.ts';
import { missedGroups, shareKnown, type MissedGroup } from './missed.ts';
import { weighedGaps, type WeighedGap } from './missed-gaps.ts';

/** Farther than this somebody misses what is asked about, in minutes on foot. */
export const MISSED_LIMIT = 10;

/** What the evidence comes to, weighed by an indicator. */
export interface MissedHere {
  readonly spread: SpreadIndicator;
  /** What share of the residents it is known of, 0 to 1. */
  readonly known: number;
  /** Of what is asked about; null: nobody has collected it, or nobody can be compared. */
  readonly groups: readonly MissedGroup[] | null;
  /** Null: nobody can be compared. */
  readonly gaps: readonly WeighedGap[] | null;
}

/** Null: it is weighed by nothing, or it is not known how many live here. */
export function missedHere({
  indicator: spread,
  ground: { residents },
  minutes,
  minutesMost,
  isAnywhere,
  completeness,
  gaps
}: Pick<
  Evidence,
  'indicator' | 'ground' | 'minutes' | 'minutesMost' | 'isAnywhere' | 'completeness' | 'gaps'
>): MissedHere | null {
  const people = residents?.inCells.all;
  if (!spread || !residents || !people) return null;
  const isCompared = isComparable(spread);
  return {
    spread,
    known: shareKnown(people, spread) ?? 0,
    groups:
      !isCompared || completeness === 'not-collected'
        ? null
        : missedGroups(
            people,
            {
              // Where nobody knows where one is, it may be next door to everybody.
              surely: (cell) => !isAnywhere && minutesMost[cell]! > MISSED_LIMIT,
              perhaps: (cell) => minutes[cell]! > MISSED_LIMIT
            },
            spread
          ),
    gaps: isCompared ? weighedGaps(gaps.missing, residents, spread) : null
  };
}

/** Whether the address names a figure that is not there. */
export const isUnknownIndicator = (
  { indicator: asked }: EvidenceQuestion,
  { indicator }: Pick<Evidence, 'indicator'>
): boolean => asked !== null && indicator === null;
