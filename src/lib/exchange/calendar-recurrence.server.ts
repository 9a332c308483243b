import { daysOf } from '../activity/schedule/days.ts';
import { nextOccurrences } from '../activity/schedule/expand.server.ts';
import { isProblem, problemOfSchedule } from '../activity/schedule/parse.ts';
import { rfcPropertiesOf, type RfcProperty } from '../activity/schedule/rfc-form.ts';
import { readRule, writeRule, type Rule } from '../activity/schedule/rule.ts';
import type { Schedule } from '../activity/schedule/schedule.ts';
import { inSeason } from '../activity/schedule/season.ts';
import { WALL_DAY, dayOf, isWholeDay, wallOf } from '../activity/schedule/wall.ts';

/** As many at once as the expansion gives. */
const HUNDRED = 100;

/**
 * A schedule as properties of an event, such that every reader makes the same dates of it.
 * @param leftOut starts that do not take place besides EXDATE: those in school holidays
 */
export function recurrenceOf(schedule: Schedule, leftOut: readonly string[] = []): readonly RfcProperty[] {
  const checked = problemOfSchedule(schedule);
  return rfcPropertiesOf(inStep(isProblem(checked) ? schedule : checked), leftOut);
}

/**
 * What a start means that its own rule does not give is undefined (RFC 5545, section 3.8.5.3): some readers have it
 * happen, some do not, and they count differently. Named as RDATE it happens for all; a last day in place of a number
 * is the same for all.
 */
function inStep(schedule: Schedule): Schedule {
  const written = schedule.rrule === null ? null : readRule(schedule.rrule);
  const rule = written === null || typeof written === 'string' ? null : inSeason(written, schedule.season);
  if (!rule) return schedule;
  // Hours mean nothing to whole days and must not be there (section 3.3.10); some readers obey them all the same.
  if (isWholeDay(schedule.start) && rule.byHour.length + rule.byMinute.length > 0)
    return inStep({ ...schedule, rrule: writeRule({ ...rule, byHour: [], byMinute: [] }) });
  if (givesStart(rule, schedule.start)) return schedule;
  const last =
    rule.count === null ? null : lastOccurrence({ ...schedule, duration: 1, exdates: [], rdates: [] });
  return {
    ...schedule,
    rrule: writeRule(last === null ? rule : { ...rule, count: null, until: last }),
    rdates: [...new Set([schedule.start, ...schedule.rdates])].sort()
  };
}

function givesStart({ byHour, byMinute, ...rule }: Rule, start: string): boolean {
  const day = dayOf(wallOf(start));
  const isAmong = (list: readonly number[], from: number) =>
    list.length === 0 || isWholeDay(start) || list.includes(Number(start.slice(from, from + 2)));
  const onDays = daysOf({ ...rule, byHour: [], byMinute: [] }, day, day, day);
  return onDays.length > 0 && isAmong(byHour, 11) && isAmong(byMinute, 14);
}

/** In the form of UNTIL: a date for whole days, else in UTC. Of a schedule of single minutes: none lasts into the next. */
function lastOccurrence(schedule: Schedule): string | null {
  let last: string | null = null;
  let from = Date.parse(schedule.start.slice(0, 10)) - WALL_DAY;
  for (;;) {
    const next = nextOccurrences(schedule, new Date(from), HUNDRED);
    const end = next.at(-1);
    if (!end) return last;
    last = isWholeDay(end.local)
      ? end.local.replaceAll('-', '')
      : `${new Date(end.start * 1000).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
    if (next.length < HUNDRED) return last;
    from = (end.start + 60) * 1000;
  }
}
