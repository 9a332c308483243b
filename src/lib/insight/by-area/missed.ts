import { sharesOf, type SpreadIndicator } from './area-weighting.ts';

/** From, to: what is certain, and what may be. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** Who lives where the need is greatest, elsewhere, or where it is not known. */
export const NEED_GROUPS = ['neediest', 'others', 'unknown'] as const;
export type NeedGroup = (typeof NEED_GROUPS)[number];

/** The people of a group, and those of them who miss something. */
export interface MissedGroup {
  readonly group: NeedGroup;
  readonly people: Range;
  readonly missed: Range;
  /** What share of them, 0 to 1; null: nobody lives there. */
  readonly share: Range | null;
}

/** In which cells something is out of reach: for certain, and as far as anybody knows. The first are among the second. */
export interface OutOfReach {
  readonly surely: (cell: number) => boolean;
  readonly perhaps: (cell: number) => boolean;
}

/**
 * Who misses something more: those in the third of the areas with the most need, or the others. The bounds hold wherever
 * those belong of whom it is not known, and whatever is so of services that may fit.
 */
export function missedGroups(people: Float64Array, out: OutOfReach, spread: SpreadIndicator): MissedGroup[] {
  const sums = {
    neediest: { all: 0, surely: 0, perhaps: 0 },
    others: { all: 0, surely: 0, perhaps: 0 },
    unknown: { all: 0, surely: 0, perhaps: 0 }
  };
  for (const [cell, living] of people.entries()) {
    const shares = sharesOf(cell, spread);
    for (const group of NEED_GROUPS) {
      const some = living * shares[group];
      sums[group].all += some;
      if (out.surely(cell)) sums[group].surely += some;
      if (out.perhaps(cell)) sums[group].perhaps += some;
    }
  }
  return NEED_GROUPS.map((group) => {
    const { all, surely, perhaps } = sums[group];
    const open = group === 'unknown' ? { all: 0, surely: 0, perhaps: 0 } : sums.unknown;
    // The least: of those of whom it is not known, all who reach it belong here. The most: all who do not.
    const lowest = all + open.all - open.surely;
    const highest = all + open.perhaps;
    return {
      group,
      people: { least: all, most: all + open.all },
      missed: { least: surely, most: perhaps + open.perhaps },
      share:
        all + open.all === 0
          ? null
          : {
              least: lowest === 0 ? 1 : surely / lowest,
              most: highest === 0 ? 0 : (perhaps + open.perhaps) / highest
            }
    };
  });
}

/** What share of the people it is known of, 0 to 1; null where nobody lives. */
export function shareKnown(people: Float64Array, spread: SpreadIndicator): number | null {
  let [all, unknown] = [0, 0];
  for (const [cell, living] of people.entries()) {
    all += living;
    unknown += living * sharesOf(cell, spread).unknown;
  }
  return all === 0 ? null : 1 - unknown / all;
}
