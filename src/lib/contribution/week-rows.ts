import { WEEKDAYS, type Weekday } from '../activity/free-hours.ts';
import { tidyHours } from '../place/opening/syntax.ts';
import { all, one, type FormValues } from './form-values.ts';
import type { FieldProblem } from './proposal.ts';

/** From a time to a time on these days; one after midnight ends on the next day. `HH:MM`. */
export interface WeekRow {
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly to: string;
}

/** A week as people tell it: some days from then to then, other days otherwise. */
export interface Week {
  readonly rows: readonly WeekRow[];
  readonly always: boolean;
  /** Closed on public holidays; false: not told. */
  readonly closedOnHolidays: boolean;
}

/** A morning and an afternoon for three kinds of days. */
export const MOST_ROWS = 6;
export const NO_WEEK: Week = { rows: [], always: false, closedOnHolidays: false };

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const DAY_MINUTES = 1440;

/** The week that was typed, as it was typed: inputs `name.0.days`, `name.0.from`, `name.0.to`, `name.always`, … */
export function weekFrom(values: FormValues, name: string): Week {
  const rows = Array.from({ length: MOST_ROWS }, (_, row) => ({
    days: WEEKDAYS.filter((day) => all(values, `${name}.${row}.days`).includes(day)),
    from: one(values, `${name}.${row}.from`),
    to: one(values, `${name}.${row}.to`)
  }));
  return {
    rows: rows.filter(({ days, from, to }) => days.length > 0 || from !== '' || to !== ''),
    always: one(values, `${name}.always`) === 'yes',
    closedOnHolidays: one(values, `${name}.holidays`) === 'closed'
  };
}

/** The inputs a week is typed into: the other way round of {@link weekFrom}. */
export function weekValues(week: Week, name: string): FormValues {
  return Object.fromEntries([
    ...week.rows.flatMap(({ days, from, to }, row) => [
      [`${name}.${row}.days`, days],
      [`${name}.${row}.from`, [from]],
      [`${name}.${row}.to`, [to]]
    ]),
    ...(week.always ? [[`${name}.always`, ['yes']]] : []),
    ...(week.closedOnHolidays ? [[`${name}.holidays`, ['closed']]] : [])
  ]) as FormValues;
}

/** What is missing in it, or null. */
export function problemOfWeek({ rows, always }: Week): FieldProblem | null {
  if (always) return null;
  for (const { days, from, to } of rows) {
    if (from === '' || to === '') return { reason: 'times-incomplete' };
    if (!TIME.test(from) || !TIME.test(to)) return { reason: 'time-impossible' };
    if (days.length === 0) return { reason: 'days-missing' };
  }
  return null;
}

/**
 * A week without problems in OSM's opening_hours syntax; null when nothing was told.
 * https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
 */
export function writeHours({ rows, always, closedOnHolidays }: Week): string | null {
  if (always) return '24/7';
  const spansOf = (day: Weekday) => joined(rows.filter(({ days }) => days.includes(day)).map(spanOf));
  const daysBySpans = new Map<string, Weekday[]>();
  for (const day of WEEKDAYS) {
    const spans = spansOf(day).map(writeSpan).join(',');
    if (spans) daysBySpans.set(spans, [...(daysBySpans.get(spans) ?? []), day]);
  }
  if (daysBySpans.size === 0) return null;
  const rules = [...daysBySpans].map(([spans, days]) => `${writeDays(days)} ${spans}`);
  // After a semicolon a day begins anew: what began the evening before would end at midnight. After a comma it goes on.
  const pastMidnight = rows.some((row) => spanOf(row).to > DAY_MINUTES);
  return [rules.join(pastMidnight ? ', ' : '; '), ...(closedOnHolidays ? ['PH off'] : [])].join('; ');
}

/** Rules begin after a semicolon, or after a comma between a time and a day. */
function rulesIn(hours: string): string[] {
  const pieces = hours.split(/([;,])/);
  const rules = [pieces[0]!];
  for (let piece = 1; piece < pieces.length; piece += 2) {
    const [sign, text] = [pieces[piece]!, pieces[piece + 1]!];
    const before = rules[rules.length - 1]!;
    if (sign === ';' || (/\d$/.test(before) && /^\s?[A-Za-z]/.test(text))) rules.push(text);
    else rules[rules.length - 1] = before + sign + text;
  }
  return rules.map((rule) => rule.trim());
}

/** The week that hours say, when rows can say all of it; null otherwise. */
export function weekOfHours(hours: string): Week | null {
  const tidy = tidyHours(hours);
  if (tidy === '24/7') return { ...NO_WEEK, always: true };
  const rows: WeekRow[] = [];
  const seen = new Set<Weekday>();
  let closedOnHolidays = false;
  for (const rule of rulesIn(tidy)) {
    if (/^PH (off|closed)$/i.test(rule)) {
      closedOnHolidays = true;
      continue;
    }
    const time = rule.search(/\d/);
    const days = time > 0 && rule[time - 1] === ' ' ? readDays(rule.slice(0, time - 1)) : null;
    const spans = rule
      .slice(time)
      .split(',')
      .map((text) => readSpan(text.trim()));
    // A later rule takes the place of an earlier one for its days: rows cannot say that.
    if (!days || days.some((day) => seen.has(day)) || spans.some((span) => span === null)) return null;
    for (const day of days) seen.add(day);
    for (const span of spans) if (span) rows.push({ days, ...span });
  }
  return rows.length > 0 && rows.length <= MOST_ROWS ? { rows, always: false, closedOnHolidays } : null;
}

/** Minutes since midnight; the end may be on the next day. */
interface Span {
  readonly from: number;
  readonly to: number;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function spanOf({ from, to }: WeekRow): Span {
  const start = minutesOf(from);
  const end = minutesOf(to);
  return { from: start, to: end > start ? end : end + DAY_MINUTES };
}

/** In order, those that touch in one. */
function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = all[all.length - 1];
    if (last && span.from <= last.to)
      all[all.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else all.push(span);
  }
  return all;
}

function writeSpan({ from, to }: Span): string {
  return `${writeTime(from)}-${writeTime(to > DAY_MINUTES ? to - DAY_MINUTES : to)}`;
}

function writeTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

const capital = (day: Weekday): string => day[0]!.toUpperCase() + day[1]!;

/** `Mo-We,Fr`: three or more in a row as a range. */
function writeDays(days: readonly Weekday[]): string {
  const numbers = days.map((day) => WEEKDAYS.indexOf(day));
  const runs: number[][] = [];
  for (const number of numbers) {
    const run = runs[runs.length - 1];
    if (run && number === run[0]! + run.length) run.push(number);
    else runs.push([number]);
  }
  return runs
    .map((run) => {
      const names = run.map((number) => capital(WEEKDAYS[number]!));
      return names.length > 2 ? `${names[0]}-${names[names.length - 1]}` : names.join(',');
    })
    .join(',');
}

function readDays(text: string): Weekday[] | null {
  const days = new Set<Weekday>();
  for (const part of text.split(',').map((one) => one.trim().toLowerCase())) {
    const [first, last = first, ...rest] = part.split('-').map((day) => WEEKDAYS.indexOf(day as Weekday));
    if (first === undefined || last === undefined || first < 0 || last < 0 || rest.length > 0) return null;
    for (let day = first; ; day = (day + 1) % 7) {
      days.add(WEEKDAYS[day]!);
      if (day === last) break;
    }
  }
  return WEEKDAYS.filter((day) => days.has(day));
}

function readSpan(text: string): { from: string; to: string } | null {
  const [, from, to] = /^(\d{2}:\d{2})\s*-\s*(\d{2}:\d{2})$/.exec(text) ?? [];
  if (from === undefined || to === undefined || !TIME.test(from)) return null;
  if (to === '24:00') return { from, to: '00:00' };
  return TIME.test(to) ? { from, to } : null;
}
