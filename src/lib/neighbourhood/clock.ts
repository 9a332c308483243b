import { Temporal } from 'temporal-polyfill';
import { DAY, dayNumber, isoDate, type WallClock } from './calendar-day.ts';
import { memoizeByText } from './memoize-by-text.ts';

/** A moment in time, in whichever of the two shapes the caller has it. */
export type InstantLike = Date | Temporal.Instant;

/** A stretch of time in which a zone keeps one offset from UTC. Milliseconds; `end` is not part of it. */
interface Offset {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
}

/** Two offsets a year: enough for every year from 1970 to 2100, and a bound if one asks for more. */
const OFFSETS_KEPT = 300;
/** All that there are: to find which zone a calendar means is to ask each. */
const ZONES_KEPT = 600;
/** In the order of time. */
const offsetsByZone = new Map<string, Offset[]>();

function findOffset(epochMilliseconds: number, timeZone: string): Offset {
  let known = offsetsByZone.get(timeZone) ?? [];
  let place = howManyBegan(known, epochMilliseconds);
  const last = known[place - 1];
  if (last && epochMilliseconds < last.end) return last;

  const zoned = Temporal.Instant.fromEpochMilliseconds(Math.floor(epochMilliseconds)).toZonedDateTimeISO(
    timeZone
  );
  const next = zoned.getTimeZoneTransition('next');
  // A transition at this very moment is not "previous" to it: look from a millisecond later.
  const previous = zoned.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const found = {
    start: previous?.epochMilliseconds ?? -Infinity,
    end: next?.epochMilliseconds ?? Infinity,
    offset: zoned.offsetNanoseconds / 1_000_000
  };
  if (known.length === 0 || known.length >= OFFSETS_KEPT) {
    if (offsetsByZone.size >= ZONES_KEPT) offsetsByZone.clear();
    [known, place] = [[], 0];
    offsetsByZone.set(timeZone, known);
  }
  known.splice(place, 0, found);
  return found;
}

/** How many of these stretches, which are in the order of time, began at a moment or before. */
function howManyBegan(known: readonly Offset[], epochMilliseconds: number): number {
  let [low, high] = [0, known.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (known[middle]!.start <= epochMilliseconds) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Milliseconds since the epoch of a moment. */
export function epochMillisecondsOf(instant: InstantLike): number {
  return instant instanceof Date ? instant.getTime() : instant.epochMilliseconds;
}

/** How far the zone's wall clock is ahead of UTC at a moment, in milliseconds. */
export function offsetAt(epochMilliseconds: number, timeZone: string): number {
  return findOffset(epochMilliseconds, timeZone).offset;
}

/**
 * What the wall clock of `timeZone` shows at a moment.
 * @throws RangeError when the zone is not an IANA zone.
 */
export function wallClockAt(epochMilliseconds: number, timeZone: string): WallClock {
  return epochMilliseconds + offsetAt(epochMilliseconds, timeZone);
}

/**
 * The moment, in milliseconds since the epoch, at which the wall clock of `timeZone` shows `wall`.
 * A time shown twice (clocks go back) is the first of the two, as in RFC 5545, 3.3.5. A time never shown
 * (clocks go forward) is the moment of the jump, so that a later wall clock is never an earlier moment
 * (RFC 5545 moves it on by the jump instead, which would make hours that touch the jump overlap).
 * @throws RangeError when the zone is not an IANA zone.
 */
export function momentOfWallClock(wall: WallClock, timeZone: string): number {
  const before = offsetAt(wall - DAY, timeZone);
  const after = offsetAt(wall + DAY, timeZone);
  const first = wall - before;
  if (before === after || offsetAt(first, timeZone) === before) return first;
  const second = wall - after;
  if (offsetAt(second, timeZone) === after) return second;
  return findOffset(first, timeZone).start;
}

/**
 * The day it is in a zone at a moment: its ISO 8601 date, and the moment it began (milliseconds since the epoch).
 * @throws RangeError when the zone is not an IANA zone.
 */
export function dayAt(epochMilliseconds: number, timeZone: string): { date: string; start: number } {
  const day = dayNumber(wallClockAt(epochMilliseconds, timeZone));
  return { date: isoDate(day), start: momentOfWallClock(day * DAY, timeZone) };
}

/** The date on the wall of a zone at an instant, ISO 8601. */
export function dateOn(instant: Date, timeZone: string): string {
  return isoDate(dayNumber(wallClockAt(instant.getTime(), timeZone)));
}

/**
 * The moment `months` calendar months after another, on the zone's calendar: six months after 31 August
 * is the last of February, at the same time of day.
 * @throws RangeError when the zone is not an IANA zone.
 */
export function addMonths(epochMilliseconds: number, months: number, timeZone: string): number {
  return monthsAfter(`${epochMilliseconds} ${months} ${timeZone}`);
}

/** Every entry of a page asks from the same moment. */
const MOST_MOMENTS = 500;
const monthsAfter = memoizeByText((question) => {
  const [epochMilliseconds, months, timeZone] = question.split(' ');
  return Temporal.Instant.fromEpochMilliseconds(Number(epochMilliseconds))
    .toZonedDateTimeISO(timeZone!)
    .add({ months: Number(months) }).epochMilliseconds;
}, MOST_MOMENTS);
