import { weekdayInWords } from '../activity/schedule/calendar-words.ts';
import { listInWords } from '../i18n/list-in-words.ts';
import type { Locale } from '../i18n/locales.ts';
import { tidyHours } from '../place/opening/syntax.ts';
import { timeInDigits } from '../place/opening/wording.ts';

/** What the sentences about hours are made with. */
export interface HoursWords {
  readonly locale: Locale;
  /** "from Monday to Friday". */
  readonly range: (from: string, to: string) => string;
  /** "Monday: 9:00–12:00". */
  readonly on: (days: string, times: string) => string;
  readonly always: string;
  readonly holidays: string;
  readonly closed: string;
}

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;
const RULE =
  /^(?<days>(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)(?:(?:-|, ?)(?:Mo|Tu|We|Th|Fr|Sa|Su|PH))*)(?: (?<times>[\d:, -]+)| (?<off>off|closed))$/;
const SPAN = /^(\d{2}:\d{2})-(\d{2}:\d{2})$/;

/**
 * Plain opening hours (OSM `opening_hours` of weekdays, holidays and times) as one line a rule: "from Monday to Friday:
 * 9:00–18:00". Null when they say more than that: who wants them in words then looks at a week of them.
 */
export function hoursInWords(hours: string, words: HoursWords): string[] | null {
  const tidy = tidyHours(hours);
  if (tidy === '24/7') return [words.always];
  const lines = tidy
    .split(';')
    .map((rule) => rule.trim())
    .filter((rule) => rule !== '')
    .map((rule) => ruleInWords(rule, words));
  return lines.length > 0 && lines.every((line) => line !== null) ? lines : null;
}

function ruleInWords(rule: string, words: HoursWords): string | null {
  const { days = '', times, off } = RULE.exec(rule)?.groups ?? {};
  const named = daysInWords(days, words);
  if (named === null) return null;
  if (off) return words.on(named, words.closed);
  const spans = (times ?? '').split(',').map((span) => SPAN.exec(span.trim()));
  if (spans.some((span) => span === null)) return null;
  const said = spans.map(
    (span) => `${timeInDigits(span![1]!, words.locale)}–${timeInDigits(span![2]!, words.locale)}`
  );
  return words.on(named, said.join(', '));
}

function daysInWords(days: string, words: HoursWords): string | null {
  const parts = days.split(',').map((part) => {
    const [from = '', to] = part.trim().split('-');
    const name = dayInWords(from, words);
    if (to === undefined) return name;
    const last = dayInWords(to, words);
    return from === 'PH' || to === 'PH' || name === null || last === null ? null : words.range(name, last);
  });
  return parts.every((part) => part !== null) ? listInWords(parts, words.locale) : null;
}

function dayInWords(day: string, words: HoursWords): string | null {
  if (day === 'PH') return words.holidays;
  const weekday = (DAYS as readonly string[]).indexOf(day) + 1;
  return weekday === 0 ? null : weekdayInWords(weekday, words.locale);
}
