import type { Activity } from '../activity/activity.ts';
import { plusDays } from '../activity/days.ts';
import { dateOn } from '../neighbourhood/clock.ts';
import { happenings } from '../activity/happenings.server.ts';
import { momentOfWallClock } from '../neighbourhood/clock.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { openAnswers } from '../place/opening/evaluate.server.ts';
import type { Hours } from './entries.ts';

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const HOUR = 3_600_000;
/** When somebody looks whether a place is open: in the middle of each part of a day, in local hours. */
const LOOKED_AT = { morning: [9, 11], afternoon: [15, 17], evening: [19, 21] } as const;
/** Holidays and pauses leave a week empty; over six, whatever is weekly has happened. */
const WEEKS = 6;

type Part = keyof typeof LOOKED_AT;

export const weekdayOfDate = (date: string): string => DAYS[new Date(`${date}T00:00Z`).getUTCDay()]!;

/** From five in the afternoon it is evening: who works by day comes then. */
const partOf = (hour: number): Part => (hour < 13 ? 'morning' : hour < 17 ? 'afternoon' : 'evening');

/** When activities happen, by slug, in the weeks to come; those that nobody knows the days of are left out. */
export function activityHours(
  activities: readonly Activity[],
  neighbourhood: NeighbourhoodWithOutline,
  now: Date
): ReadonlyMap<string, Hours> {
  const today = dateOn(now, neighbourhood.timeZone);
  const hours = new Map<string, Set<string>>();
  const days = { from: today, to: plusDays(today, WEEKS * 7) };
  for (const { activity, occurrence, date } of happenings(activities, days, {
    free: null,
    neighbourhood,
    now
  })) {
    const of = hours.get(activity.slug) ?? new Set<string>();
    hours.set(activity.slug, of);
    const dayStart = momentOfWallClock(Date.parse(date), neighbourhood.timeZone);
    const last = Math.min(24, (occurrence.end * 1000 - dayStart) / HOUR);
    for (let hour = Math.max(0, (occurrence.start * 1000 - dayStart) / HOUR); hour < last; hour++) {
      of.add(`${weekdayOfDate(date)}:${partOf(hour)}`);
    }
  }
  return hours;
}

/** When opening hours are open in the week from a day on, by their text. */
export function openingHoursOf(
  texts: readonly string[],
  neighbourhood: NeighbourhoodWithOutline,
  now: Date
): ReadonlyMap<string, Hours> {
  const distinct = [...new Set(texts)];
  const hours = new Map(distinct.map((text) => [text, new Set<string>()]));
  const today = dateOn(now, neighbourhood.timeZone);
  for (let day = 0; day < 7; day++) {
    const date = plusDays(today, day);
    const start = momentOfWallClock(Date.parse(date), neighbourhood.timeZone);
    for (const [part, at] of Object.entries(LOOKED_AT)) {
      for (const hour of at) {
        const { open } = openAnswers(distinct, new Date(start + hour * HOUR), neighbourhood);
        for (const text of open) hours.get(text)?.add(`${weekdayOfDate(date)}:${part}`);
      }
    }
  }
  // Hours that are never open are hours nobody can read.
  return new Map([...hours].map(([text, of]) => [text, of.size > 0 ? of : null]));
}
