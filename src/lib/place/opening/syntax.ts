import { BLANKS, INVISIBLE, TURNING } from '../../i18n/unseen.ts';

/**
 * What of OSM's `opening_hours` is accepted (https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification).
 * The parser behind it also repairs: it takes "lun-ven" for Mo-Fr, "primavera" for some months, full stops
 * for colons, in a dozen languages. A repair is a guess, so only the specification's own words pass; and
 * since strings come from anyone, length and number of rules are bounded before anything is parsed.
 */

/** The bound of an OSM tag value is 255; twice that, so that hours from elsewhere fit too. */
export const LONGEST_HOURS = 500;
/**
 * Rules are tried one after the other at each change of state; real strings have under ten, one for each
 * month and a few more at most. With these bounds the worst string found by fuzzing costs a few hundred
 * milliseconds once, the median one two.
 */
export const MOST_RULES = 24;
/** Rules and the days and times listed in them. */
export const MOST_PARTS = 96;

const WORDS = new Set(
  (
    'mo tu we th fr sa su jan feb mar apr may jun jul aug sep oct nov dec ' +
    'ph week easter day days sunrise sunset dawn dusk open closed off unknown'
  ).split(' ')
);

export type HoursProblem =
  | 'empty'
  | 'too-long'
  | 'too-many-rules'
  /** Blanks where there should be none: {@link tidyHours} takes them away. */
  | 'untidy'
  /** A quotation mark without its pair, or a control character. */
  | 'broken-text'
  | 'unknown-word'
  /** School holidays are not in the tables for every year and country: no state could be told. */
  | 'school-holidays'
  | 'unknown-sign'
  /** Words and signs are right, their order is not (told by the parser), or a number is past any year. */
  | 'not-understood';

/** A comment, so that a text is split into what is language and, at the odd places, what is not. */
const COMMENT = /("[^"]*")/;

/**
 * Hours as they are kept and read: one space between words, nothing before and after, no rule without a word, no sign that
 * nobody sees but those that join or turn letters of a comment. The parser behind tries every way to part blanks before
 * the first word, twice as long for each: forty of them never end. So this comes before it, whatever was stored.
 */
export function tidyHours(hours: string): string {
  return hours
    .split(COMMENT)
    .map((part, index) => (index % 2 ? part : part.replace(/\p{Cf}+/gu, '')))
    .join('')
    .replace(INVISIBLE, '')
    .replace(TURNING, '')
    .replace(BLANKS, ' ')
    .replace(/^[; ]+/, '')
    .trimEnd();
}

/** The string without its comments, so that words in them are not taken for the language of hours. */
export function withoutComments(hours: string): string {
  return hours.replace(/"[^"]*"/g, '""');
}

/** Why hours are refused before they are parsed, or null for {@link tidyHours}. One pass over at most 500 characters. */
export function problemOfHoursText(hours: string): HoursProblem | null {
  if (hours.length > LONGEST_HOURS) return 'too-long';
  const tidy = tidyHours(hours);
  if (tidy === '') return 'empty';
  if (tidy !== hours) return 'untidy';
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f]/.test(hours)) return 'broken-text';
  const language = withoutComments(hours);
  if (language.replaceAll('""', '').includes('"')) return 'broken-text';
  if (language.split(/;|,|\|\|/).length > MOST_PARTS) return 'too-many-rules';
  if (language.split(/;|\|\|/).length > MOST_RULES) return 'too-many-rules';
  if (/\bSH\b/i.test(language)) return 'school-holidays';
  for (const [word] of language.matchAll(/\p{L}+/gu))
    if (!WORDS.has(word.toLowerCase())) return 'unknown-word';
  if (/\d{5}/.test(language)) return 'not-understood';
  return /^[\p{L}\d ,;:+\-/()[\]|"]*$/u.test(language) ? null : 'unknown-sign';
}

/** `PH` as a rule's own day, with what may follow it: a move by a day, another weekday to combine with. */
const PUBLIC_HOLIDAY = /\bPH\b(?<move>\s*[+-]\s*\d+\s*days?)?(?<and>\s+(?=(?:Mo|Tu|We|Th|Fr|Sa|Su)\b))?/gi;

/** What a string says of public holidays. */
export interface HolidayRules {
  /** It says something about the holiday itself. Without, the hours of a holiday are not known. */
  readonly said: boolean;
  /** Every mention can be widened to one more day by {@link alsoOn}. */
  readonly simple: boolean;
}

export function holidayRules(hours: string): HolidayRules {
  const mentions = [...withoutComments(hours).matchAll(PUBLIC_HOLIDAY)];
  return {
    said: mentions.some(({ groups }) => groups?.['move'] === undefined),
    simple: mentions.every(({ groups }) => groups?.['move'] === undefined && groups?.['and'] === undefined)
  };
}

/**
 * The same hours, in which what holds on public holidays holds on these weekdays too: `Mo-Fr,PH` becomes
 * `Mo-Fr,PH,Su`. For one day it says what the hours would be if that day were a public holiday.
 */
export function alsoOn(hours: string, weekdays: readonly string[]): string {
  return hours
    .split(COMMENT)
    .map((part, index) => (index % 2 ? part : part.replace(/\bPH\b/gi, ['PH', ...weekdays].join(','))))
    .join('');
}

/** Hours that follow the sun differ by place and day. */
export function followsSun(hours: string): boolean {
  return /\b(?:sunrise|sunset|dawn|dusk)\b/i.test(withoutComments(hours));
}
