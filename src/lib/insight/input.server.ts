import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { read } from '../server/database.ts';
import { dataVersion } from '../server/data-version.ts';
import { groundOf, servicesOf, streetsOf, type Ground, type Streets } from './ground.server.ts';
import type { Service } from './service.ts';
import type { YearlyCount } from './yearly.ts';
import type { Monday } from './week.server.ts';

/** What the evidence is computed from: the data of today, or what a report was kept of. */
export interface Input {
  readonly neighbourhood: NeighbourhoodWithOutline;
  /** The moment for which it is computed. */
  readonly now: Date;
  /** Of the data. */
  readonly revision: number;
  readonly ground: Ground;
  readonly streets: Streets;
  /** All that is offered, with its times in a week. */
  servicesIn(monday: Monday): Promise<readonly Service[]>;
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

export async function inputOfToday(neighbourhood: NeighbourhoodWithOutline, now: Date): Promise<Input> {
  const { slug } = neighbourhood;
  const [ground, streets, revision] = await Promise.all([groundOf(slug), streetsOf(slug), dataVersion()]);
  return {
    neighbourhood,
    now,
    revision,
    ground,
    streets,
    servicesIn: (monday) => servicesOf(neighbourhood, monday, now),
    yearly: () => read<readonly YearlyCount[]>('yearly_counts', { neighbourhood: slug }),
    kept: null
  };
}
