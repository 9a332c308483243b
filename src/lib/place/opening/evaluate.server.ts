import { dayAt, epochMillisecondsOf, type InstantLike } from '../../neighbourhood/clock.ts';
import { DAY, isoDate, isoWeekday, type WallClock } from '../../neighbourhood/calendar-day.ts';
import { closureOn } from '../notices/notice.ts';
import { certaintyOf } from './certainty.ts';
import { OpeningSchedule } from './schedule.server.ts';
import type {
  DayHours,
  FreshCertainty,
  OpeningSpan,
  OpeningContext,
  OpeningState,
  PlaceHours
} from './state.ts';
import { contextKey, type OpeningDay, type Piece } from './week.server.ts';

const DAYS_OF_A_WEEK = 7;

/**
 * What can be said about a place at a moment.
 * @throws RangeError when the neighbourhood's zone does not exist.
 */
export function openingState({
  now,
  place,
  neighbourhood
}: {
  readonly now: InstantLike;
  readonly place: PlaceHours;
  readonly neighbourhood: OpeningContext;
}): OpeningState {
  const closure = closureOn(
    place.notices ?? [],
    dayAt(epochMillisecondsOf(now), neighbourhood.timeZone).date
  );
  if (closure) return { kind: 'shut', until: closure.until ?? null };
  const hours = place.openingHours;
  if (hours === null || hours.trim() === '') return { kind: 'unknown', reason: 'none' };
  const moment = epochMillisecondsOf(now);
  const schedule = new OpeningSchedule(hours, neighbourhood);
  const today = schedule.day(schedule.dayAt(moment));
  if (!today) return { kind: 'unknown', reason: 'unreadable' };
  const certainty = certaintyOf(place, moment, neighbourhood.timeZone);
  if (certainty.kind === 'stale') return certainty;
  return stateAt(schedule, today, moment, certainty);
}

function stateAt(
  schedule: OpeningSchedule,
  today: OpeningDay,
  moment: number,
  certainty: FreshCertainty
): OpeningState {
  const piece = schedule.at(moment);
  if (piece?.kind === 'open' || piece?.kind === 'conditional') {
    const { kind, comment } = piece;
    return { kind, until: isoInstant(schedule.endOf(piece)), comment, certainty };
  }
  // A holiday is in doubt from its midnight to the end of the hours a usual day would have.
  const inDoubt = piece ? schedule.day(piece.day) : today;
  if (inDoubt?.holiday && inDoubt.pieces.some(({ kind, end }) => kind === 'doubtful' && moment < end))
    return { kind: 'holiday', holiday: inDoubt.holiday, usual: inDoubt.pieces.map(hoursOf), certainty };
  const { opens, holidayBefore } = schedule.next(moment);
  return { kind: 'closed', opens: isoInstant(opens), holidayBefore, certainty };
}

/**
 * Whether hours are surely open at a moment: not under a condition, not on a holiday they do not speak of.
 * False for a string that cannot be read. How old the string is, is not asked here.
 */
export function isOpenAt(hours: string, instant: InstantLike, neighbourhood: OpeningContext): boolean {
  return new OpeningSchedule(hours, neighbourhood).at(epochMillisecondsOf(instant))?.kind === 'open';
}

/**
 * Those of some strings that are surely open at a moment, for `opening_hours in (…)`, and those that do not say: under a
 * condition, on a holiday they do not speak of, or written so that nobody can read them. The others are closed.
 */
export function openAnswers(
  distinct: readonly string[],
  instant: InstantLike,
  neighbourhood: OpeningContext
): { readonly open: string[]; readonly unclear: string[] } {
  const moment = epochMillisecondsOf(instant);
  const key = contextKey(neighbourhood);
  const answers = Map.groupBy(distinct, (hours) => {
    const schedule = new OpeningSchedule(hours, neighbourhood, key);
    if (!schedule.day(schedule.dayAt(moment))) return 'unclear';
    const piece = schedule.at(moment);
    if (piece === undefined) return 'closed';
    return piece.kind === 'open' ? 'open' : 'unclear';
  });
  return { open: answers.get('open') ?? [], unclear: answers.get('unclear') ?? [] };
}

/**
 * When hours are surely open between a moment and as many days of 24 hours later, cut to that window:
 * `[start, end)` in seconds since the epoch, in order, apart from each other.
 */
export function openIntervals(
  hours: string,
  from: InstantLike,
  days: number,
  neighbourhood: OpeningContext
): [start: number, end: number][] {
  const schedule = new OpeningSchedule(hours, neighbourhood);
  const first = epochMillisecondsOf(from);
  const last = first + days * DAY;
  const intervals: [number, number][] = [];
  for (const { kind, start, end } of schedule.pieces(schedule.dayAt(first), schedule.dayAt(last))) {
    if (kind !== 'open' || end <= first || start >= last) continue;
    const [opens, closes] = [Math.max(start, first) / 1000, Math.min(end, last) / 1000];
    const previous = intervals.at(-1);
    if (previous && previous[1] >= opens) previous[1] = closes;
    else intervals.push([opens, closes]);
  }
  return intervals;
}

/**
 * Seven days from the one that holds a moment, so that a holiday of next week is seen in this one and nothing is
 * shown that has passed; null when there are no hours that can be read.
 */
export function weekTable(
  hours: string,
  from: InstantLike,
  neighbourhood: OpeningContext
): DayHours[] | null {
  const schedule = new OpeningSchedule(hours, neighbourhood);
  const today = schedule.dayAt(epochMillisecondsOf(from));
  const week: DayHours[] = [];
  for (let ahead = 0; ahead < DAYS_OF_A_WEEK; ahead++) {
    const found = schedule.day(today + ahead);
    if (!found) return null;
    const { day, holiday, pieces } = found;
    week.push({
      date: isoDate(day),
      weekday: isoWeekday(day),
      intervals: pieces.map((piece) => ({ ...hoursOf(piece), conditional: piece.kind === 'conditional' })),
      holiday,
      mayDiffer: pieces.some(({ kind }) => kind === 'doubtful')
    });
  }
  return week;
}

function hoursOf({ day, from, to, comment }: Piece): OpeningSpan {
  return {
    from: timeOf(from),
    to: to === (day + 1) * DAY ? '24:00' : timeOf(to),
    ...(comment === null ? {} : { comment })
  };
}

function timeOf(wall: WallClock): string {
  return new Date(wall).toISOString().slice(11, 16);
}

function isoInstant(epochMilliseconds: number | null): string | null {
  return epochMilliseconds === null ? null : new Date(epochMilliseconds).toISOString();
}
