/*
 * What is written on a wall clock, as text and as a number: milliseconds since 1970-01-01T00:00 on that clock. The number
 * sorts and subtracts as the wall does, and is not a moment in time. No zone, no Temporal: the browser reads this too.
 */

import { isoDate } from '../../neighbourhood/calendar-day.ts';

export const MINUTE = 60_000;
export const WALL_DAY = 86_400_000;
export const FIRST_YEAR = 1970;
export const LAST_YEAR = 2100;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})(?:T([01]\d|2[0-3]):([0-5]\d))?$/;

/** Whether a start is a whole day: `YYYY-MM-DD` without a time. */
export function isWholeDay(text: string): boolean {
  return text.length === 10;
}

/** The number of `YYYY-MM-DDTHH:MM` or `YYYY-MM-DD`; NaN when it is written otherwise or there is no such day. */
export function wallOf(text: string): number {
  const [, year, month, day, hour = '0', minute = '0'] = SHAPE.exec(text) ?? [];
  if (year === undefined) return NaN;
  const wall = Date.UTC(+year, +month! - 1, +day!, +hour, +minute);
  // Date.UTC rolls 30 February on to March, and takes the years 0 to 99 for those of 1900.
  const date = new Date(wall);
  return date.getUTCDate() === +day! && date.getUTCFullYear() === +year ? wall : NaN;
}

/** The text of a number, in the form of a start. */
export function wallText(wall: number, wholeDay: boolean): string {
  const date = isoDate(dayOf(wall));
  if (wholeDay) return date;
  const minutes = Math.floor((wall - dayOf(wall) * WALL_DAY) / MINUTE);
  return `${date}T${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

const twoDigits = (number: number): string => (number < 10 ? `0${number}` : `${number}`);

/** Days since 1970-01-01 of the date on the wall. */
export function dayOf(wall: number): number {
  return Math.floor(wall / WALL_DAY);
}

/** ISO weekday of a day number, 1 Monday to 7 Sunday (1970-01-01 was a Thursday). */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Month of a wall clock, 1 to 12. */
export function monthOf(wall: number): number {
  return new Date(wall).getUTCMonth() + 1;
}

/** Day of the month of a wall clock, 1 to 31. */
export function monthDayOf(wall: number): number {
  return new Date(wall).getUTCDate();
}
