import type { LocalisedText } from '../i18n/localised.ts';
import { dateIn, daysAfter, isSunday, type CalendarDay } from './calendar-day.ts';
import type { SchoolRule } from './country.ts';

interface Holiday {
  /** ISO 8601 dates, both included. */
  readonly from: string;
  readonly to: string;
  readonly name: LocalisedText;
}

interface SchoolCalendar {
  readonly source: SchoolRule['source'];
  readonly until: string;
  readonly holidays: readonly Holiday[];
}

/**
 * The holidays of schools by the rule of their region.
 * @param years in which the school years begin that are wanted, in order
 * @param own days of the town alone, every year; what the rule says of the same days they say in its place
 */
export function schoolCalendarOf(
  rule: SchoolRule,
  years: readonly number[],
  own: readonly { readonly from: CalendarDay; readonly to: CalendarDay; readonly name: LocalisedText }[] = []
): SchoolCalendar {
  const holidays = years.flatMap((year) => holidaysOf(rule, year, own));
  const named = years.map((year) => `${year}/${String(year + 1).slice(2)}`).join(', ');
  return {
    source: { ...rule.source, name: rule.source.name.replace('{years}', named) },
    until: holidays.at(-1)?.to ?? '',
    holidays
  };
}

function holidaysOf(
  { lessons, summer, holidays }: SchoolRule,
  year: number,
  own: SchoolRule['holidays']
): Holiday[] {
  const onDates = ({ from, to, name }: SchoolRule['holidays'][number]) => ({
    from: inSchoolYear(from, year, lessons.from),
    to: inSchoolYear(to, year, lessons.from),
    name
  });
  const ofTown = own.map(onDates);
  const ofRegion = holidays
    .map(onDates)
    .filter(({ from, to }) => !ofTown.some((town) => town.from <= from && to <= town.to));
  const next = dateIn(year + 1, lessons.from);
  return [
    ...[...ofTown, ...ofRegion].sort((one, other) => one.from.localeCompare(other.from)),
    {
      from: daysAfter(inSchoolYear(lessons.to, year, lessons.from), 1),
      // Lessons do not begin on a Sunday.
      to: isSunday(next) ? next : daysAfter(next, -1),
      name: summer
    }
  ];
}

/** A day of the school year that begins in a year: what is before its first day of lessons is in the year after. */
function inSchoolYear(day: CalendarDay, year: number, first: CalendarDay): string {
  const date = dateIn(year, day);
  return date >= dateIn(year, first) ? date : dateIn(year + 1, day);
}
