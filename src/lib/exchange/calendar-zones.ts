import { offsetAt } from '../neighbourhood/clock.ts';
import { readRule, type Rule } from '../activity/schedule/rule.ts';
import type { WrittenZone } from './calendar-components.ts';
import type { ContentLine } from './content-lines.ts';

/** When a defined zone takes on an offset. Wall clocks as milliseconds since 1970 on that clock; offsets in milliseconds. */
interface Observance {
  readonly start: number;
  readonly from: number;
  readonly to: number;
  readonly rule: Rule | null;
  readonly dates: readonly number[];
}

const DAY = 86_400_000;
/** Changes of the clock are weeks apart between laws: every fifth day tells New York from Rome. */
const LOOK_EVERY = 5 * DAY;
const LOOK_FOR = 730 * DAY;
/** Of a zone. */
const LONGEST_NAME = 60;

/**
 * The IANA zone that a calendar means by a TZID: its name, or the end of its name (`/mozilla.org/…/Europe/Rome`), or the
 * zone that has the hours the calendar defines for it; `preferred` when that has the same. Null when nothing fits.
 * @param now for the hours of which years, milliseconds since 1970
 */
export function zoneMeant(
  tzid: string,
  defined: WrittenZone | undefined,
  { preferred, now }: { readonly preferred: string; readonly now: number }
): string | null {
  if (isZone(tzid)) return tzid;
  const words = tzid.slice(-LONGEST_NAME).split('/');
  const end = [3, 2].map((howMany) => words.slice(-howMany).join('/')).find(isZone);
  if (end !== undefined) return end;
  const observances = defined?.map(observanceOf).filter((one) => one !== null) ?? [];
  if (observances.length === 0) return null;
  const moments = Array.from({ length: LOOK_FOR / LOOK_EVERY }, (_, index) => now + index * LOOK_EVERY);
  const offsets = moments.map((moment) => definedOffset(observances, moment));
  const hasThem = (zone: string) =>
    moments.every((moment, index) => offsetAt(moment, zone) === offsets[index]);
  return [preferred, ...Intl.supportedValuesOf('timeZone')].find(hasThem) ?? null;
}

function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name) || name.length > LONGEST_NAME) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

function observanceOf(properties: readonly ContentLine[]): Observance | null {
  const value = (name: string) => properties.find((one) => one.name === name)?.value.trim();
  const start = wallOf(value('DTSTART') ?? '');
  const from = offsetOf(value('TZOFFSETFROM') ?? '');
  const to = offsetOf(value('TZOFFSETTO') ?? '');
  if (Number.isNaN(start + from + to)) return null;
  const written = value('RRULE');
  const rule = written === undefined ? null : readRule(written);
  const dates = properties
    .filter(({ name }) => name === 'RDATE')
    .flatMap((one) => one.value.split(',').map(wallOf))
    .filter((date) => !Number.isNaN(date));
  return { start, from, to, rule: typeof rule === 'string' ? null : rule, dates };
}

/** The offset of the change that came last before a moment; before all of them, what the first one changed from. */
function definedOffset(observances: readonly Observance[], moment: number): number {
  let last = -Infinity;
  let offset = observances[0]!.from;
  for (const { start, from, to, rule, dates } of observances) {
    const year = new Date(moment).getUTCFullYear();
    const byRule = rule ? [year, year - 1].map((one) => onsetIn(one, rule, start)) : [];
    for (const wall of [start, ...dates, ...byRule]) {
      const at = wall - from;
      if (wall >= start && at <= moment && at > last) [last, offset] = [at, to];
    }
  }
  return offset;
}

/** When a yearly rule of a VTIMEZONE falls in a year, on the wall; NaN when it has ended. */
function onsetIn(year: number, rule: Rule, start: number): number {
  const begin = new Date(start);
  const years = year - begin.getUTCFullYear();
  if (years % rule.interval !== 0 || (rule.count !== null && years / rule.interval >= rule.count)) return NaN;
  const month = (rule.byMonth[0] ?? begin.getUTCMonth() + 1) - 1;
  const time = ((start % DAY) + DAY) % DAY;
  const { nth, weekday } = rule.byDay[0] ?? { nth: 0, weekday: 0 };
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const fitting = Array.from({ length }, (_, index) => index + 1).filter((day) => {
    const isoWeekday = new Date(Date.UTC(year, month, day)).getUTCDay() || 7;
    if (weekday !== 0 && isoWeekday !== weekday) return false;
    if (weekday === 0 && rule.byMonthDay.length === 0) return day === begin.getUTCDate();
    return rule.byMonthDay.length === 0 || rule.byMonthDay.includes(day);
  });
  const day = nth < 0 ? fitting.at(nth) : fitting[Math.max(nth, 1) - 1];
  if (day === undefined) return NaN;
  const wall = Date.UTC(year, month, day) + time;
  return rule.until !== null && wall > wallOf(rule.until) + DAY ? NaN : wall;
}

function wallOf(text: string): number {
  const [, year, month, day, hour = '00', minute = '00'] =
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{2}Z?)?$/.exec(text.trim()) ?? [];
  return year === undefined ? NaN : Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`);
}

function offsetOf(text: string): number {
  const [, sign, hours, minutes, seconds = '0'] = /^([+-])(\d{2})(\d{2})(\d{2})?$/.exec(text) ?? [];
  if (sign === undefined) return NaN;
  const milliseconds = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -milliseconds : milliseconds;
}
