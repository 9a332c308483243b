import type { SchoolDay } from '../../country/country.ts';
import { onTheWall } from '../../place/opening/wording.ts';
import type { Occurrence } from './schedule.ts';
import { MINUTE, wallOf, weekdayOf } from './wall.ts';

/** Hours of each week in which she is free, on the wall clock of the place. */
export interface FreeWindow {
  /** ISO weekday, 1 Monday to 7 Sunday. */
  readonly weekday: number;
  /** Minutes after midnight; `to` at most 1,440 and after `from`. */
  readonly from: number;
  readonly to: number;
}

/** "While my child is at school": Monday to Friday; never where nobody has told us the hours of schools. */
export function whileAtSchool(school: SchoolDay | null): readonly FreeWindow[] {
  if (school === null) return [];
  const [from, to] = [school.from, school.to].map(minutesOfDay) as [number, number];
  return [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from, to }));
}

/** @param time `HH:MM` */
export function minutesOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** Whether she is free for all of it. Windows that touch are one, also over midnight. */
export function fitsFreeTime(
  occurrence: Pick<Occurrence, 'start' | 'end'>,
  windows: readonly FreeWindow[],
  timeZone: string
): boolean {
  const [start, end] = wallMinutes(occurrence, timeZone);
  return end > start && freeMinutes(occurrence, windows, timeZone) === end - start;
}

/**
 * How many minutes of it lie in her free hours, as the wall clock counts them: for what one may come to late and leave
 * early, as a market.
 */
export function freeMinutes(
  occurrence: Pick<Occurrence, 'start' | 'end'>,
  windows: readonly FreeWindow[],
  timeZone: string
): number {
  const [start, end] = wallMinutes(occurrence, timeZone);
  let sum = 0;
  for (let day = Math.floor(start / 1440); day * 1440 < end; day++) {
    let reached = Math.max(start, day * 1440);
    const today = windows.filter(({ weekday }) => weekday === weekdayOf(day)).sort((a, b) => a.from - b.from);
    for (const { from, to } of today) {
      const begin = Math.max(reached, day * 1440 + from);
      const finish = Math.min(end, day * 1440 + Math.min(to, 1440));
      if (finish <= begin) continue;
      sum += finish - begin;
      reached = finish;
    }
  }
  return sum;
}

/** Begin and end in minutes since 1970 on the wall. */
function wallMinutes({ start, end }: Pick<Occurrence, 'start' | 'end'>, timeZone: string): [number, number] {
  const minutes = (seconds: number) => {
    const { date, time } = onTheWall(new Date(seconds * 1000), timeZone);
    return wallOf(`${date}T${time}`) / MINUTE;
  };
  return [minutes(start), minutes(end)];
}
