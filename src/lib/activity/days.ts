import { DAY, isoDate, isoWeekday } from '../neighbourhood/calendar-day.ts';

/** Days counted from today, so that an address kept for later means the days of then. */
export const DAY_PRESETS = ['today', 'week', 'month'] as const;
export type DayPreset = (typeof DAY_PRESETS)[number];

/** Days of a neighbourhood's calendar as ISO 8601 dates, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** How many days a preset shows, today included. Without any filter it is a week. */
const LENGTHS: Readonly<Record<DayPreset, number>> = { today: 1, week: 7, month: 31 };
/** As many days as one date alone asks for: from that day on. */
const FROM_ONE_DATE = 31;

/** Whether it is an ISO 8601 date that exists: 30 February does not. */
export function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** Whole days from one ISO 8601 date to another. */
export function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

export function plusDays(date: string, days: number): string {
  return isoDate(Date.parse(date) / DAY + days);
}

/** Every date from one to another, both included. */
export function datesOf({ from, to }: Days): string[] {
  return Array.from({ length: daysFrom(from, to) + 1 }, (_, index) => plusDays(from, index));
}

/** The Monday on or before a date. */
export function mondayOf(date: string): string {
  return plusDays(date, 1 - isoWeekday(Date.parse(date) / DAY));
}

export interface AskedDays {
  readonly days: DayPreset | null;
  /** ISO 8601 dates of the neighbourhood, both included; they go before `days`. */
  readonly from: string | null;
  readonly to: string | null;
}

/** The days that filters ask for; a week from today when they say nothing. */
export function daysAsked({ days, from, to }: AskedDays, today: string): Days {
  if (from !== null) return { from, to: to ?? plusDays(from, FROM_ONE_DATE - 1) };
  if (to !== null && to >= today) return { from: today, to };
  if (to !== null) return { from: to, to };
  return { from: today, to: plusDays(today, LENGTHS[days ?? 'week'] - 1) };
}
