import { withTimesToTrust } from '../activity/activities.server.ts';
import { momentOfWallClock } from '../neighbourhood/clock.ts';
import { categoriesOf } from '../place/categories.server.ts';
import { read } from '../server/database.ts';
import { untilDataChangesFor } from '../server/data-version.ts';
import { inParts } from '../server/yield-to-event-loop.ts';
import type { CategoryGroup } from '../ui/category-group.ts';
import { servicesFrom } from './ground.server.ts';
import {
  byKind,
  entriesAt,
  monthAfter,
  monthsOver,
  type EntriesByKind,
  type History,
  type Month,
  type PastEntry
} from './history.ts';
import { indicators, type Indicator } from './indicators.ts';
import type { Service } from './service.ts';
import { nextOrdinaryMonday, type ActivityFacts, type PlaceFacts, type WeekContext } from './week.server.ts';

/** The indicators at the end of a month, or today (`month` is then null). */
export interface TrendPoint {
  readonly month: Month | null;
  readonly indicators: readonly Indicator[];
  readonly byKind: EntriesByKind;
}

const DAY = 86_400_000;

/** Months that are over do not change: once a day, not at every change. */
const onceADay = () => Promise.resolve(Math.floor(Date.now() / DAY));

const historyOf = untilDataChangesFor(
  (neighbourhood) => read('evidence_history', { neighbourhood }),
  20,
  onceADay
);

/** Which past, and what it is counted with. */
export interface PastAsked {
  readonly slug: string;
  /** The month that is not over. */
  readonly now: Month;
  readonly citizenships: Readonly<Record<string, number>>;
  readonly context: WeekContext;
}

export interface Past {
  readonly begins: string | null;
  readonly points: readonly TrendPoint[];
}

const pasts = untilDataChangesFor(
  async (key): Promise<Past> => {
    const { slug, now, citizenships, context } = JSON.parse(key) as PastAsked;
    const [history, categories] = await Promise.all([historyOf(slug), categoriesOf(slug)]);
    const months = monthsOver(history, now);
    const groups = new Map(categories.map((category) => [category.slug, category.group]));
    return {
      begins: history.begins,
      points: (await inParts(servicesInHistory(history, months, groups, context))).map((services, at) =>
        pointAt(months[at]!, services, citizenships)
      )
    };
  },
  20,
  onceADay
);

/** How it was at the end of each month. */
export const pastOf = (asked: PastAsked): Promise<Past> => pasts(JSON.stringify(asked));

export function pointAt(
  month: Month | null,
  services: readonly Service[],
  citizenships: Readonly<Record<string, number>>
): TrendPoint {
  return { month, indicators: indicators(services, citizenships), byKind: byKind(services) };
}

/** What there was to be had at the end of each month, as far as indicators count it. It pauses after each entry. */
export function* servicesInHistory(
  history: Pick<History, 'steps'>,
  months: readonly Month[],
  groups: ReadonlyMap<string, CategoryGroup>,
  context: WeekContext
): Generator<void, readonly (readonly Service[])[]> {
  const past: (readonly Service[])[] = [];
  for (const [at, entries] of entriesAt(history, months).entries()) {
    const now = new Date(
      momentOfWallClock(Date.parse(`${monthAfter(months[at]!)}-01`), context.timeZone) - 1000
    );
    const located = new Set(
      entries
        .filter(({ of, fields }) => of === 'place' && fields['location'] === true)
        .map(({ entry }) => entry)
    );
    past.push(
      yield* servicesFrom(
        {
          activities: entries
            .filter(({ of }) => of === 'activity')
            .map((one) => withTimesToTrust(activityOf(one, located))),
          places: entries.filter(({ of }) => of === 'place').map(placeOf),
          groups
        },
        { monday: nextOrdinaryMonday(now, context), now, context }
      )
    );
  }
  return past;
}

/** That it was somewhere is known, not where. */
const SOMEWHERE = [0, 0] as const;

const common = ({ entry, day, fields }: PastEntry) => ({
  slug: entry,
  organisation: null,
  languages: (fields['languages'] ?? []) as string[],
  features: (fields['features'] ?? []) as Service['features'],
  asked: (fields['asked'] ?? []) as Service['asked'],
  // No indicator counts it: the history has not kept it.
  notAsked: [],
  confirmedAt: (fields['confirmed_at'] ?? null) as string | null,
  addedAt: `${day}T12:00:00Z`
});

function placeOf(past: PastEntry): PlaceFacts {
  const { fields } = past;
  const rest = common(past);
  return {
    ...rest,
    name: {},
    category: fields['category'] as string,
    position:
      fields['location'] === true
        ? { precision: 'approximate', point: SOMEWHERE }
        : { precision: 'to-confirm', point: null },
    // Of hours, indicators count those for women alone; to read all others for every month takes seconds.
    openingHours: rest.features.includes('women-only')
      ? ((fields['opening_hours'] ?? null) as string | null)
      : null,
    openingHoursYear: (fields['opening_hours_year'] ?? null) as number | null,
    // No indicator counts a service, and what held for a time is over.
    services: [],
    notices: []
  };
}

function activityOf(past: PastEntry, located: ReadonlySet<string>): ActivityFacts {
  const { fields } = past;
  const field = <T>(name: string) => (fields[name] ?? null) as T | null;
  return {
    ...common(past),
    title: {},
    kind: fields['kind'] as ActivityFacts['kind'],
    stage: field('stage'),
    place: { point: located.has(String(fields['place'])) ? SOMEWHERE : null },
    schedule: field('schedule'),
    scheduleYear: field('schedule_year'),
    cancelled: fields['cancelled'] === true,
    costEuro: field('cost_euro'),
    childcare: fields['childcare'] === true ? {} : null,
    deadline: field('deadline'),
    demonstration: fields['demonstration'] === true
  };
}
