import { momentOfWallClock } from '../neighbourhood/clock.ts';
import { inParts } from '../server/yield-to-event-loop.ts';
import type { Neighbourhood } from '../neighbourhood/neighbourhood.ts';
import { schoolHolidays } from '../neighbourhood/school-calendar.ts';
import type { Activity } from './activity.ts';
import type { ActivityKind } from './vocabulary.ts';
import { plusDays, type Days } from './days.ts';
import { dateOn } from '../neighbourhood/clock.ts';
import { keptOccurrences } from './schedule/kept-occurrences.server.ts';
import type { Window } from './schedule/expand.server.ts';
import { fitsFreeTime, freeMinutes, type FreeWindow } from './schedule/free-time.ts';
import type { Occurrence } from './schedule/schedule.ts';

/** An activity at one of its times. */
export interface Happening {
  readonly activity: Activity;
  readonly occurrence: Occurrence;
  /** The day it is listed under, in the neighbourhood. */
  readonly date: string;
}

/** One may come late to these and leave early: an hour of them in her free time is enough. In minutes. */
const DROP_IN: readonly ActivityKind[] = [
  'market-day',
  'legal-help',
  'job-search-help',
  'health-prevention',
  'social'
];
const ENOUGH = 60;

/** Whether she is free for it, in the hours that are hers; null: whenever. */
export function suits(
  activity: Pick<Activity, 'kind'>,
  occurrence: Occurrence,
  windows: readonly FreeWindow[] | null,
  timeZone: string
): boolean {
  if (windows === null) return true;
  return (
    fitsFreeTime(occurrence, windows, timeZone) ||
    (DROP_IN.includes(activity.kind) && freeMinutes(occurrence, windows, timeZone) >= ENOUGH)
  );
}

/** `2026-11-25` of what is written on the wall. */
const DATE_LENGTH = 10;

interface Asked {
  /** The hours in which she is free; null: whenever. */
  readonly free: readonly FreeWindow[] | null;
  readonly neighbourhood: Pick<Neighbourhood, 'timeZone' | 'schoolCalendar'>;
  readonly now: Date;
}

/**
 * Everything that happens in these days and has not ended before `now`, in order. What began on an earlier day is
 * listed under the first.
 */
export function happenings(
  activities: readonly Activity[],
  days: Days,
  { free, neighbourhood, now }: Asked
): Happening[] {
  const { timeZone } = neighbourhood;
  const pauses = schoolHolidays(neighbourhood);
  const window = windowOf(days, timeZone, now);
  const found: Happening[] = [];
  // In the order of their names first: what begins at the same time then stays so.
  for (const activity of activities.toSorted((a, b) => a.slug.localeCompare(b.slug))) {
    const { schedule } = activity;
    if (schedule === null) continue;
    const isLocal = schedule.timeZone === timeZone;
    for (const occurrence of keptOccurrences(schedule, window, pauses)) {
      if (!suits(activity, occurrence, free, timeZone)) continue;
      const date = isLocal
        ? occurrence.local.slice(0, DATE_LENGTH)
        : dateOn(new Date(occurrence.start * 1000), timeZone);
      found.push({ activity, occurrence, date: date < days.from ? days.from : date });
    }
  }
  return found.sort((a, b) => a.occurrence.start - b.occurrence.start);
}

/**
 * Expands all that may happen in these days, for whoever then asks `happenings` for them: of thousands of activities that takes
 * long, and others are answered in between.
 */
export function expandInParts(
  activities: readonly Activity[],
  days: Days,
  { neighbourhood, now }: Omit<Asked, 'free'>
): Promise<void> {
  const pauses = schoolHolidays(neighbourhood);
  const window = windowOf(days, neighbourhood.timeZone, now);
  return inParts(
    (function* () {
      for (const { schedule } of activities) {
        if (schedule !== null) keptOccurrences(schedule, window, pauses);
        yield;
      }
    })()
  );
}

/** Days gone by may be asked for; of today, only what is still to come. */
function windowOf({ from, to }: Days, timeZone: string, now: Date): Window {
  const begin = new Date(momentOfWallClock(Date.parse(from), timeZone));
  return {
    from: from === dateOn(now, timeZone) ? now : begin,
    to: new Date(momentOfWallClock(Date.parse(plusDays(to, 1)), timeZone))
  };
}
