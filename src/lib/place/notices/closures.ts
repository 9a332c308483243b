import { momentOfWallClock } from '../../neighbourhood/clock.ts';
import { DAY } from '../../neighbourhood/calendar-day.ts';
import type { DayHours } from '../opening/state.ts';
import { closureOn, endOf, type Notice } from './notice.ts';

/** Rows of a week in which nothing is open on the days that a notice closes. */
export const weekBeside = (notices: readonly Notice[], week: readonly DayHours[]): DayHours[] =>
  week.map((row) => (closureOn(notices, row.date) ? { ...row, intervals: [], mayDiffer: false } : row));

/** What is left of open intervals (`[start, end)` in seconds, in order) where notices close a place, by the days of its zone. */
export function intervalsBeside(
  notices: readonly Notice[],
  intervals: readonly (readonly [start: number, end: number])[],
  timeZone: string
): [start: number, end: number][] {
  const closed = notices.filter(({ kind }) => kind === 'closed');
  return closed.reduce<[number, number][]>(
    (open, notice) => {
      const from = momentOfWallClock(Date.parse(notice.from), timeZone) / 1000;
      const to = momentOfWallClock(Date.parse(endOf(notice)) + DAY, timeZone) / 1000;
      return open.flatMap(([start, end]): [number, number][] => [
        ...(start < from ? [[start, Math.min(end, from)] as [number, number]] : []),
        ...(end > to ? [[Math.max(start, to), end] as [number, number]] : [])
      ]);
    },
    intervals.map(([start, end]) => [start, end])
  );
}
