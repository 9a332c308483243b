import { type Locale, traitsOf } from '../../i18n/locales.ts';

/*
 * Times, days and months in the reader's words and digits. Formatters are made once: making one costs more
 * than writing a card.
 */

const DATE_STYLES = {
  weekday: { weekday: 'long' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  dayAndYear: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  shortDay: { day: 'numeric', month: 'long' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' }
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const dateFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();

function dateFormat(key: string, locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  let format = dateFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, options);
    dateFormats.set(key, format);
  }
  return format;
}

/** A whole number without grouping in the reader's digits, as years and clock times are written. */
export function digits(value: number, locale: Locale, minimumIntegerDigits = 1): string {
  const key = `${locale} ${minimumIntegerDigits}`;
  let format = numberFormats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(traitsOf(locale).intl, { minimumIntegerDigits, useGrouping: false });
    numberFormats.set(key, format);
  }
  return format.format(value);
}

/** A date of the neighbourhood (ISO 8601) in one of our styles. */
export function dateInWords(isoDate: string, style: keyof typeof DATE_STYLES, locale: Locale): string {
  const options = { ...DATE_STYLES[style], timeZone: 'UTC' };
  return dateFormat(`${locale} ${style}`, traitsOf(locale).intl, options).format(new Date(isoDate));
}

/**
 * Clock time `HH:MM` (24 hours, up to `24:00`) in the reader's digits; in tables the hour has two digits.
 * `Intl` has no way to write 24:00, so the two numbers are written one by one.
 */
export function timeInDigits(time: string, locale: Locale, hourDigits: 1 | 2 = 1): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return `${digits(hour, locale, hourDigits)}:${digits(minute, locale, 2)}`;
}

/** What the wall clock of a zone shows at an instant: ISO 8601 date and `HH:MM`. */
export function onTheWall(instant: Date, timeZone: string): { date: string; time: string } {
  const options = {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23'
  } as const;
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of dateFormat(`wall ${timeZone}`, 'en-GB', options).formatToParts(instant))
    parts[type] = value;
  return { date: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
}

/** Whole days from one ISO 8601 date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** Text of another language and direction inside a sentence (Unicode UAX 9, first strong isolate). */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
