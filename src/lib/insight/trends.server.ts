import { STAGES, type Stage } from '../activity/activity.ts';
import { dayAt } from '../neighbourhood/clock.ts';
import { categoriesOf } from '../place/categories.server.ts';
import { read } from '../server/database.ts';
import { inParts } from '../server/in-parts.ts';
import { keptWith } from '../server/kept-with.ts';
import type { Evidence } from './evidence.server.ts';
import { historyOf, pointOf, servicesInHistory, type TrendPoint } from './history.server.ts';
import { monthsOver } from './history.ts';
import type { Input } from './input.server.ts';
import type { YearlyCount } from './yearly.ts';
import { fits, type Condition, type Service } from './service.ts';

/** Who contributes, as the database's `contribution_counts` answers; null: one to four. */
export interface ContributionCounts {
  readonly quarters: readonly {
    /** `2026-Q3`. */
    readonly quarter: string;
    /** Without an entry: none. Null: nobody contributed in that quarter. */
    readonly by: Readonly<Partial<Record<Contributor, number | null>>> | null;
    readonly decided: number | null;
    readonly medianDays: number | null;
  }[];
}

export const CONTRIBUTORS = ['neighbour', 'confirmation', 'organisation', 'coordinator', 'import'] as const;
export type Contributor = (typeof CONTRIBUTORS)[number];

/** What a step of the path may have to be, for it to be of use to a woman with children, without papers, who works. */
export const PATH_CONDITIONS: readonly (Condition | null)[] = [
  null,
  { of: 'feature', value: 'childcare' },
  { of: 'feature', value: 'women-only' },
  { of: 'feature', value: 'free' },
  { of: 'time', value: 'evening' },
  { of: 'without', value: 'residence-permit' }
];

/** How it came to be so, beside how it is. */
export interface Trends {
  /** ISO 8601 date of the first entry; null: there is none. */
  readonly begins: string | null;
  /** Ends of months, and at last the day of the evidence. */
  readonly points: readonly TrendPoint[];
  readonly path: readonly PathStep[];
  readonly contributions: ContributionCounts;
  readonly yearly: readonly YearlyCount[];
}

export interface PathStep {
  readonly stage: Stage;
  /** How many serve it with each of the conditions, where it is known where. */
  readonly served: readonly number[];
}

export async function trendsOf(input: Input, { all, ground }: Evidence): Promise<Trends> {
  const today = dayOf(input);
  const [{ begins, past }, contributions, yearly] = await Promise.all([
    pastOf(input, today),
    contributionsOf(input),
    input.yearly()
  ]);
  const citizenships = ground.residents?.citizenships ?? {};
  return {
    begins,
    points: [...past, pointOf(null, all, citizenships)],
    path: pathOf(all),
    contributions,
    yearly
  };
}

const dayOf = ({ now, neighbourhood }: Input) => dayAt(now.getTime(), neighbourhood.timeZone).date;

export const contributionsOf = (input: Input) =>
  read<ContributionCounts>('contribution_counts', {
    neighbourhood: input.neighbourhood.slug,
    today: dayOf(input)
  });

/** The months that are over, until a day. */
const pastOf = keptWith(async ({ neighbourhood, ground }: Input, today: string) => {
  const { slug } = neighbourhood;
  const [history, categories] = await Promise.all([historyOf(slug), categoriesOf(slug)]);
  const months = monthsOver(history, today.slice(0, 7));
  const groups = new Map(categories.map((category) => [category.slug, category.group]));
  const past = await inParts(servicesInHistory(history, months, groups, neighbourhood));
  const citizenships = ground.residents?.citizenships ?? {};
  return {
    begins: history.begins,
    past: past.map((services, at) => pointOf(months[at]!, services, citizenships))
  };
}, String);

export function pathOf(services: readonly Service[]): PathStep[] {
  return STAGES.map((stage) => ({
    stage,
    served: PATH_CONDITIONS.map(
      (condition) =>
        services.filter(
          (one) =>
            one.point !== null && fits(one, { of: 'stage', value: stage }, condition ? [condition] : [])
        ).length
    )
  }));
}
