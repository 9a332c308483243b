import { WEEKDAYS } from '../activity/free-hours.ts';
import { isProblem, problemOfSchedule, type ScheduleReason } from '../activity/schedule/parse.ts';
import { readRule } from '../activity/schedule/rule.ts';
import type { Schedule } from '../activity/schedule/schedule.ts';
import { monthsOf } from '../activity/schedule/season.ts';
import { untilOf } from '../activity/schedule/until.ts';
import {
  WALL_DAY,
  dayOf,
  isWholeDay,
  MINUTE,
  monthOf,
  wallOf,
  wallText,
  weekdayOf
} from '../activity/schedule/wall.ts';
import { wallClockAt } from '../neighbourhood/clock.ts';
import type { FormValues } from './form-values.ts';
import type { FieldProblem } from './proposal.ts';
import { MOST_TOLD_DATES, SCHOOL_YEAR, type ToldSchedule } from './told.ts';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The inputs a schedule is told with, or null when they cannot say all of it. */
export function toldValues(schedule: Schedule, name: string): FormValues | null {
  const told = toldOf(schedule);
  if (told === null) return null;
  const values: Record<string, readonly string[]> = { [`${name}.mode`]: [told.mode] };
  if (told.mode === 'unknown') return values;
  values[`${name}.from`] = [told.from];
  values[`${name}.to`] = [told.to];
  if (told.mode === 'dates') return { ...values, [`${name}.dates`]: told.dates };
  const { season } = told;
  const isSchool = season?.from === SCHOOL_YEAR.from && season.to === SCHOOL_YEAR.to;
  return {
    ...values,
    [`${name}.days`]: told.days,
    [`${name}.every`]: [String(told.every)],
    [`${name}.season`]: [season === null ? 'all' : isSchool ? 'school' : 'months'],
    ...(season && { [`${name}.first_month`]: [season.from], [`${name}.last_month`]: [season.to] }),
    [`${name}.first`]: [told.first],
    [`${name}.last`]: [told.last]
  };
}

/**
 * The schedule that was told; null for days to confirm.
 * @param today `YYYY-MM-DD` on the wall of the place: what is told without a first day begins at the next one
 */
export function scheduleFrom(
  told: ToldSchedule,
  { today, timeZone }: { today: string; timeZone: string }
): { schedule: Schedule | null } | { problem: FieldProblem } {
  if (told.mode === 'unknown') return { schedule: null };
  const times = problemOfTimes(told);
  if (times) return { problem: times };
  const rest = { timeZone, pausesInSchoolHolidays: null };
  if (told.mode === 'dates') {
    const dates = told.dates.toSorted();
    if (dates.length === 0) return { problem: { reason: 'date-impossible' } };
    if (dates.length > MOST_TOLD_DATES) return { problem: { reason: 'too-many' } };
    if (dates.some((date) => !isWholeDay(date) || Number.isNaN(wallOf(date))))
      return { problem: { reason: 'date-impossible' } };
    if (dates.at(-1)! < today) return { problem: { reason: 'date-past' } };
    const [start = '', ...rdates] = dates.map((date) => (told.from === '' ? date : `${date}T${told.from}`));
    return checked({ ...rest, start, rdates, duration: durationOf(told) });
  }
  if (told.days.length === 0) return { problem: { reason: 'days-missing' } };
  for (const date of [told.first, told.last])
    if (date !== '' && (!isWholeDay(date) || Number.isNaN(wallOf(date))))
      return { problem: { reason: 'date-impossible' } };
  if (told.last !== '' && told.last < today) return { problem: { reason: 'date-past' } };
  const start = firstDay(told, told.first || today);
  if (start === null) return { problem: { reason: 'date-impossible' } };
  const rule = [
    'FREQ=WEEKLY',
    ...(told.last === '' ? [] : [`UNTIL=${told.last.replaceAll('-', '')}`]),
    ...(told.every === 2 ? ['INTERVAL=2'] : []),
    `BYDAY=${told.days.map((day) => day.toUpperCase()).join(',')}`
  ];
  return checked({
    ...rest,
    start: `${start}T${told.from}`,
    duration: durationOf(told),
    rrule: rule.join(';'),
    season: told.season
  });
}

/** The first of its days in its months, from a day on. */
function firstDay({ days, season }: Extract<ToldSchedule, { mode: 'weekly' }>, from: string): string | null {
  const months = season && /^\d\d$/.test(season.from) && /^\d\d$/.test(season.to) ? monthsOf(season) : null;
  if (season && !months) return null;
  const start = wallOf(from);
  for (let wall = start; wall < start + 400 * WALL_DAY; wall += WALL_DAY) {
    const weekday = WEEKDAYS[weekdayOf(dayOf(wall)) - 1]!;
    if (days.includes(weekday) && (!months || months.includes(monthOf(wall)))) return wallText(wall, true);
  }
  return null;
}

function problemOfTimes({ mode, from, to }: Exclude<ToldSchedule, { mode: 'unknown' }>): FieldProblem | null {
  if (from === '' && to === '' && mode === 'dates') return null;
  if (from === '' || to === '') return { reason: 'times-incomplete' };
  if (!TIME.test(from) || !TIME.test(to)) return { reason: 'time-impossible' };
  return from < to ? null : { reason: 'end-before-start' };
}

/** Minutes; a whole day without times. */
function durationOf({ from, to }: { from: string; to: string }): number {
  if (from === '') return WALL_DAY / MINUTE;
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return minutes(to) - minutes(from);
}

const REASONS: Readonly<Partial<Record<ScheduleReason, FieldProblem['reason']>>> = {
  'date-impossible': 'date-impossible',
  'date-too-far': 'date-impossible',
  'rule-ends-before-start': 'date-impossible',
  'end-before-start': 'end-before-start',
  'too-many-dates': 'too-many'
};

function checked(value: object): { schedule: Schedule } | { problem: FieldProblem } {
  const result = problemOfSchedule(value);
  if (!isProblem(result)) return { schedule: result };
  return { problem: { reason: REASONS[result.reason] ?? 'invalid' } };
}

function toldOf(schedule: Schedule): ToldSchedule | null {
  const { start, duration, rrule, exdates, rdates, season } = schedule;
  const whole = isWholeDay(start);
  const end = wallOf(start) + duration * MINUTE;
  if (exdates.length > 0 || (whole ? duration * MINUTE !== WALL_DAY : dayOf(end) !== dayOf(wallOf(start))))
    return null;
  const from = whole ? '' : start.slice(11);
  const to = whole ? '' : wallText(end, false).slice(11);
  if (rrule === null) {
    const dates = [start, ...rdates];
    const alike = dates.every((date) => (whole ? isWholeDay(date) : date.slice(11) === from));
    if (!alike || season || dates.length > MOST_TOLD_DATES) return null;
    return { mode: 'dates', dates: dates.map((date) => date.slice(0, 10)), from, to };
  }
  const rule = readRule(rrule);
  if (whole || typeof rule === 'string' || rdates.length > 0 || rule.freq !== 'WEEKLY') return null;
  if (rule.count !== null || rule.interval > 2 || rule.byMonth.length + rule.bySetPos.length > 0) return null;
  if (rule.byHour.length + rule.byMinute.length > 0 || rule.byDay.some(({ nth }) => nth !== 0)) return null;
  const days =
    rule.byDay.length > 0 ? rule.byDay.map(({ weekday }) => weekday) : [weekdayOf(dayOf(wallOf(start)))];
  const last =
    rule.until === null
      ? ''
      : wallText(wallClockAt(untilOf(rule, schedule.timeZone), schedule.timeZone), true);
  return {
    mode: 'weekly',
    days: days.map((weekday) => WEEKDAYS[weekday - 1]!),
    from,
    to,
    every: rule.interval,
    season,
    first: start.slice(0, 10),
    last
  };
}
