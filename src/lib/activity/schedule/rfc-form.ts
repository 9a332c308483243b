import { momentOfWallClock, wallClockAt } from '../../neighbourhood/clock.ts';
import { problemOfSchedule, zoneName, type ScheduleField, type ScheduleProblem } from './parse.ts';
import { readRule, writeRule } from './rule.ts';
import type { Schedule } from './schedule.ts';
import { inSeason, monthsOf } from './season.ts';
import { WALL_DAY, MINUTE, isWholeDay, monthOf, wallOf, wallText } from './wall.ts';
import { windowsZone } from './windows-zones.ts';

/** What does not say when it ends is shown for so long, and says that its end is not told. */
const MINUTES_OF_UNTOLD_END = 60;

/** One property of an iCalendar component (RFC 5545, section 3.1), with its value as it is written there. */
export interface RfcProperty {
  readonly name: 'DTSTART' | 'DTEND' | 'DURATION' | 'RRULE' | 'EXDATE' | 'RDATE';
  /** `TZID`, `VALUE`; names in capitals. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly value: string;
}

/**
 * A schedule as a calendar elsewhere reads it. Its season becomes BYMONTH. School holidays have no form of their own:
 * give the starts that fall in them (`pausedStarts`) as `leftOut`.
 */
export function rfcPropertiesOf(schedule: Schedule, leftOut: readonly string[] = []): readonly RfcProperty[] {
  const { start, duration, season } = schedule;
  const parameters: Record<string, string> = isWholeDay(start)
    ? { VALUE: 'DATE' }
    : { TZID: schedule.timeZone };
  const rule = schedule.rrule === null ? null : readRule(schedule.rrule);
  const ruled = rule === null || typeof rule === 'string' ? null : inSeason(rule, season);
  const startLeftOut = monthsOf(season)?.includes(monthOf(wallOf(start))) === false;
  // Some readers have DTSTART happen whatever the rule says; only EXDATE keeps it out.
  const exdates = [...new Set([...schedule.exdates, ...leftOut, ...(startLeftOut ? [start] : [])])].sort();
  const dates = (name: 'EXDATE' | 'RDATE', list: readonly string[]): RfcProperty[] =>
    list.length === 0 ? [] : [{ name, parameters, value: list.map(compact).join(',') }];
  return [
    { name: 'DTSTART', parameters, value: compact(start) },
    { name: 'DURATION', parameters: {}, value: durationText(duration, isWholeDay(start)) },
    ...(ruled ? [{ name: 'RRULE', parameters: {}, value: writeRule(ruled) } as const] : []),
    ...dates('EXDATE', exdates),
    ...dates('RDATE', schedule.rdates)
  ];
}

/** A property as a line of a calendar, not folded. */
export function rfcPropertyLine({ name, parameters, value }: RfcProperty): string {
  const written = Object.entries(parameters).map(([key, text]) => `;${key}=${text}`);
  return `${name}${written.join('')}:${value}`;
}

/**
 * The schedule that properties of an event say, or what is wrong with them. What other calendars do is forgiven:
 * seconds are dropped, EXDATE as a date leaves out the day's occurrence, names of zones may be those of Windows, an end may
 * be missing. Of an RDATE period only the start is read.
 * @param timeZone of the place, for times without a zone; a single time in UTC is turned into it
 */
export function scheduleOf(properties: readonly RfcProperty[], timeZone: string): ScheduleProblem | Schedule {
  const all = (name: RfcProperty['name']) => properties.filter((one) => one.name === name);
  const [dtstart] = all('DTSTART');
  const [dtend] = all('DTEND');
  const [duration] = all('DURATION');
  const [rrule, secondRule] = all('RRULE');
  if (!dtstart) return { field: 'start', reason: 'missing' };
  if (secondRule) return { field: 'rrule', reason: 'rule-not-understood' };

  const begin = readTime(dtstart.value);
  if (!begin) return { field: 'start', reason: 'date-impossible' };
  const wholeDay = isWholeDay(begin.wall);
  const repeats = rrule !== undefined || all('RDATE').length > 0;
  const zone = begin.utc ? (repeats ? 'UTC' : timeZone) : zoneOf(dtstart, timeZone);
  if (zoneName(zone) === null) return { field: 'timeZone', reason: 'time-zone-unknown' };
  for (const { name, parameters } of properties)
    if (zoneName(zoneOf({ parameters }, zone)) === null)
      return { field: FIELDS[name], reason: 'time-zone-unknown' };

  const startOfEvent = onWall(begin, zone, zone);
  /** A time of any property on the wall of this schedule, in the form of its start. */
  const local = (property: RfcProperty, text: string): string => {
    const time = readTime(text);
    if (!time) return text;
    if (wholeDay) return time.wall.slice(0, 10);
    if (isWholeDay(time.wall)) return time.wall + startOfEvent.slice(10);
    return onWall(time, zoneOf(property, zone), zone);
  };
  const list = (name: 'EXDATE' | 'RDATE') =>
    all(name).flatMap((property) =>
      property.value.split(',').map((text) => local(property, text.split('/')[0] ?? ''))
    );

  const end = dtend && local(dtend, dtend.value);
  const minutes =
    end !== undefined ? minutesTo(startOfEvent, end, zone) : duration ? readDuration(duration.value) : 0;
  if (Number.isNaN(minutes)) return { field: 'end', reason: 'date-impossible' };
  return problemOfSchedule({
    start: startOfEvent,
    // Section 3.6.1: without an end, a date lasts its day, and a time no time at all. Many write an end that is the start.
    duration: minutes === 0 ? (wholeDay ? WALL_DAY / MINUTE : MINUTES_OF_UNTOLD_END) : minutes,
    timeZone: zone,
    rrule: rrule?.value ?? null,
    exdates: list('EXDATE'),
    rdates: list('RDATE')
  });
}

/** Whether properties of an event say when it ends: not those that end where they begin. A date ends with its day. */
export function saysItsEnd(properties: readonly RfcProperty[]): boolean {
  const valueOf = (name: RfcProperty['name']) => properties.find((one) => one.name === name)?.value.trim();
  const [start = '', end, duration] = [valueOf('DTSTART'), valueOf('DTEND'), valueOf('DURATION')];
  if (!start.includes('T')) return true;
  return end === undefined ? readDuration(duration ?? '') > 0 : end.slice(0, 13) !== start.slice(0, 13);
}

const FIELDS: Readonly<Record<RfcProperty['name'], ScheduleField>> = {
  DTSTART: 'start',
  DTEND: 'end',
  DURATION: 'duration',
  RRULE: 'rrule',
  EXDATE: 'exdates',
  RDATE: 'rdates'
};

interface Time {
  readonly wall: string;
  readonly utc: boolean;
}

function readTime(text: string): Time | null {
  const [, year, month, day, hour, minute, utc] =
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{2}(Z)?)?$/.exec(text.trim()) ?? [];
  if (year === undefined) return null;
  const wall = `${year}-${month}-${day}${hour === undefined ? '' : `T${hour}:${minute}`}`;
  return Number.isNaN(wallOf(wall)) ? null : { wall, utc: utc !== undefined };
}

/** A time of one zone as the wall of another shows it. */
function onWall({ wall, utc }: Time, itsZone: string, zone: string): string {
  if (isWholeDay(wall) || (!utc && itsZone === zone)) return wall;
  const moment = utc ? wallOf(wall) : momentOfWallClock(wallOf(wall), itsZone);
  return wallText(wallClockAt(moment, zone), false);
}

/** Minutes from one to the other; NaN when the end is no time. */
function minutesTo(start: string, end: string, timeZone: string): number {
  if (Number.isNaN(wallOf(end))) return NaN;
  if (isWholeDay(start)) return (wallOf(end) - wallOf(start)) / MINUTE;
  return (momentOfWallClock(wallOf(end), timeZone) - momentOfWallClock(wallOf(start), timeZone)) / MINUTE;
}

function zoneOf({ parameters }: Pick<RfcProperty, 'parameters'>, otherwise: string): string {
  const name = parameters.TZID;
  return name === undefined ? otherwise : (windowsZone(name, otherwise) ?? name);
}

function compact(local: string): string {
  return local.replace(/[-:]/g, '') + (isWholeDay(local) ? '' : '00');
}

function durationText(minutes: number, wholeDay: boolean): string {
  if (wholeDay) return `P${minutes / (24 * 60)}D`;
  // Hours and minutes are real time, days follow the wall (section 3.3.6): ours is real time.
  const hours = Math.floor(minutes / 60);
  return `PT${hours ? `${hours}H` : ''}${minutes % 60 ? `${minutes % 60}M` : ''}`;
}

/** Minutes of a DURATION; NaN when it is none. */
export function readDuration(text: string): number {
  const parts =
    /^([+-]?)P(?:(\d{1,3})W|(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?)$/.exec(
      text.trim().toUpperCase()
    );
  if (!parts) return NaN;
  const [, sign, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts;
  const sum =
    ((Number(weeks) * 7 + Number(days)) * 24 + Number(hours)) * 60 +
    Number(minutes) +
    Math.floor(Number(seconds) / 60);
  return sign === '-' ? -sum : sum;
}
