import type { Gap } from '../gaps.ts';
import type { SpreadResidents } from '../residents.ts';
import type { SpreadIndicator } from './area-weighting.ts';
import { missedGroups, type MissedGroup } from './missed.ts';

/** A gap, and how it lies between those with the most need and the others. */
export interface WeighedGap {
  readonly gap: Gap;
  readonly groups: readonly MissedGroup[];
}

/** Gaps in the order of how many of those with the most need lack it for certain, times the weight of its condition. */
export function weighedGaps(
  gaps: readonly Gap[],
  residents: Pick<SpreadResidents, 'inCells'>,
  spread: SpreadIndicator
): WeighedGap[] {
  return gaps
    .map((gap) => ({ gap, groups: groupsOf(gap, residents, spread) }))
    .sort((a, b) => weighed(b) - weighed(a));
}

function groupsOf(
  gap: Gap,
  { inCells }: Pick<SpreadResidents, 'inCells'>,
  spread: SpreadIndicator
): MissedGroup[] {
  const [surely, perhaps] = [new Set(gap.affected), new Set(gap.perhapsAffected)];
  return missedGroups(
    inCells[gap.group]!,
    { surely: (cell) => surely.has(cell), perhaps: (cell) => perhaps.has(cell) },
    spread
  );
}

const weighed = ({ gap, groups }: WeighedGap) =>
  (groups.find(({ group }) => group === 'neediest')?.missed.least ?? 0) * gap.weight;
