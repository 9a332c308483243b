import { occurrences } from '../activity/schedule/expand.server.ts';
import { isProblem, problemOfSchedule } from '../activity/schedule/parse.ts';
import { readRule, writeRule, type Rule } from '../activity/schedule/rule.ts';
import type { Schedule } from '../activity/schedule/schedule.ts';
import { isWholeDay, MINUTE, WALL_DAY, wallOf, wallText } from '../activity/schedule/wall.ts';
import { momentOfWallClock } from '../neighbourhood/clock.ts';

/** So much is expanded at once: milliseconds. */
const AT_ONCE = 10 * 366 * WALL_DAY;

/** A series of which a date is changed together with all that follow (RANGE=THISANDFUTURE, RFC 5545, section 3.2.13). */
export interface SplitSeries {
  /** What comes before that date; null when nothing does. */
  readonly before: Schedule | null;
  /** That date and what follows, as changed; null when its rule cannot be moved along without guessing. */
  readonly after: Schedule | null;
}

/**
 * @param series as it was, its single changed dates left out
 * @param at the date from which it changes, as the series had it, in the form of its start
 * @param changed start and length of that date as changed
 */
export function splitSeries(
  series: Schedule,
  at: string,
  changed: Pick<Schedule, 'start' | 'duration' | 'timeZone'>
): SplitSeries {
  const rule = series.rrule === null ? null : readRule(series.rrule);
  if (typeof rule === 'string') return { before: null, after: null };
  const isEarlier = (date: string) => wallOf(date) < wallOf(at);
  const earlier = rule && startsBefore(series, at);
  const before = isEarlier(series.start)
    ? checked({
        ...series,
        rrule: rule && (ended(rule, earlier!, series, at) ?? series.rrule),
        exdates: series.exdates.filter(isEarlier),
        rdates: series.rdates.filter(isEarlier)
      })
    : null;
  const wholeDay = isWholeDay(changed.start);
  if (
    changed.timeZone !== series.timeZone ||
    wholeDay !== isWholeDay(at) ||
    (rule && !movesAlong(rule, at, changed.start))
  )
    return { before, after: null };
  const shift = wallOf(changed.start) - wallOf(at);
  const shifted = (dates: readonly string[]) =>
    dates.filter((date) => !isEarlier(date)).map((date) => wallText(wallOf(date) + shift, wholeDay));
  const left = rule?.count == null ? null : rule.count - earlier!;
  if (left !== null && left < 1) return { before, after: null };
  return {
    before,
    after: checked({
      ...series,
      start: changed.start,
      duration: changed.duration,
      rrule: rule && writeRule({ ...rule, count: left, until: movedUntil(rule, shift) }),
      exdates: shifted(series.exdates),
      rdates: shifted(series.rdates)
    })
  };
}

function checked(schedule: Schedule): Schedule | null {
  const result = problemOfSchedule(schedule);
  return isProblem(result) ? null : result;
}

/** How many times the rule gives before a date; those left out count too. */
function startsBefore(series: Schedule, at: string): number {
  const end = momentOfWallClock(wallOf(at), series.timeZone);
  const all = {
    ...series,
    exdates: [],
    rdates: [],
    duration: isWholeDay(series.start) ? WALL_DAY / MINUTE : 1
  };
  const starts = new Set<number>();
  for (let from = momentOfWallClock(wallOf(series.start), series.timeZone); from < end; from += AT_ONCE)
    for (const { start } of occurrences(all, {
      from: new Date(from),
      to: new Date(Math.min(from + AT_ONCE, end))
    }))
      starts.add(start);
  return starts.size;
}

/** The rule with its end before a date; undefined when it has ended by then anyway. */
function ended(rule: Rule, earlier: number, series: Schedule, at: string): string | undefined {
  if (rule.count !== null && rule.count <= earlier) return undefined;
  const until = isWholeDay(at)
    ? wallText(wallOf(at) - WALL_DAY, true).replaceAll('-', '')
    : `${wallText(momentOfWallClock(wallOf(at), series.timeZone) - MINUTE, false).replace(/[-:]/g, '')}00Z`;
  return writeRule({ ...rule, count: null, until });
}

/** Whether what a rule says of days and hours is still so when its date moves: else one would have to guess. */
function movesAlong(rule: Rule, at: string, to: string): boolean {
  const isSameDay = at.slice(0, 10) === to.slice(0, 10);
  const namesDays = [rule.byDay, rule.byMonthDay, rule.byYearDay, rule.byWeekNo, rule.byMonth, rule.bySetPos];
  const namesHours = [rule.byHour, rule.byMinute];
  return (
    (isSameDay || namesDays.every((list) => list.length === 0)) &&
    (at.slice(10) === to.slice(10) || namesHours.every((list) => list.length === 0))
  );
}

/** A last moment moves with the hours, so that the last date stays one: to the end of its day. */
function movedUntil({ until }: Rule, shift: number): string | null {
  if (until === null || until.length === 8) return until;
  const wall = wallOf(
    `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}T${until.slice(9, 11)}:${until.slice(11, 13)}`
  );
  return `${wallText(wall + shift, false).replace(/[-:]/g, '')}00${until.endsWith('Z') ? 'Z' : ''}`;
}
