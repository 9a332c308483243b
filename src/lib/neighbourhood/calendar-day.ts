/*
 * Arithmetic of days as a calendar counts them, without a zone: nothing here needs to know when clocks change.
 */

/**
 * What a clock on the wall of a neighbourhood shows, as milliseconds since 1970-01-01T00:00 *on that
 * clock*: a number that sorts and subtracts like the wall does, and is not a moment in time.
 */
export type WallClock = number;

/** A day, in milliseconds. */
export const DAY = 86_400_000;

/** Days since 1970-01-01 of the date a wall clock shows. */
export function dayNumber(wall: WallClock): number {
  return Math.floor(wall / DAY);
}

/** ISO weekday of a day number, 1 Monday to 7 Sunday (1970-01-01 was a Thursday). */
export function isoWeekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Of thousands of times all are on the same few days, and writing one costs more than finding it. */
const MOST_DATES = 1000;
const dates = new Map<number, string>();

/** ISO 8601 date of a day number, `2026-03-29`. */
export function isoDate(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  if (dates.size >= MOST_DATES) dates.clear();
  const date = new Date(day * DAY).toISOString().slice(0, 10);
  dates.set(day, date);
  return date;
}
