import type { SchoolDay } from '../country/country.ts';
import { minutesOfDay, whileAtSchool, type FreeWindow } from './schedule/free-time.ts';

/** Hours of hers that one tap names. */
export const FREE_TIMES = ['school-hours', 'mornings', 'afternoons', 'evenings', 'weekend'] as const;
export type FreeTimeName = (typeof FREE_TIMES)[number];

/** The days of the week from Monday on, as RFC 5545 and OSM's opening hours both name them, in small letters. */
export const WEEKDAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** When she is free: hours that have a name, hours of her own, or those of both. */
export interface FreeHours {
  /** Any of these. */
  readonly free: readonly FreeTimeName[];
  /** On any of these days; none is every day. */
  readonly weekdays: readonly Weekday[];
  /** `HH:MM` on the wall: not before, and not after. `before` 00:00 is the end of the day. */
  readonly after: string | null;
  readonly before: string | null;
}

const DAY = 24 * 60;
const hours = (from: number, to: number, weekdays: readonly number[] = [1, 2, 3, 4, 5, 6, 7]): FreeWindow[] =>
  weekdays.map((weekday) => ({ weekday, from: from * 60, to: to * 60 }));

/** Ours to say, and wide: who is free in the morning is free until lunch. */
export const FREE_TIME_WINDOWS: Readonly<
  Record<Exclude<FreeTimeName, 'school-hours'>, readonly FreeWindow[]>
> = {
  mornings: hours(7, 13),
  afternoons: hours(13, 18.5),
  evenings: hours(17.5, 24),
  weekend: hours(0, 24, [6, 7])
};

/**
 * The hours of a week in which she is free, which may be none; null when she has not said: whenever.
 * @param school when schools look after children there; null: not known
 */
export function freeWindows(
  { free, weekdays, after, before }: FreeHours,
  school: SchoolDay | null
): readonly FreeWindow[] | null {
  if (free.length + weekdays.length === 0 && after === null && before === null) return null;
  const named =
    free.length > 0
      ? free.flatMap((one) => (one === 'school-hours' ? whileAtSchool(school) : FREE_TIME_WINDOWS[one]))
      : hours(0, 24);
  const days = new Set(weekdays.map((one) => WEEKDAYS.indexOf(one) + 1));
  const begin = minutesOfDay(after ?? '00:00');
  const end = endOf(before);
  return named
    .filter(({ weekday }) => days.size === 0 || days.has(weekday))
    .map(({ weekday, from, to }) => ({ weekday, from: Math.max(from, begin), to: Math.min(to, end) }))
    .filter(({ from, to }) => from < to);
}

/** Whether a time of the day is before the end it is given with. */
export function isBefore(after: string, before: string): boolean {
  return minutesOfDay(after) < endOf(before);
}

function endOf(before: string | null): number {
  return minutesOfDay(before ?? '00:00') || DAY;
}
