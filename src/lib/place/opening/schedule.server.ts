import { wallClockAt } from '../../neighbourhood/clock.ts';
import { DAY, dayNumber } from '../../neighbourhood/calendar-day.ts';
import { nextLocalHoliday } from './holidays.server.ts';
import { nextChangeDay } from './library.server.ts';
import type { Holiday, OpeningContext } from './state.ts';
import { tidyHours } from './syntax.ts';
import { contextKey, mondayOfDay, openingWeek, type OpeningDay, type Piece } from './week.server.ts';

/** What is open longer than this without a break is said to be open always. */
const ALWAYS_DAYS = 21;
/** Within these days every day is looked at for the next opening… */
const NEAR_DAYS = 21;
/** …and after them only where the library sees a change, this many times, within a year and a month. */
const FAR_CHANGES = 6;
const FAR_DAYS = 396;

/** One string in one neighbourhood, day by day; what was stored in whatever form is read tidied. */
export class OpeningSchedule {
  readonly #hours: string;
  readonly #context: OpeningContext;
  readonly #key: string;

  constructor(hours: string, context: OpeningContext, key = contextKey(context)) {
    this.#hours = tidyHours(hours);
    this.#context = context;
    this.#key = key;
  }

  /** A day, or null when the string cannot be evaluated for its week. */
  day(day: number): OpeningDay | null {
    const monday = mondayOfDay(day);
    const week = openingWeek(this.#hours, this.#context, monday, this.#key);
    return week?.[day - monday] ?? null;
  }

  dayAt(moment: number): number {
    return dayNumber(wallClockAt(moment, this.#context.timeZone));
  }

  /** The pieces of these days and of the evening before the first, in order; empty where unreadable. */
  pieces(fromDay: number, toDay: number): Piece[] {
    const found: Piece[] = [];
    for (let day = fromDay - 1; day <= toDay; day++) found.push(...(this.day(day)?.pieces ?? []));
    return found;
  }

  at(moment: number): Piece | undefined {
    const day = this.dayAt(moment);
    return this.pieces(day, day).find(({ start, end }) => start <= moment && moment < end);
  }

  /** When the state that holds in a piece ends, or null when that is not in sight. */
  endOf(piece: Piece): number | null {
    let { end } = piece;
    for (let day = piece.day; day <= piece.day + ALWAYS_DAYS; day++)
      for (const next of this.day(day)?.pieces ?? [])
        if (next.kind === piece.kind && next.start <= end && next.end > end) end = next.end;
    return end - piece.start > ALWAYS_DAYS * DAY ? null : end;
  }

  /** The next sure opening after a moment, and the first doubtful holiday on the way to it. */
  next(moment: number): { opens: number | null; holidayBefore: Holiday | null } {
    let holidayBefore: Holiday | null = null;
    const openingOn = (day: number): number | null => {
      const found = this.day(day);
      for (const { kind, start } of found?.pieces ?? []) {
        if (start <= moment) continue;
        if (kind === 'open') return start;
        if (kind === 'doubtful') holidayBefore ??= found?.holiday ?? null;
      }
      return null;
    };
    const today = this.dayAt(moment);
    let day = today;
    for (; day < today + NEAR_DAYS; day++) {
      const opens = openingOn(day);
      if (opens !== null) return { opens, holidayBefore };
    }
    for (let looks = 0; looks < FAR_CHANGES; looks++) {
      const change = nextChangeDay(this.#hours, this.#context, day, today + FAR_DAYS - day);
      // The library's changes do not know the holidays of this place alone.
      const local = nextLocalHoliday(day, today + FAR_DAYS, this.#context);
      const far = change === null || local === null ? (change ?? local) : Math.min(change, local);
      if (far === null) break;
      const opens = openingOn(far);
      if (opens !== null) return { opens, holidayBefore };
      day = far + 1;
    }
    return { opens: null, holidayBefore };
  }
}
