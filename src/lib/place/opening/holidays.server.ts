import { dayNumber, DAY, isoDate } from '../../neighbourhood/calendar-day.ts';
import { stretches } from './library.server.ts';
import { Memo } from './memo.ts';
import type { Holiday, OpeningContext } from './state.ts';

const byYear = new Memo<ReadonlyMap<number, string>>(200);

/** Names of the public holidays of the country and region in a year, by day number. */
function nationalHolidays(context: OpeningContext, year: number): ReadonlyMap<number, string> {
  const { country, region = null } = context;
  return byYear.get(JSON.stringify([country, region, year]), () => {
    const days = new Map<number, string>();
    const from = dayNumber(Date.UTC(year, 0, 1));
    const to = dayNumber(Date.UTC(year + 1, 0, 1));
    for (const stretch of stretches('PH', context, from, to) ?? [])
      for (let day = dayNumber(stretch.from); day * DAY < stretch.to; day++)
        days.set(day, stretch.comment ?? '');
    return days;
  });
}

/** Whether a day is a holiday of this place alone, one the tables of the country do not have. */
export function isLocalHoliday(day: number, context: OpeningContext): boolean {
  const date = isoDate(day);
  return (
    context.localHolidays.includes(date.slice(5)) &&
    !nationalHolidays(context, Number(date.slice(0, 4))).has(day)
  );
}

/** The first day from one to another (not included) that is a holiday of this place alone, or null. */
export function nextLocalHoliday(from: number, to: number, context: OpeningContext): number | null {
  const year = Number(isoDate(from).slice(0, 4));
  const days = context.localHolidays.flatMap((monthAndDay) =>
    [year, year + 1].map((inYear) => Date.parse(`${inYear}-${monthAndDay}T00:00Z`) / DAY)
  );
  const next = Math.min(...days.filter((day) => day >= from && day < to && isLocalHoliday(day, context)));
  return Number.isFinite(next) ? next : null;
}

/** The public holiday that falls on a day, national or of this place, or null. */
export function holidayOn(day: number, context: OpeningContext): Holiday | null {
  const date = isoDate(day);
  const name = nationalHolidays(context, Number(date.slice(0, 4))).get(day);
  if (name !== undefined) return { date, name: name || null };
  return context.localHolidays.includes(date.slice(5)) ? { date, name: null } : null;
}
