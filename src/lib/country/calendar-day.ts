/** A day of any year: `MM-DD`, or so many days from Easter Sunday: `easter`, `easter-3`, `easter+1`. */
export type CalendarDay = string;

const FIXED = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const FROM_EASTER = /^easter([+-]\d{1,3})?$/;
const DAY = 86_400_000;

/** Whether it is a day that every year has: not 02-30, and not 02-29. */
export function isCalendarDay(text: string): boolean {
  if (FROM_EASTER.test(text)) return true;
  // 2025 has no 29 February.
  return FIXED.test(text) && isoDate(Date.parse(`2025-${text}T00:00Z`)) === `2025-${text}`;
}

/** ISO 8601 date of a day in a year. */
export function dateIn(year: number, day: CalendarDay): string {
  const fromEaster = FROM_EASTER.exec(day);
  return fromEaster ? isoDate(easter(year) + Number(fromEaster[1] ?? 0) * DAY) : `${year}-${day}`;
}

/** The day after, or so many days after. */
export function daysAfter(date: string, days: number): string {
  return isoDate(Date.parse(`${date}T00:00Z`) + days * DAY);
}

export function isSunday(date: string): boolean {
  return new Date(`${date}T00:00Z`).getUTCDay() === 0;
}

/** Easter Sunday of the western churches in a year of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8). */
function easter(year: number): number {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const correction = Math.floor((8 * century + 13) / 25);
  const moon = (19 * a + century - Math.floor(century / 4) - correction + 15) % 30;
  const rest = year % 100;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - (rest % 4)) % 7;
  const late = Math.floor((a + 11 * moon + 22 * weekday) / 451);
  // From 22 March, the earliest.
  return Date.UTC(year, 2, 22 + moon + weekday - 7 * late);
}

function isoDate(time: number): string {
  return Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 10);
}
