import type { Wording } from './describe.ts';
import type { DayHours, OpeningSpan } from './state.ts';
import { dateInWords, isolated, onTheWall, timeInDigits } from './wording.ts';

/** A row of the week in the reader's words. */
export interface DescribedDay {
  readonly day: string;
  /** "23 November". */
  readonly date: string;
  readonly isoDate: string;
  /** "09:30–12:00"; empty means closed. */
  readonly spans: readonly string[];
  readonly isToday: boolean;
  readonly note?: string;
}

/** The rows of {@link DayHours} in the reader's words. */
export function describeWeek(week: readonly DayHours[], wording: Wording): DescribedDay[] {
  const today = onTheWall(wording.now, wording.timeZone).date;
  return week.map((row) => {
    const note = holidayNote(row, wording);
    return {
      day: dateInWords(row.date, 'weekday', wording.locale),
      date: dateInWords(row.date, 'shortDay', wording.locale),
      isoDate: row.date,
      spans: row.intervals.map((interval) => describeHours(interval, wording)),
      isToday: row.date === today,
      ...(note !== null && { note })
    };
  });
}

/** "09:30–12:00", with what the source says of it: "09:30–12:00 (solo donne)". */
export function describeHours(
  hours: OpeningSpan & { readonly conditional?: boolean },
  { t, locale }: Pick<Wording, 't' | 'locale'>
): string {
  const times = `${timeInDigits(hours.from, locale, 2)}–${timeInDigits(hours.to, locale, 2)}`;
  const comment = hours.comment ? isolated(hours.comment) : hours.conditional ? t('opening.perhaps') : null;
  return comment === null ? times : `${times} (${comment})`;
}

function holidayNote({ holiday, mayDiffer }: DayHours, { t }: Wording): string | null {
  if (!holiday) return mayDiffer ? t('opening.mayDiffer') : null;
  if (holiday.name === null) return t(mayDiffer ? 'opening.holiday' : 'opening.holidayUnnamed');
  const name = isolated(holiday.name);
  return t(mayDiffer ? 'opening.holidayNamedMayDiffer' : 'opening.holidayNamed', {
    name
  });
}
