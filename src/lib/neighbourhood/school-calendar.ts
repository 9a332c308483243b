import type { LocalisedText } from '../i18n/localised.ts';
import type { Source } from '../field/values.ts';

/** Days on which schools are closed, as ISO 8601 dates of the place, both included. */
export interface SchoolHoliday {
  readonly from: string;
  readonly to: string;
  /** "Christmas holidays". */
  readonly name: LocalisedText;
}

/** The holidays of the schools of a neighbourhood, as whoever decides them has published them. */
export interface SchoolCalendar {
  readonly source: Source;
  /** The last date it speaks of: of what comes after, nobody knows yet. */
  readonly until: string;
  readonly holidays: readonly SchoolHoliday[];
}

const NONE: readonly SchoolHoliday[] = [];

/** Every holiday that is known, for what pauses in them; none where nobody has told us the calendar. */
export function schoolHolidays({
  schoolCalendar
}: {
  readonly schoolCalendar: SchoolCalendar | null;
}): readonly SchoolHoliday[] {
  return schoolCalendar?.holidays ?? NONE;
}

/** The holidays that are not over on a date, the next first. */
export function comingHolidays(calendar: SchoolCalendar, today: string): readonly SchoolHoliday[] {
  return calendar.holidays
    .filter(({ to }) => to >= today)
    .toSorted((one, other) => one.from.localeCompare(other.from));
}
