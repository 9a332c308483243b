import { type Locale, traitsOf } from '../../i18n/locales.ts';
import { dateInWords } from '../../place/opening/wording.ts';
import { WALL_DAY } from './wall.ts';

/* Weekdays and months in the reader's language. Formatters are made once. */

const months = new Map<Locale, Intl.DateTimeFormat>();
const ranges = new Map<Locale, Intl.DateTimeFormat>();

function kept<Format>(formats: Map<Locale, Format>, locale: Locale, make: (intl: string) => Format): Format {
  let format = formats.get(locale);
  if (!format) {
    format = make(traitsOf(locale).intl);
    formats.set(locale, format);
  }
  return format;
}

/** @param weekday ISO weekday, 1 Monday to 7 Sunday */
export function weekdayInWords(weekday: number, locale: Locale): string {
  // 5 January 1970 was a Monday.
  return dateInWords(new Date((weekday + 3) * WALL_DAY).toISOString().slice(0, 10), 'weekday', locale);
}

/** "23 December – 6 January", "7–8 December", from one ISO 8601 date to another. */
export function daysInWords(from: string, to: string, locale: Locale): string {
  const format = kept(
    ranges,
    locale,
    (intl) => new Intl.DateTimeFormat(intl, { day: 'numeric', month: 'long', timeZone: 'UTC' })
  );
  return format.formatRange(Date.parse(from), Date.parse(to));
}

/** @param month 1 to 12 */
export function monthInWords(month: number, locale: Locale): string {
  const format = kept(
    months,
    locale,
    (intl) => new Intl.DateTimeFormat(intl, { month: 'long', timeZone: 'UTC' })
  );
  return format.format(Date.UTC(1970, month - 1, 1));
}
