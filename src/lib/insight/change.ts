import type { Limit } from './reach.ts';
import type { Condition, Service } from './service.ts';
import type { TimeCondition, WeekTimes } from './week-times.ts';

/** A service that is there already, and what it would be given: asked before the money is. */
export interface Change {
  readonly service: Pick<Service, 'of' | 'slug'>;
  readonly gives: readonly Condition[];
  /** Whether the hours that it is given stand instead of its own; else they come besides. */
  readonly moves: boolean;
}

/** What an attempt is measured by: who gets there within so many minutes. */
export const WHAT_IF_LIMIT: Limit = 10;

export const changeKey = ({ of, slug }: Change['service']): string => `${of}.${slug}`;

/** The service that a key such as `activity.italiano-mattina` names; null when it is no such key. */
export function parseChangeKey(key: string): Change['service'] | null {
  const [, of, slug] = /^(activity|place)\.([a-z0-9-]{1,80})$/.exec(key) ?? [];
  return slug === undefined ? null : { of: of as 'activity' | 'place', slug };
}

const DAY = 24 * 60;
const hours = (days: readonly number[], from: number, to: number): WeekTimes =>
  days.map((day) => [day * DAY + from * 60, day * DAY + to * 60] as const);
const WORKING_DAYS = [0, 1, 2, 3, 4];

/** The hours it would be given: what a course or a counter that opens then has. */
export const GIVEN_TIMES: Readonly<Record<TimeCondition, WeekTimes>> = {
  'school-hours': hours(WORKING_DAYS, 9, 12),
  evening: hours(WORKING_DAYS, 18, 20),
  saturday: hours([5], 9, 13),
  sunday: hours([6], 9, 13)
};

/** The service as it would be. Nothing it has is taken away but its hours, when they are moved and it is given others. */
export function withGiven(service: Service, { gives, moves }: Omit<Change, 'service'>): Service {
  const of = <Of extends Condition['of']>(kind: Of) =>
    gives.flatMap((one) => (one.of === kind ? [one.value as Extract<Condition, { of: Of }>['value']] : []));
  const more = of('time').flatMap((time) => GIVEN_TIMES[time]);
  return {
    ...service,
    features: [...new Set([...service.features, ...of('feature')])],
    lacks: service.lacks.filter((one) => !of('feature').includes(one)),
    languages: [...new Set([...service.languages, ...of('language')])],
    asked: service.asked.filter((one) => !of('without').includes(one)),
    notAsked: [...new Set([...service.notAsked, ...of('without')])],
    times:
      more.length === 0
        ? service.times
        : [...(moves ? [] : (service.times ?? [])), ...more].sort(([a], [b]) => a - b)
  };
}
