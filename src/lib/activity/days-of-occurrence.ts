import { dateOn } from '../neighbourhood/clock.ts';
import type { Days } from './days.ts';
import { endingOf } from './going-on.ts';
import type { Occurrence } from './schedule/schedule.ts';

/** The days on which something is, from the one it begins on to the one it ends on. */
export function daysOfOccurrence(times: Pick<Occurrence, 'start' | 'end'>, timeZone: string): Days {
  const from = dateOn(new Date(times.start * 1000), timeZone);
  const to = endingOf(times, times.start, timeZone).date;
  // What takes no time at midnight ends on the day it begins.
  return { from, to: to < from ? from : to };
}
