import { onTheWall } from '../place/opening/wording.ts';
import { dateOn, plusDays, type Days } from './days.ts';
import type { Occurrence } from './schedule/schedule.ts';

type Times = Pick<Occurrence, 'start' | 'end'>;

/** When something ends on the wall of the neighbourhood. */
export interface Ending {
  /** The last day of it, ISO 8601. */
  readonly date: string;
  /** `HH:MM`; null when it lasts until that day is over. */
  readonly time: string | null;
  readonly isToday: boolean;
}

/** Whether it has begun and not ended; `now` in seconds since 1970. */
export function isGoingOn({ start, end }: Times, now: number): boolean {
  return start <= now && now < end;
}

/** @param now in seconds since 1970 */
export function endingOf({ end }: Times, now: number, timeZone: string): Ending {
  const { date, time } = onTheWall(new Date(end * 1000), timeZone);
  const isMidnight = time === '00:00';
  const last = isMidnight ? plusDays(date, -1) : date;
  return {
    date: last,
    time: isMidnight ? null : time,
    // The browser asks this too: of the clocks, the one it has.
    isToday: last === onTheWall(new Date(now * 1000), timeZone).date
  };
}

/** The days on which something is, from the one it begins on to the one it ends on. */
export function daysOfOccurrence(times: Times, timeZone: string): Days {
  const from = dateOn(new Date(times.start * 1000), timeZone);
  const to = endingOf(times, times.start, timeZone).date;
  // What takes no time at midnight ends on the day it begins.
  return { from, to: to < from ? from : to };
}
