import { momentOfWallClock } from '../../neighbourhood/clock.ts';
import { DAY, dayNumber, type WallClock } from '../../neighbourhood/calendar-day.ts';
import { holidayOn, isLocalHoliday } from './holidays.server.ts';
import { joined, stretches, type Stretch } from './library.server.ts';
import { Memo } from './memo.ts';
import type { Holiday, OpeningContext } from './state.ts';
import { alsoOn, holidayRules, withoutComments } from './syntax.ts';

/** Hours of one day, on the wall and in time; those that run into the night belong to the day they began. */
export interface Piece {
  readonly day: number;
  readonly from: WallClock;
  readonly to: WallClock;
  /** Milliseconds since the epoch; `end` is not part of it. */
  readonly start: number;
  readonly end: number;
  /** `doubtful`: of a usual day, on a holiday of which the hours say nothing. */
  readonly kind: 'open' | 'conditional' | 'doubtful';
  readonly comment: string | null;
}

export interface OpeningDay {
  readonly day: number;
  readonly holiday: Holiday | null;
  readonly pieces: readonly Piece[];
}

/** A week of one string is 1 to 2 kB; this holds two weeks of 5,000 different strings. */
const weeks = new Memo<readonly OpeningDay[] | 'unreadable'>(10_000);

const WEEKDAYS = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'] as const;

/** The Monday of the week a day is in. */
export function mondayOfDay(day: number): number {
  return Math.floor((day + 3) / 7) * 7 - 3;
}

/** A short name of a context for the memory of answers. */
export function contextKey({ timeZone, country, region, localHolidays, centre }: OpeningContext): string {
  return JSON.stringify([timeZone, country, region, localHolidays, centre]);
}

/**
 * The seven days from a Monday on, or null when the string cannot be read.
 * The order of work is: what plain OSM semantics say, with local holidays taken for public ones; cut into
 * days; made doubtful where a holiday is not spoken of; put on the line of time.
 */
export function openingWeek(
  hours: string,
  context: OpeningContext,
  monday: number,
  key = contextKey(context)
): readonly OpeningDay[] | null {
  const week = weeks.get(`${monday} ${key} ${hours}`, () => makeWeek(hours, context, monday) ?? 'unreadable');
  return week === 'unreadable' ? null : week;
}

function makeWeek(hours: string, context: OpeningContext, monday: number): OpeningDay[] | null {
  // A day before and two after, so that a night across Sunday is seen whole from either side.
  const [from, to] = [monday - 1, monday + 9];
  const said = withLocalHolidays(hours, context, from, to);
  if (!said) return null;
  const always = said.length === 1 && said[0]?.from === from * DAY && said[0].to === to * DAY;
  const nightBelongsTo = /\b0?0:00\s*-/.test(withoutComments(hours)) ? 'its own day' : 'the day before';

  const days = Array.from({ length: 7 }, (_, index) => {
    const day = monday + index;
    const holiday = holidayOn(day, context);
    return {
      day,
      holiday,
      doubtful: !always && isDoubtful(hours, context, day, holiday),
      pieces: [] as Piece[]
    };
  });
  for (const stretch of said) {
    const length = stretch.to - stretch.from;
    // The library opens "20:00-02:00; PH off" from 0:00 to 2:00 on the day after the holiday, though the
    // evening it would be the end of was off.
    if (stretch.from % DAY === 0 && length <= DAY / 2 && nightBelongsTo === 'the day before') continue;
    for (const [start, end] of cutIntoDays(stretch)) {
      const owner = days[dayNumber(start) - monday];
      if (!owner) continue;
      const piece: Piece = {
        day: owner.day,
        from: start,
        to: end,
        start: momentOfWallClock(start, context.timeZone),
        end: momentOfWallClock(end, context.timeZone),
        kind: owner.doubtful ? 'doubtful' : stretch.kind,
        comment: stretch.comment
      };
      if (piece.start < piece.end) owner.pieces.push(piece);
    }
  }
  return days.map(({ day, holiday, pieces }) => ({ day, holiday, pieces }));
}

/**
 * Cut at midnight, but for what ends before the next noon and lasts less than a day: that is an evening
 * that went on, and "18:00 to 2:00" is what the door says.
 */
function* cutIntoDays({ from, to }: Stretch): Generator<[WallClock, WallClock]> {
  for (let start = from; start < to;) {
    const midnight = (dayNumber(start) + 1) * DAY;
    const end = to <= midnight || (to - midnight <= DAY / 2 && to - start < DAY) ? to : midnight;
    yield [start, end];
    start = end;
  }
}

/**
 * OSM lets "Mo-Fr 09:00-18:00" hold on a Monday that is a holiday, because a machine must say something. A
 * door is another matter: most are shut. So a string that says nothing of holidays says nothing on them.
 */
function isDoubtful(hours: string, context: OpeningContext, day: number, holiday: Holiday | null): boolean {
  const rules = holidayRules(hours);
  if (holiday && !rules.said) return true;
  // "PH -1 day", "PH Mo-Fr": not to be widened to a local holiday, so nothing is known around one.
  return rules.said && !rules.simple && [day - 1, day, day + 1].some((near) => isLocalHoliday(near, context));
}

/**
 * What the string says, with the holidays of this place as public holidays. The library's tables are closed
 * to us, so for such a day the string is read as if `PH` held on that weekday too; and for the day after,
 * because of hours that run into it.
 */
function withLocalHolidays(
  hours: string,
  context: OpeningContext,
  from: number,
  to: number
): Stretch[] | null {
  const rules = holidayRules(hours);
  const sourceOf = (day: number) => {
    if (!rules.said || !rules.simple || context.localHolidays.length === 0) return hours;
    const local = [day - 1, day].filter((near) => isLocalHoliday(near, context));
    return local.length === 0 ? hours : alsoOn(hours, local.map(weekdayName));
  };
  const found: Stretch[] = [];
  for (let start = from; start < to;) {
    const source = sourceOf(start);
    let end = start + 1;
    while (end < to && sourceOf(end) === source) end++;
    const part = stretches(source, context, start, end);
    if (!part) return null;
    found.push(...part);
    start = end;
  }
  // On a public holiday the library puts the holiday's name where a comment would be.
  return joined(found.map((stretch) => ({ ...stretch, comment: commentOf(stretch, context) })));
}

function weekdayName(day: number): string {
  return WEEKDAYS[(((day + 4) % 7) + 7) % 7] as string;
}

function commentOf({ comment, from }: Stretch, context: OpeningContext): string | null {
  if (comment === null || /^Day (before|after) /.test(comment)) return null;
  return holidayOn(dayNumber(from), context)?.name === comment ? null : comment;
}
