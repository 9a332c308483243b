import { dayAt } from '../neighbourhood/clock.ts';
import {
  neighbourhoodBySlug,
  type NeighbourhoodWithOutline
} from '../neighbourhood/neighbourhoods.server.ts';
import { read } from '../server/database.ts';
import { dataVersion, untilDataChangesFor } from '../server/data-version.ts';
import { inParts } from '../server/yield-to-event-loop.ts';
import { keptWith } from '../server/memoize.ts';
import {
  offeredEntries,
  groundOf,
  servicesFrom,
  streetsAround,
  type Entries,
  type Ground,
  type NeighbourhoodStreets
} from './ground.server.ts';
import type { Completeness } from '../activity/completeness.ts';
import type { AreaIndicator } from './by-area/area-indicator.ts';
import { spreadIndicator, type SpreadIndicator } from './by-area/area-weighting.ts';
import type { YearlyCount } from './yearly.ts';
import type { Monday } from './week.server.ts';

/** What the evidence is computed from: the data of today, or what a report was kept of. */
export interface Input {
  readonly neighbourhood: NeighbourhoodWithOutline;
  /** The beginning of the day for which it is computed, in the neighbourhood's time zone: within a day nothing moves. */
  readonly now: Date;
  /** Of the data. */
  readonly revision: number;
  readonly ground: Ground;
  readonly streets: NeighbourhoodStreets;
  readonly entries: Entries;
  /** What somebody has said of how complete the entries of a kind are. */
  readonly completeness: readonly Completeness[];
  /** Figures by area by which it can be weighed. */
  readonly areaIndicators: readonly AreaIndicator[];
  /** What organisations report of years that are over. */
  yearly(): Promise<readonly YearlyCount[]>;
  /** Null: it is the data of today. */
  readonly kept: Kept | null;
}

export interface Kept {
  /** ISO 8601 date in the neighbourhood's time zone. */
  readonly day: string;
  /** Entries whose position was taken out since. */
  readonly withheld: number;
}

/** The same for everybody who asks on the same day, until the data changes: what is computed from it is kept with it. */
const inputs = untilDataChangesFor(async (key): Promise<Input> => {
  const { slug, start } = JSON.parse(key) as { slug: string; start: number };
  const [neighbourhood, ground, streets, revision, entries, completeness, areaIndicators] = await Promise.all(
    [
      neighbourhoodBySlug(slug),
      groundOf(slug),
      streetsAround(slug),
      dataVersion(),
      offeredEntries(slug),
      read('completeness_of', { neighbourhood: slug }),
      read('area_indicators_of', { neighbourhood: slug })
    ]
  );
  return {
    neighbourhood,
    now: new Date(start),
    revision,
    ground,
    streets,
    entries,
    completeness,
    areaIndicators,
    yearly: () => read('yearly_counts', { neighbourhood: slug }),
    kept: null
  };
});

/** @param now any moment of the day */
export function inputOfToday(
  { slug, timeZone }: Pick<NeighbourhoodWithOutline, 'slug' | 'timeZone'>,
  now: Date
): Promise<Input> {
  const { start } = dayAt(now.getTime(), timeZone);
  return inputs(JSON.stringify({ slug, start }));
}

/** An ordinary week, the one of August, and two besides. */
const WEEKS = 4;

/** All that is offered, with its times in a week. */
export const servicesIn = keptWith(
  ({ entries, now, neighbourhood }: Input, monday: Monday) =>
    inParts(servicesFrom(entries, { monday, now, context: neighbourhood })),
  String,
  WEEKS
);

/** One of its indicators in its cells; null when there is none of that slug. */
export const indicatorIn = keptWith(
  ({ areaIndicators, ground, neighbourhood }: Input, slug: string): Promise<SpreadIndicator | null> => {
    const found = areaIndicators.find((one) => one.slug === slug);
    return Promise.resolve(found ? spreadIndicator(ground.grid, neighbourhood.outline, found) : null);
  },
  (slug) => slug
);
