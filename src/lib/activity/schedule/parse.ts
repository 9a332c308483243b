import * as v from 'valibot';
import { momentOfWallClock } from '../../neighbourhood/clock.ts';
import { memoizeByText } from '../../neighbourhood/memoize-by-text.ts';
import { readRule, writeRule, type RuleReason } from './rule.ts';
import type { Schedule } from './schedule.ts';
import { monthsOf, takesSeason } from './season.ts';
import { untilOf } from './until.ts';
import { WALL_DAY, FIRST_YEAR, LAST_YEAR, MINUTE, isWholeDay, monthOf, wallOf } from './wall.ts';

/** Why a schedule cannot be taken; said to its owner as `scheduleProblem.<reason>`. */
export type ScheduleReason =
  | RuleReason
  | 'missing'
  | 'not-understood'
  | 'date-impossible'
  | 'date-too-far'
  | 'end-before-start'
  | 'too-long'
  | 'time-zone-unknown'
  | 'too-many-dates'
  | 'dates-unlike-start'
  | 'rule-ends-before-start'
  | 'start-out-of-season'
  | 'season-with-this-rule';

export type ScheduleField = keyof Schedule | 'end' | 'schedule';

export interface ScheduleProblem {
  readonly field: ScheduleField;
  readonly reason: ScheduleReason;
}

/** A year: the longest exhibition. In minutes. */
const LONGEST = 366 * 24 * 60;
/** Every lesson of three school years, one by one. */
const MOST_DATES = 500;
const LONGEST_ZONE = 60;

const reason = <Reason extends ScheduleReason>(one: Reason): Reason => one;

const start = v.pipe(
  v.string(reason('missing')),
  v.maxLength(16, reason('date-impossible')),
  v.check((text) => !Number.isNaN(wallOf(text)), reason('date-impossible')),
  v.check((text) => isWithinYears(text), reason('date-too-far'))
);
const dates = v.optional(
  v.pipe(v.array(start, reason('not-understood')), v.maxLength(MOST_DATES, reason('too-many-dates'))),
  []
);
const month = v.pipe(v.string(reason('missing')), v.regex(/^(0[1-9]|1[0-2])$/, reason('date-impossible')));

const Shape = v.object(
  {
    start,
    /** In place of `duration`: the last moment on the wall; for whole days the last day, included. */
    end: v.optional(start),
    duration: v.optional(
      v.pipe(
        v.number(reason('not-understood')),
        v.integer(reason('not-understood')),
        v.minValue(1, reason('end-before-start')),
        v.maxValue(LONGEST, reason('too-long'))
      )
    ),
    timeZone: v.pipe(
      v.string(reason('missing')),
      v.maxLength(LONGEST_ZONE, reason('time-zone-unknown')),
      v.check((zone) => zoneName(zone) !== null, reason('time-zone-unknown')),
      v.transform((zone) => zoneName(zone) ?? zone)
    ),
    rrule: v.optional(v.nullable(v.string(reason('not-understood'))), null),
    exdates: dates,
    rdates: dates,
    season: v.optional(v.nullable(v.object({ from: month, to: month }, reason('not-understood'))), null),
    pausesInSchoolHolidays: v.optional(v.nullable(v.boolean(reason('not-understood'))), null)
  },
  reason('not-understood')
);

/**
 * Takes in a schedule from outside: a form, an import, the API. What comes back is one that can be trusted inside, with
 * its rule written our way (UNTIL in UTC, or a date for whole days), or the first thing wrong with it.
 * `end` may be given in place of `duration`.
 */
export function problemOfSchedule(value: unknown): ScheduleProblem | Schedule {
  if (typeof value !== 'object' || value === null) return checked(value);
  const known = results.get(value);
  if (known) return known;
  const result = checked(value);
  results.set(value, result);
  // What has been checked is right as it is written.
  if (!isProblem(result)) results.set(result, result);
  return result;
}

/** Of the same schedule, which nobody changes, it is asked on every page that it is on. */
const results = new WeakMap<object, ScheduleProblem | Schedule>();

function checked(value: unknown): ScheduleProblem | Schedule {
  const parsed = v.safeParse(Shape, value, { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const key = issue.path?.[0]?.key;
    const field = typeof key === 'string' ? (key as ScheduleField) : 'schedule';
    // valibot speaks for itself where a key is not there at all.
    const known = issue.input === undefined ? reason('missing') : (issue.message as ScheduleReason);
    return { field, reason: known };
  }
  const { end, duration: given, ...rest } = parsed.output;
  const wholeDay = isWholeDay(rest.start);

  if (end !== undefined && isWholeDay(end) !== wholeDay) return problem('end', 'dates-unlike-start');
  const duration = given ?? (end === undefined ? undefined : minutesBetween(rest.start, end, rest.timeZone));
  if (duration === undefined) return problem('duration', 'missing');
  if (duration < 1) return problem('end', 'end-before-start');
  if (duration > LONGEST) return problem('end', 'too-long');
  if (wholeDay && duration % (24 * 60) !== 0) return problem('duration', 'dates-unlike-start');

  for (const field of ['exdates', 'rdates'] as const)
    if (rest[field].some((date) => isWholeDay(date) !== wholeDay))
      return problem(field, 'dates-unlike-start');

  const months = monthsOf(rest.season);
  if (months && !months.includes(monthOf(wallOf(rest.start))))
    return problem('season', 'start-out-of-season');

  const schedule: Schedule = {
    ...rest,
    duration,
    exdates: [...new Set(rest.exdates)].sort(),
    rdates: [...new Set(rest.rdates)].sort()
  };
  return schedule.rrule === null ? schedule : withRule(schedule, schedule.rrule);
}

/** Whether {@link problemOfSchedule} found something wrong. */
export function isProblem(result: ScheduleProblem | Schedule): result is ScheduleProblem {
  return 'reason' in result;
}

function withRule(schedule: Schedule, text: string): ScheduleProblem | Schedule {
  const rule = readRule(text);
  if (typeof rule === 'string') return problem('rrule', rule);
  if (schedule.season && !takesSeason(rule)) return problem('season', 'season-with-this-rule');
  const wholeDay = isWholeDay(schedule.start);
  let { until } = rule;
  if (until !== null) {
    const last = untilOf(rule, schedule.timeZone);
    if (last < momentOfWallClock(wallOf(schedule.start), schedule.timeZone))
      return problem('rrule', 'rule-ends-before-start');
    if (!wholeDay) until = `${compact(new Date(last).toISOString())}Z`;
    else if (until.length > 8) until = compact(dateIn(schedule.timeZone, last));
  }
  return { ...schedule, rrule: writeRule({ ...rule, until }) };
}

function problem(field: ScheduleField, why: ScheduleReason): ScheduleProblem {
  return { field, reason: why };
}

function isWithinYears(text: string): boolean {
  const year = Number(text.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** Real minutes: a night on which the clocks change is an hour longer or shorter than its times say. */
function minutesBetween(from: string, to: string, timeZone: string): number {
  if (isWholeDay(from)) return (wallOf(to) - wallOf(from) + WALL_DAY) / MINUTE;
  return (momentOfWallClock(wallOf(to), timeZone) - momentOfWallClock(wallOf(from), timeZone)) / MINUTE;
}

/** ISO 8601 without its marks, to the second: `20270531T215959`. */
function compact(iso: string): string {
  return iso.slice(0, 19).replace(/[-:]/g, '');
}

function dateIn(timeZone: string, moment: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(moment);
}

/** As many as there are, and some that are none. */
const MOST_ZONES = 600;

/** The IANA name, in its own capitals; null when there is no such zone. An offset is not a zone: it knows no summer. */
export const zoneName = memoizeByText((text: string): string | null => {
  if (text.length > LONGEST_ZONE || !/^[A-Za-z]/.test(text)) return null;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions();
    // An older name of a zone stays as it is written.
    return timeZone.toLowerCase() === text.toLowerCase() ? timeZone : text;
  } catch {
    return null;
  }
}, MOST_ZONES);
