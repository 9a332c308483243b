import { EVENING_BEGINS, liesIn } from '../activity/evening.ts';

/** Stretches of a week, in minutes since Monday at 0:00 on the wall of the neighbourhood, in order. */
export type WeekTimes = readonly (readonly [from: number, to: number])[];

export const HOURS_OF_WEEK = 7 * 24;

/** When somebody can come who is busy otherwise. */
export const TIME_CONDITIONS = ['school-hours', 'evening', 'saturday', 'sunday'] as const;
export type TimeCondition = (typeof TIME_CONDITIONS)[number];

const DAY = 24 * 60;
const onDays = (days: readonly number[], from: number, to: number): WeekTimes =>
  days.map((day) => [day * DAY + from, day * DAY + to] as const);
const WORKING_DAYS = [0, 1, 2, 3, 4];

/**
 * School hours are those of the calendar (Mon-Fri 8:30-16:30, full-time school).
 */
export const WINDOWS: Readonly<Record<TimeCondition, WeekTimes>> = {
  'school-hours': onDays(WORKING_DAYS, 8.5 * 60, 16.5 * 60),
  evening: onDays(WORKING_DAYS, EVENING_BEGINS, DAY),
  saturday: onDays([5], 0, DAY),
  sunday: onDays([6], 0, DAY)
};

/** Whether something of the week falls into the hours of a condition long enough. */
export function fitsTimes(times: WeekTimes, condition: TimeCondition): boolean {
  return times.some((stretch) => WINDOWS[condition].some((window) => liesIn(stretch, window)));
}

/** The same stretches where those that touch or overlap are one. */
export function united(times: WeekTimes): WeekTimes {
  const one: [number, number][] = [];
  for (const [from, to] of times.toSorted(([a], [b]) => a - b)) {
    const last = one.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else one.push([from, to]);
  }
  return one;
}

/** Which of the 168 hours of a week are filled by it from beginning to end: the 7 × 24 strip says no hour that is not. */
export function hoursOf(times: WeekTimes): boolean[] {
  const minutes = new Array<number>(HOURS_OF_WEEK).fill(0);
  for (const [from, to] of united(times))
    for (
      let hour = Math.max(0, Math.floor(from / 60));
      hour < Math.min(HOURS_OF_WEEK, Math.ceil(to / 60));
      hour++
    )
      minutes[hour]! += Math.min(to, (hour + 1) * 60) - Math.max(from, hour * 60);
  return minutes.map((within) => within >= 60);
}
