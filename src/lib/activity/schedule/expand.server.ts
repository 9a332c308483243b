import {
  epochMillisecondsOf,
  momentOfWallClock,
  offsetAt,
  type InstantLike
} from '../../neighbourhood/clock.ts';
import { daysOf } from './days.ts';
import { readRule, type Rule } from './rule.ts';
import type { Occurrence, Schedule } from './schedule.ts';
import { inSeason, monthsOf } from './season.ts';
import { untilOf } from './until.ts';
import {
  WALL_DAY,
  FIRST_YEAR,
  LAST_YEAR,
  MINUTE,
  dayOf,
  isWholeDay,
  monthOf,
  wallOf,
  wallText
} from './wall.ts';

/** Days without it, as dates of the place (ISO 8601), both included. */
export interface Pause {
  readonly from: string;
  readonly to: string;
}

interface Options {
  /** School holidays: a schedule that says it pauses in them does; any other does not. */
  readonly pauses?: readonly Pause[];
}

export interface Window {
  readonly from: InstantLike;
  readonly to: InstantLike;
}

/** Nothing asks for more at once; with it, no window keeps a processor busy. */
const LONGEST_WINDOW_DAYS = 11 * 366;
const MOST_NEXT = 100;
/** The 29th of February may be 8 years away: 1896, 1904, and again 2096, 2104. */
const LOOKS_AHEAD_DAYS = 12 * 366;
const EARLIEST = Date.UTC(FIRST_YEAR, 0, 1);
const LATEST = Date.UTC(LAST_YEAR + 1, 0, 1);

/**
 * When it happens in a stretch of time, in order: every occurrence that has begun before `to` and not ended at `from`.
 *
 * By RFC 5545: the start is the first occurrence, also where the rule does not give it. A time that the clocks jump over
 * is left out when the rule makes it, and moved on by the jump when it is written (start, RDATE); of a time shown twice
 * it is the first. A whole day begins with its first moment, even where there is no midnight. The season takes away from
 * start and rule before they are counted; pauses and EXDATE after. RDATE is added whatever the season, but pauses.
 *
 * A rule that `readRule` does not take gives the start alone.
 * @throws RangeError when the stretch is longer than 11 years, or the zone is unknown
 */
export function occurrences(schedule: Schedule, window: Window, options: Options = {}): Occurrence[] {
  return expand(schedule, window, options).found;
}

/** @returns also whether rule and start give nothing after the window */
function expand(schedule: Schedule, window: Window, { pauses = [] }: Options) {
  const from = Math.max(epochMillisecondsOf(window.from), EARLIEST);
  const to = Math.min(epochMillisecondsOf(window.to), LATEST);
  if (to - from > LONGEST_WINDOW_DAYS * WALL_DAY) throw new RangeError('A window is at most 11 years long');
  const { timeZone, duration } = schedule;
  const wholeDay = isWholeDay(schedule.start);
  // A day more on either side: what a clock change or a far zone may shift.
  const fromDay = dayOf(from - duration * MINUTE) - 1;
  const toDay = dayOf(to) + 1;

  const leftOut = new Set(schedule.exdates);
  const pausedDays = schedule.pausesInSchoolHolidays === true ? daysOfPauses(pauses) : [];
  const found = new Map<number, Occurrence>();
  const add = (wall: number, moment: number): void => {
    const end = wholeDay ? momentOfWallClock(wall + duration * MINUTE, timeZone) : moment + duration * MINUTE;
    if (moment >= to || end <= from || moment < EARLIEST) return;
    const local = wallText(wall, wholeDay);
    if (leftOut.has(local)) return;
    if (isIn(pausedDays, dayOf(wall))) return;
    if (!found.has(moment)) found.set(moment, { start: moment / 1000, end: end / 1000, local });
  };

  const { starts, over } = ruled(schedule, fromDay, toDay);
  for (const [wall, moment] of starts) add(wall, moment);
  for (const text of schedule.rdates) {
    const wall = wallOf(text);
    add(wall, momentWritten(wall, timeZone, wholeDay));
  }
  return {
    found: [...found.values()].sort((a, b) => a.start - b.start),
    over: over && starts.every(([, moment]) => moment < to)
  };
}

/**
 * The times it is on at `from` or later, in order: what has begun and not ended comes first, so none at all means that it
 * is over; fewer than asked when there are no more in the next 12 years.
 * @param count at most 100
 */
export function nextOccurrences(
  schedule: Schedule,
  from: InstantLike,
  count: number,
  options: Options = {}
): Occurrence[] {
  const wanted = Math.min(count, MOST_NEXT);
  const begin = Math.max(epochMillisecondsOf(from), EARLIEST);
  const next: Occurrence[] = [];
  const horizon = Math.min(begin + LOOKS_AHEAD_DAYS * WALL_DAY, LATEST);
  let cursor = begin;
  // What is frequent is found in the first weeks, what is yearly in the next windows.
  for (let days = wanted === 1 ? 8 : 30; next.length < wanted && cursor < horizon; days *= 4) {
    const to = Math.min(cursor + days * WALL_DAY, horizon);
    const { found, over } = expand(schedule, { from: new Date(cursor), to: new Date(to) }, options);
    for (const occurrence of found) {
      // What was going on where a window began belongs to the one before it.
      const isNew = cursor === begin || occurrence.start * 1000 >= cursor;
      if (isNew && next.length < wanted) next.push(occurrence);
    }
    // A day more than any zone may shift.
    if (over && schedule.rdates.every((date) => wallOf(date) < to - WALL_DAY)) break;
    cursor = to;
  }
  return next;
}

/**
 * The starts that fall in pauses, in the form of {@link Schedule.start}: EXDATE for calendars elsewhere, which know no
 * school holidays.
 */
export function pausedStarts(schedule: Schedule, window: Window, pauses: readonly Pause[]): string[] {
  const days = daysOfPauses(pauses);
  return occurrences(schedule, window)
    .map(({ local }) => local)
    .filter((local) => isIn(days, dayOf(wallOf(local))));
}

type DaysOfPauses = readonly (readonly [first: number, last: number])[];

const daysOfPauses = (pauses: readonly Pause[]): DaysOfPauses =>
  pauses.map(({ from, to }) => [dayOf(wallOf(from)), dayOf(wallOf(to))]);
const isIn = (days: DaysOfPauses, day: number): boolean =>
  days.some(([first, last]) => first <= day && day <= last);

/** The starts that fall in any of these pauses, from the first day of the first to the last of the last. */
export function startsInPauses(schedule: Schedule, pauses: readonly Pause[]): string[] {
  if (schedule.pausesInSchoolHolidays !== true || pauses.length === 0) return [];
  const days = pauses.flatMap(({ from, to }) => [Date.parse(from), Date.parse(to)]);
  // Two days more on either side: what a far zone may shift.
  const from = new Date(Math.min(...days) - 2 * WALL_DAY);
  const to = new Date(Math.max(...days) + 3 * WALL_DAY);
  return pausedStarts(schedule, { from, to }, pauses);
}

interface Ruled {
  /** Wall clock and moment. */
  readonly starts: (readonly [wall: number, moment: number])[];
  /** Whether there are none after these days. */
  readonly over: boolean;
}

/** What start and rule give in some days, in the season, counted and ended; nothing left out yet. */
function ruled(schedule: Schedule, fromDay: number, toDay: number): Ruled {
  const { timeZone } = schedule;
  const wholeDay = isWholeDay(schedule.start);
  const start = wallOf(schedule.start);
  const startDay = dayOf(start);
  const written = schedule.rrule === null ? null : readRule(schedule.rrule);
  const rule = written === null || typeof written === 'string' ? null : inSeason(written, schedule.season);
  const months = monthsOf(schedule.season);

  const starts: (readonly [number, number])[] = [];
  let counted = 0;
  if (!months || months.includes(monthOf(start))) {
    counted++;
    if (startDay >= fromDay && startDay <= toDay)
      starts.push([start, momentWritten(start, timeZone, wholeDay)]);
  }
  if (!rule) return { starts, over: startDay <= toDay };

  const until = untilOf(rule, timeZone);
  const most = rule.count ?? Infinity;
  const slots = wholeDay ? [0] : slotsOf(rule, start - startDay * WALL_DAY);
  const lastDay = Math.min(toDay, dayOf(until) + 1);
  // What is counted is counted from its start, some years at a time until there are enough.
  const stretch = most === Infinity ? Infinity : 5 * 366;
  let begin = most === Infinity ? fromDay : startDay;
  for (; begin <= lastDay && counted < most; begin += stretch) {
    for (const day of daysOf(rule, startDay, begin, Math.min(begin + stretch - 1, lastDay))) {
      if (months && !months.includes(monthOf(day * WALL_DAY))) continue;
      for (const slot of slots) {
        const wall = day * WALL_DAY + slot;
        if (wall <= start) continue;
        const moment = wholeDay ? momentOfWallClock(wall, timeZone) : momentShown(wall, timeZone);
        if (moment === null) continue;
        if (moment > until || counted >= most) return { starts, over: startDay <= toDay };
        counted++;
        if (day >= fromDay) starts.push([wall, moment]);
      }
    }
  }
  return { starts, over: startDay <= toDay && (counted >= most || lastDay < toDay) };
}

/** Times of day of a rule, in milliseconds after midnight on the wall. */
function slotsOf(rule: Rule, startTime: number): readonly number[] {
  const minuteOfDay = startTime / MINUTE;
  const hours = rule.byHour.length ? rule.byHour : [Math.floor(minuteOfDay / 60)];
  const minutes = rule.byMinute.length ? rule.byMinute : [minuteOfDay % 60];
  return hours.flatMap((hour) => minutes.map((minute) => (hour * 60 + minute) * MINUTE));
}

/** The first moment at which the wall clock shows this; null when it never does. */
function momentShown(wall: number, timeZone: string): number | null {
  const before = offsetAt(wall - WALL_DAY, timeZone);
  const after = offsetAt(wall + WALL_DAY, timeZone);
  const first = wall - before;
  if (before === after || offsetAt(first, timeZone) === before) return first;
  const second = wall - after;
  return offsetAt(second, timeZone) === after ? second : null;
}

/** The moment of a time that someone wrote: one that never is keeps the offset from before the jump (section 3.3.5). */
function momentWritten(wall: number, timeZone: string, wholeDay: boolean): number {
  if (wholeDay) return momentOfWallClock(wall, timeZone);
  return momentShown(wall, timeZone) ?? wall - offsetAt(wall - WALL_DAY, timeZone);
}
