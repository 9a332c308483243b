import { memoizeByText } from '../../neighbourhood/memoize-by-text.ts';
import { wallOf } from './wall.ts';

/** A recurrence rule (RFC 5545, section 3.3.10), taken apart. Lists are sorted and without repetition. */
export interface Rule {
  readonly freq: Frequency;
  readonly interval: number;
  readonly count: number | null;
  /** As it is written: a date, a date and time on the wall, or one in UTC ending in Z. Included. */
  readonly until: string | null;
  /** `nth` 0: every one; 2: the second; -1: the last. Weekdays from 1, Monday. */
  readonly byDay: readonly { readonly nth: number; readonly weekday: number }[];
  readonly byMonth: readonly number[];
  readonly byMonthDay: readonly number[];
  readonly byYearDay: readonly number[];
  readonly byWeekNo: readonly number[];
  readonly byHour: readonly number[];
  readonly byMinute: readonly number[];
  readonly bySetPos: readonly number[];
  readonly weekStart: number;
}

type Frequency = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';

/** Why a rule is not taken. */
export type RuleReason =
  'text-too-long' | 'rule-not-understood' | 'rule-too-often' | 'rule-too-many-times' | 'rule-list-too-long';

const LONGEST_RULE = 500;
/** More than a lesson a day for two years. */
export const MOST_TIMES = 1000;
const MOST_INTERVAL = 1000;
/** RFC 5545 itself has an example of 24 times a day. */
const MOST_TIMES_A_DAY = 24;
/** Rules that are remembered: towns have some hundred. */
const MOST_RULES = 2000;

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const UNTIL = /^(\d{4})(\d{2})(\d{2})(T([01]\d|2[0-3])[0-5]\d[0-5]\dZ?)?$/;

type ListName = 'BYMONTH' | 'BYMONTHDAY' | 'BYYEARDAY' | 'BYWEEKNO' | 'BYHOUR' | 'BYMINUTE' | 'BYSETPOS';

/** By list: least and most value, whether it may count from the end, how many values at most. */
const LISTS: Readonly<Record<ListName, readonly [number, number, boolean, number]>> = {
  BYMONTH: [1, 12, false, 12],
  BYMONTHDAY: [1, 31, true, 31],
  BYYEARDAY: [1, 366, true, 31],
  BYWEEKNO: [1, 53, true, 53],
  BYHOUR: [0, 23, false, 24],
  BYMINUTE: [0, 59, false, 24],
  BYSETPOS: [1, 366, true, 31]
};
const MOST_WEEKDAYS = 35;

/**
 * Reads the value of an RRULE, or says why it cannot be taken. Refused on purpose: rules by the second, minute or hour,
 * lists so long that they only serve to keep a machine busy, and calendars other than the Gregorian (RFC 7529).
 */
export const readRule = memoizeByText(readRuleAnew, MOST_RULES);

function readRuleAnew(text: string): Rule | RuleReason {
  if (text.length > LONGEST_RULE) return 'text-too-long';
  const parts = new Map<string, string>();
  for (const part of text.trim().toUpperCase().replace(/;$/, '').split(';')) {
    const [, name, value] = /^([A-Z]+)=([^=]+)$/.exec(part) ?? [];
    if (name === undefined || value === undefined || parts.has(name)) return 'rule-not-understood';
    parts.set(name, value);
  }
  const take = (name: string): string | undefined => {
    const value = parts.get(name);
    parts.delete(name);
    return value;
  };

  const freq = take('FREQ');
  if (freq === 'SECONDLY' || freq === 'MINUTELY' || freq === 'HOURLY') return 'rule-too-often';
  if (!isFrequency(freq)) return 'rule-not-understood';
  if ((take('BYSECOND') ?? '0') !== '0') return 'rule-too-often';

  const lists: Partial<Record<ListName, readonly number[]>> = {};
  for (const name of Object.keys(LISTS) as ListName[]) {
    const list = readNumbers(take(name), ...LISTS[name]);
    if (typeof list === 'string') return list;
    lists[name] = list;
  }
  const byDay = readWeekdays(take('BYDAY'));
  if (typeof byDay === 'string') return byDay;

  const interval = readWhole(take('INTERVAL') ?? '1');
  const times = take('COUNT');
  const count = times === undefined ? null : readWhole(times);
  const until = take('UNTIL') ?? null;
  const weekStart = WEEKDAYS.indexOf(take('WKST') ?? 'MO') + 1;
  if (!(interval >= 1 && interval <= MOST_INTERVAL) || weekStart === 0 || parts.size > 0)
    return 'rule-not-understood';
  if (count !== null && !(count >= 1)) return 'rule-not-understood';
  if (count !== null && count > MOST_TIMES) return 'rule-too-many-times';
  if (until !== null && (count !== null || !isUntil(until))) return 'rule-not-understood';

  const rule: Rule = {
    freq,
    interval,
    count,
    until,
    byDay,
    byMonth: lists.BYMONTH ?? [],
    byMonthDay: lists.BYMONTHDAY ?? [],
    byYearDay: lists.BYYEARDAY ?? [],
    byWeekNo: lists.BYWEEKNO ?? [],
    byHour: lists.BYHOUR ?? [],
    byMinute: lists.BYMINUTE ?? [],
    bySetPos: lists.BYSETPOS ?? [],
    weekStart
  };
  return misfit(rule) ?? rule;
}

/** What RFC 5545 does not allow together (the table of section 3.3.10), and what we do not. */
function misfit(rule: Rule): RuleReason | null {
  const { freq, byDay, bySetPos } = rule;
  const timesADay = Math.max(1, rule.byHour.length) * Math.max(1, rule.byMinute.length);
  if (timesADay > MOST_TIMES_A_DAY) return 'rule-too-often';
  const most = freq === 'MONTHLY' ? 5 : freq === 'YEARLY' && !rule.byWeekNo.length ? 53 : 0;
  const wrong =
    byDay.some(({ nth }) => Math.abs(nth) > most) ||
    (freq === 'WEEKLY' && rule.byMonthDay.length > 0) ||
    (freq !== 'YEARLY' && rule.byYearDay.length + rule.byWeekNo.length > 0) ||
    // A position in a day or among times of day is not something people say: it stays with the dates.
    (bySetPos.length > 0 &&
      (freq === 'DAILY' ||
        (freq === 'WEEKLY' && bySetPos.some((position) => Math.abs(position) > 7)) ||
        (freq === 'MONTHLY' && bySetPos.some((position) => Math.abs(position) > 31)) ||
        timesADay > 1 ||
        (byDay.some(({ nth }) => nth === 0) && byDay.some(({ nth }) => nth !== 0)) ||
        [byDay, rule.byMonth, rule.byMonthDay, rule.byYearDay, rule.byWeekNo].every((list) => !list.length)));
  return wrong ? 'rule-not-understood' : null;
}

function isFrequency(text: string | undefined): text is Frequency {
  return text === 'DAILY' || text === 'WEEKLY' || text === 'MONTHLY' || text === 'YEARLY';
}

function isUntil(text: string): boolean {
  const [, year, month, day] = UNTIL.exec(text) ?? [];
  return year !== undefined && !Number.isNaN(wallOf(`${year}-${month}-${day}`));
}

function readWhole(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : NaN;
}

function readNumbers(
  text: string | undefined,
  least: number,
  most: number,
  fromEnd: boolean,
  howMany: number
): readonly number[] | RuleReason {
  if (text === undefined) return [];
  const items = text.split(',');
  if (items.length > howMany) return 'rule-list-too-long';
  const numbers = items.map((item) => (/^[+-]?\d{1,3}$/.test(item) ? Number(item) : NaN));
  const fits = (number: number) =>
    fromEnd ? Math.abs(number) >= least && Math.abs(number) <= most : number >= least && number <= most;
  return numbers.every(fits) ? [...new Set(numbers)].sort((a, b) => a - b) : 'rule-not-understood';
}

function readWeekdays(text: string | undefined): Rule['byDay'] | RuleReason {
  if (text === undefined) return [];
  const items = text.split(',');
  if (items.length > MOST_WEEKDAYS) return 'rule-list-too-long';
  const days = new Map<string, Rule['byDay'][number]>();
  for (const item of items) {
    const [, nth, day] = /^([+-]?[1-9]\d?)?(MO|TU|WE|TH|FR|SA|SU)$/.exec(item) ?? [];
    if (day === undefined) return 'rule-not-understood';
    const one = { nth: Number(nth ?? 0), weekday: WEEKDAYS.indexOf(day) + 1 };
    days.set(`${one.nth} ${one.weekday}`, one);
  }
  return [...days.values()].sort((a, b) => a.nth - b.nth || a.weekday - b.weekday);
}

/** The value of an RRULE, always written the same way. */
export function writeRule(rule: Rule): string {
  const days = rule.byDay.map(({ nth, weekday }) => `${nth || ''}${WEEKDAYS[weekday - 1]}`);
  const parts: readonly (readonly [string, string | number | null | readonly (string | number)[]])[] = [
    ['FREQ', rule.freq],
    ['UNTIL', rule.until],
    ['COUNT', rule.count],
    ['INTERVAL', rule.interval === 1 ? null : rule.interval],
    ['BYMONTH', rule.byMonth],
    ['BYWEEKNO', rule.byWeekNo],
    ['BYYEARDAY', rule.byYearDay],
    ['BYMONTHDAY', rule.byMonthDay],
    ['BYDAY', days],
    ['BYHOUR', rule.byHour],
    ['BYMINUTE', rule.byMinute],
    ['BYSETPOS', rule.bySetPos],
    ['WKST', rule.weekStart === 1 ? null : WEEKDAYS[rule.weekStart - 1]!]
  ];
  return parts
    .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${name}=${Array.isArray(value) ? value.join(',') : value}`)
    .join(';');
}
