import type { Change } from './change.ts';
import { has, type Condition, type Service } from './service.ts';
import { TIME_CONDITIONS, type TimeCondition } from './week-times.ts';

/** What moving a service's hours does to those who can come at one time of the week alone. */
export interface MovedHours {
  readonly time: TimeCondition;
  /** How many of them reach one, and what share of all residents they are, 0 to 1. */
  readonly before: Reached;
  readonly after: Reached;
}

export interface Reached {
  readonly people: number;
  readonly share: number;
}

/**
 * Who gains and who loses when hours are moved, by the times that the service is given, comes to serve or no longer serves.
 * @param conditions of the question; when somebody can come is put in place of its own hours
 * @param reached by the services, before and after, that fit such conditions
 */
export function movedHours(
  { before, after }: { readonly before: Service; readonly after: Service },
  gives: Change['gives'],
  conditions: readonly Condition[],
  reached: (conditions: readonly Condition[]) => Pick<MovedHours, 'before' | 'after'>
): MovedHours[] {
  const others = conditions.filter(({ of }) => of !== 'time');
  return TIME_CONDITIONS.flatMap((value) => {
    const time: Condition = { of: 'time', value };
    const isAbout =
      has(before, time) !== has(after, time) || gives.some((one) => one.of === 'time' && one.value === value);
    return isAbout ? [{ time: value, ...reached([...others, time]) }] : [];
  });
}
