import { comingHolidays } from '../neighbourhood/school-calendar.ts';
import { viewText, type Reading } from '../place/reading.server.ts';
import type { Activity } from './activity.ts';
import { dateOn } from '../neighbourhood/clock.ts';
import { daysInWords } from './schedule/calendar-words.ts';

/** The next ones are what a mother plans for. */
const MOST_NAMED = 2;

/** When it pauses for school holidays: "Christmas holidays (23 December – 6 January)", with the source of the dates. */
export function pausesInWords(
  { schedule }: Activity,
  here: Reading
): { readonly text: string; readonly source: string | null } | null {
  if (!schedule?.pausesInSchoolHolidays) return null;
  const { t, locale } = here.translator;
  const { schoolCalendar, timeZone } = here.neighbourhood;
  const coming = schoolCalendar ? comingHolidays(schoolCalendar, dateOn(here.now, timeZone)) : [];
  if (!schoolCalendar || coming.length === 0) return { text: t('calendar.pausesUnknown'), source: null };
  const holidays = coming
    .slice(0, MOST_NAMED)
    .map(({ from, to, name }) => `${viewText(name, here)!.text} (${daysInWords(from, to, locale)})`);
  const { name, year } = schoolCalendar.source;
  return {
    text: t('calendar.pauses', { holidays: holidays.join(t('schedule.semicolon')) }),
    source: year === undefined || name.includes(String(year)) ? name : `${name} (${year})`
  };
}
