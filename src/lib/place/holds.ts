import { addMonths, wallClockAt } from '../neighbourhood/clock.ts';
import { isoDate, dayNumber } from '../neighbourhood/calendar-day.ts';

/** A kind of thing, as far as it depends on it how long what was found true of it is believed. */
export interface Holds {
  /** Calendar months. */
  readonly months: number;
  readonly why: string;
}

/**
 * How long what somebody found true holds, by what it is; private.holds_months says the same in SQL, and a test holds one to
 * the other. Ours to say: staleness is the first complaint about every directory.
 */
export const HOLDS = {
  desk: {
    months: 6,
    why: 'Hours and people change with the seasons; directories that stay true ask twice a year.'
  },
  'open-air': {
    months: 60,
    why: 'A park, a square or a stop stays where it is: that it exists is news every few years.'
  },
  activity: { months: 6, why: 'What is offered is planned by the half year.' },
  season: {
    months: 12,
    why: 'A course is what it is until its season or its last date is over; no season is longer than a year.'
  }
} as const satisfies Record<string, Holds>;
export type Held = keyof typeof HOLDS;

/** The fewest and the most months that an organisation may choose for what it offers. */
export const CHOSEN_MONTHS = { least: 1, most: 12 } as const;

/** Groups of categories whose places are there without anybody who opens a door. */
const OPEN_AIR: readonly string[] = ['public-space', 'getting-around'];

/** What a place is: with hours somebody opens a door, whatever its group. */
export const heldPlace = (group: string | undefined, openingHours: string | null): Held =>
  openingHours === null && group !== undefined && OPEN_AIR.includes(group) ? 'open-air' : 'desk';

/** Of a schedule, what says when it ends (src/lib/activity/schedule). */
export interface Ends {
  readonly rrule?: string | null;
  readonly season?: { readonly from: string; readonly to: string } | null;
}

/**
 * The last day of a season or of the dates, whichever is first, as one looks on from a day; null: it goes on.
 * @param since ISO 8601 date
 */
export function seasonEnd(since: string, schedule: Ends | null | undefined): string | null {
  const [, year, month, day] = /UNTIL=(\d{4})(\d{2})(\d{2})/.exec(schedule?.rrule ?? '') ?? [];
  const until = year ? `${year}-${month}-${day}` : null;
  const last = schedule?.season ? endOfMonth(since, Number(schedule.season.to)) : null;
  return until !== null && last !== null ? (until < last ? until : last) : (until ?? last);
}

/** The last day of a month, 1 to 12, the first on or after a date. */
function endOfMonth(since: string, month: number): string {
  const year = Number(since.slice(0, 4)) + (Number(since.slice(5, 7)) > month ? 1 : 0);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** What it depends on whether something still holds. */
interface Holding {
  readonly held: Held;
  /** Months that its organisation has chosen; null or absent: none. */
  readonly chosen?: number | null | undefined;
  readonly schedule?: Ends | null | undefined;
}

/** For how many calendar months something holds that has no season: as many as its organisation has chosen, else by what it is. */
export const monthsHeld = ({ held, chosen }: Omit<Holding, 'schedule'>): number =>
  chosen ?? HOLDS[held].months;

/**
 * Whether what somebody said at a moment is still believed at another (both in milliseconds since the epoch): for as many
 * calendar months as the organisation has chosen, else until a season ends, else as long as such a thing holds. The moment
 * itself still counts.
 * @throws RangeError when the zone does not exist.
 */
export function stillHolds(
  since: number,
  at: number,
  { held, chosen, schedule }: Holding,
  timeZone: string
): boolean {
  const within = (months: number) => since >= addMonths(at, -months, timeZone);
  const end = chosen == null ? seasonEnd(dateAt(since, timeZone), schedule) : null;
  if (end !== null) return dateAt(at, timeZone) <= end && within(HOLDS.season.months);
  return within(monthsHeld({ held, chosen }));
}

const dateAt = (moment: number, timeZone: string): string =>
  isoDate(dayNumber(wallClockAt(moment, timeZone)));
