import { type Locale, traitsOf } from '../../i18n/locales.ts';

const MINUTE = 60_000;
const UNITS = [
  ['day', 24 * 60 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE]
] as const;

/** How long ago a moment was, in the reader's words: "3 days ago", "now". Milliseconds since the epoch. */
export function timeAgo(then: number, now: number, locale: Locale): string {
  const words = new Intl.RelativeTimeFormat(traitsOf(locale).intl, { numeric: 'auto' });
  const passed = Math.max(0, now - then);
  const [unit, length] = UNITS.find(([, least]) => passed >= least) ?? ['second', Infinity];
  return words.format(-Math.floor(passed / length), unit);
}
