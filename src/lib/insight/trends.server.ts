import type { Completeness, CompletenessState } from '../activity/completeness.ts';
import { STAGES, type Stage } from '../activity/vocabulary.ts';
import { dayAt } from '../neighbourhood/clock.ts';
import { read } from '../server/database.ts';
import { completenessOf } from './completeness.ts';
import type { Evidence } from './evidence.server.ts';
import { pastOf, pointAt, type TrendPoint } from './history.server.ts';
import type { Input } from './input.server.ts';
import type { YearlyCount } from './yearly.ts';
import { serviceFits, mayFit, providerOf, type Condition, type Service } from './service.ts';

/** Who contributes, as the database's `contribution_counts` answers; null: one to four. */
export interface ContributionCounts {
  /** ISO 8601 date: quarters that ended before. */
  readonly until: string;
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
  readonly path: readonly TrendStep[];
  readonly contributions: ContributionCounts;
  readonly yearly: readonly YearlyCount[];
}

export interface TrendStep {
  readonly stage: Stage;
  /** How far what serves it has been collected: what nobody has collected is not missing. */
  readonly completeness: CompletenessState;
  /** How many providers serve it with each of the conditions, where it is known where, and how many more may. */
  readonly served: readonly { readonly known: number; readonly perhaps: number }[];
}

export async function trendsOf(input: Input, { all, ground }: Evidence): Promise<Trends> {
  const { slug, timeZone, country, region, localHolidays, schoolCalendar, centre } = input.neighbourhood;
  const citizenships = ground.residents?.citizenships ?? {};
  const [past, contributions, yearly] = await Promise.all([
    pastOf({
      slug,
      now: dayOf(input).slice(0, 7),
      citizenships,
      context: { timeZone, country, region, localHolidays, schoolCalendar, centre }
    }),
    contributionsOf(input),
    input.yearly()
  ]);
  return {
    begins: past.begins,
    points: [...past.points, pointAt(null, all, citizenships)],
    path: trendSteps(all, input.completeness),
    contributions,
    yearly
  };
}

const dayOf = ({ now, neighbourhood }: Input) => dayAt(now.getTime(), neighbourhood.timeZone).date;

export const contributionsOf = (input: Input) =>
  read('contribution_counts', {
    neighbourhood: input.neighbourhood.slug,
    today: dayOf(input)
  });

export function trendSteps(services: readonly Service[], said: readonly Completeness[]): TrendStep[] {
  return STAGES.map((stage) => ({
    stage,
    completeness: completenessOf({ of: 'stage', value: stage }, said, services),
    served: PATH_CONDITIONS.map((condition) => {
      const asked = [{ of: 'stage', value: stage }, condition ? [condition] : []] as const;
      const known = new Set(
        services.filter((one) => one.point !== null && serviceFits(one, ...asked)).map(providerOf)
      );
      const perhaps = new Set(services.filter((one) => mayFit(one, ...asked)).map(providerOf));
      return { known: known.size, perhaps: perhaps.difference(known).size };
    })
  }));
}
