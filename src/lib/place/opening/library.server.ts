import OpeningHours from 'opening_hours';
import { offsetAt } from '../../neighbourhood/clock.ts';
import { DAY, dayNumber, type WallClock } from '../../neighbourhood/calendar-day.ts';
import { TimeLimitReached, withinTime } from '../../server/time-limit.ts';
import { Memo } from './memo.ts';
import type { OpeningContext } from './state.ts';
import { followsSun, problemOfHoursText, type HoursProblem } from './syntax.ts';

/*
 * The one file that knows the library `opening_hours`, which knows no time zones: it reads and makes Dates
 * in the zone of the process. So it is given Dates whose *local* fields are the neighbourhood's wall clock.
 * The process runs with TZ=UTC, where every such Date exists. In another zone the answers are the same but
 * for the hour that zone itself skips in spring, and for hours that follow the sun: those are off by a
 * minute, and not told at all in the week that zone changes its clocks.
 */

/** A stretch of wall clock in which the library says one thing. */
export interface Stretch {
  readonly from: WallClock;
  readonly to: WallClock;
  readonly kind: 'open' | 'conditional';
  readonly comment: string | null;
}

/** What became of a string. */
interface Reading {
  hours: OpeningHours | HoursProblem;
}

/** About 30 kB each. */
const parsed = new Memo<Reading>(500);

/**
 * The slowest question that fuzzing finds takes a tenth of a second (library.properties.test.ts). Hours that take longer to
 * read or to look into are not understood, and nobody waits for them again. In milliseconds.
 */
const LONGEST_QUESTION = 250;

/** What the library says in place of a comment when hours have no end ("09:00+"). */
const OPEN_END = 'Specified as open end. Closing time was guessed.';

function toLibrary(wall: WallClock): Date {
  const date = new Date(wall);
  return new Date(
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
    date.getUTCMilliseconds()
  );
}

function fromLibrary(date: Date): WallClock {
  return Date.UTC(
    date.getFullYear(),
    date.getMonth(),
    date.getDate(),
    date.getHours(),
    date.getMinutes(),
    date.getSeconds(),
    date.getMilliseconds()
  );
}

/**
 * The longitude at which the sun rises, by the process's clock, when the neighbourhood's clock shows it
 * rising here: 15° to the west for each hour that clock is ahead.
 */
function longitudeByTheClock(longitude: number, day: number, timeZone: string): number {
  const noon = day * DAY + DAY / 2;
  const process = -toLibrary(noon).getTimezoneOffset() * 60_000;
  return longitude - ((offsetAt(noon, timeZone) - process) / 3_600_000) * 15;
}

function parse(hours: string, context: OpeningContext, day: number): Reading {
  const { country, region = null, centre = null, timeZone } = context;
  const sun = followsSun(hours);
  // Without a position the library would take 6:00 and 18:00 for sunrise and sunset all year.
  if (sun && !centre) return { hours: 'not-understood' };
  const longitude = sun && centre ? longitudeByTheClock(centre[0], day, timeZone) : 0;
  const key = JSON.stringify([country, region, sun && centre ? [longitude, centre[1]] : null, hours]);
  return parsed.get(key, () => {
    const problem = problemOfHoursText(hours);
    if (problem) return { hours: problem };
    try {
      // Never null for the place: the library would take Baden-Württemberg. It wants its numbers as text.
      const place = {
        ...(sun && centre ? { lat: String(centre[1]), lon: String(longitude) } : {}),
        address: { country_code: country.toLowerCase(), state: region ?? '' }
      };
      return {
        hours: withinTime(
          LONGEST_QUESTION,
          () => new OpeningHours(hours, place as never, { locale: 'en' } as never)
        )
      };
    } catch {
      return { hours: 'not-understood' };
    }
  });
}

/** What the library answers about hours; null when they cannot be read, or it cannot answer. */
function ask<Answer>(reading: Reading, question: (hours: OpeningHours) => Answer): Answer | null {
  const { hours } = reading;
  if (typeof hours === 'string') return null;
  try {
    return withinTime(LONGEST_QUESTION, () => question(hours));
  } catch (error) {
    if (error instanceof TimeLimitReached) reading.hours = 'not-understood';
    return null;
  }
}

/** Why a string says nothing, for the one who writes it; null when it can be used. */
export function problemOf(hours: string, context: OpeningContext): HoursProblem | null {
  const reading = parse(hours, context, 0).hours;
  return typeof reading === 'string' ? reading : null;
}

/**
 * What plain OSM semantics say between the beginnings of two days: holidays are those of the country's
 * tables, and hours that say nothing of holidays hold on them too.
 * @returns null when the string cannot be read, or cannot be evaluated for these days.
 */
export function stretches(
  hours: string,
  context: OpeningContext,
  fromDay: number,
  toDay: number
): Stretch[] | null {
  const step = followsSun(hours) ? 1 : toDay - fromDay;
  const found: Stretch[] = [];
  for (let day = fromDay; day < toDay; day += step) {
    const intervals = ask(parse(hours, context, day), (library) =>
      library.getOpenIntervals(toLibrary(day * DAY), toLibrary((day + step) * DAY))
    );
    if (!intervals) return null;
    for (const [from, to, unknown, comment] of intervals) {
      const stretch = { from: fromLibrary(from), to: fromLibrary(to) };
      if (Number.isNaN(stretch.from + stretch.to)) return null;
      if (stretch.from >= stretch.to) continue;
      found.push({
        ...stretch,
        kind: unknown ? 'conditional' : 'open',
        comment: comment === undefined || comment === OPEN_END || comment === '' ? null : comment
      });
    }
  }
  return joined(found);
}

/** Stretches that say the same and touch are one. */
export function joined(found: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const stretch of found) {
    const last = result.at(-1);
    if (last && last.to === stretch.from && last.kind === stretch.kind && last.comment === stretch.comment)
      result[result.length - 1] = { ...last, to: stretch.to };
    else result.push(stretch);
  }
  return result;
}

const changeDays = new Memo<number | 'none'>(2000);

/** The first day from `day` on, within `days`, on which plain semantics change state; null when none. */
export function nextChangeDay(
  hours: string,
  context: OpeningContext,
  day: number,
  days: number
): number | null {
  const { country, region, timeZone, centre } = context;
  const found = changeDays.get(JSON.stringify([day, days, country, region, timeZone, centre, hours]), () => {
    const change = ask(parse(hours, context, day), (library) =>
      library.getNextChange(toLibrary(day * DAY), toLibrary((day + days) * DAY))
    );
    const changes = change ? dayNumber(fromLibrary(change)) : NaN;
    // A date the library computed past the end of the calendar is not before any limit, nor after.
    return changes >= day && changes <= day + days ? changes : 'none';
  });
  return found === 'none' ? null : found;
}
