import type { Condition, Service } from './service.ts';
import type { TimeCondition, WeekTimes } from './week-times.ts';

/** A service that is there already, and what it would be given: asked before the money is. */
export interface Change {
  readonly service: Pick<Service, 'of' | 'slug'>;
  readonly gives: readonly Condition[];
}

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

/** The hours it would be open besides: what a course or a counter that opens then has. */
export const GIVEN_TIMES: Readonly<Record<TimeCondition, WeekTimes>> = {
  'school-hours': hours(WORKING_DAYS, 9, 12),
  evening: hours(WORKING_DAYS, 18, 20),
  saturday: hours([5], 9, 13),
  sunday: hours([6], 9, 13)
};

/** The service as it would be. Its hours are added to; nothing it has is taken away. */
export function withGiven(service: Service, gives: readonly Condition[]): Service {
  const of = <Of extends Condition['of']>(kind: Of) =>
    gives.flatMap((one) => (one.of === kind ? [one.value as Extract<Condition, { of: Of }>['value']] : []));
  const more = of('time').flatMap((time) => GIVEN_TIMES[time]);
  return {
    ...service,
    features: [...new Set([...service.features, ...of('feature')])],
    languages: [...new Set([...service.languages, ...of('language')])],
    asked: service.asked.filter((one) => !of('without').includes(one)),
    times: more.length === 0 ? service.times : [...(service.times ?? []), ...more].sort(([a], [b]) => a - b)
  };
}
