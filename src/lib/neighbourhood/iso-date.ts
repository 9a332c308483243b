const DAY = 86_400_000;

/** Of thousands of times all are on the same few days, and writing one costs more than finding it. */
const MOST_DATES = 1000;
const dates = new Map<number, string>();

/** ISO 8601 date of a day counted from 1970-01-01, `2026-03-29`. */
export function isoDate(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  if (dates.size >= MOST_DATES) dates.clear();
  const date = new Date(day * DAY).toISOString().slice(0, 10);
  dates.set(day, date);
  return date;
}
