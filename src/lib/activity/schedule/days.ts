import type { Rule } from './rule.ts';
import { WALL_DAY, monthDayOf, monthOf, weekdayOf } from './wall.ts';

/*
 * The days a rule falls on, as day numbers, without times and zones: each decided by itself from the calendar alone. So
 * no rule, whatever it says and also one that never comes true, costs more than a look at each day of the stretch and of
 * the periods it cuts. (rrule-temporal looked 7 seconds for the 53rd week of a year in June; it is what tests compare with.)
 */

/**
 * The days of a rule that began on `start`, from `from` to `to`, both included, in order. COUNT and UNTIL are for the
 * caller: a time that never is must not be counted (RFC 5545, section 3.3.10).
 */
export function daysOf(rule: Rule, start: number, from: number, to: number): number[] {
  const since = Math.max(start, from);
  if (since > to) return [];
  const fittingDays = fittingDaysOf(rule, start);
  if (rule.bySetPos.length === 0) return fittingDays(since, to);
  const found: number[] = [];
  // Positions count from the first day of a period, also where that is before the start.
  for (let begin = periodBegin(rule, since); begin <= to;) {
    const next = nextPeriod(rule, begin);
    const days = fittingDays(begin, next - 1);
    for (const [index, day] of days.entries())
      if (since <= day && day <= to && isAmong(rule.bySetPos, index + 1, days.length)) found.push(day);
    begin = next;
  }
  return found;
}

/** Whether a list that may count from the end has the `place`th of `length`. */
function isAmong(list: readonly number[], place: number, length: number): boolean {
  return list.includes(place) || list.includes(place - length - 1);
}

/** The days that fit a rule between two days, both included; positions are not looked at. */
function fittingDaysOf(rule: Rule, start: number): (from: number, to: number) => number[] {
  const { freq, interval, byDay, byMonthDay, byYearDay, byWeekNo } = rule;
  const startMonth = monthCount(start);
  const startWeek = weekOf(rule, start);
  const startWeekday = weekdayOf(start);
  const startMonthDay = monthDayOf(start * WALL_DAY);
  const weekdays = setOf(byDay.filter(({ nth }) => nth === 0).map(({ weekday }) => weekday));
  const nths = byDay.filter(({ nth }) => nth !== 0);
  // What a rule does not say it takes from its start (section 3.3.10).
  const saysNoDay = [byDay, byMonthDay, byYearDay, byWeekNo].every((list) => list.length === 0);
  const onMonthDay = saysNoDay && (freq === 'MONTHLY' || freq === 'YEARLY');
  const onWeekday =
    byDay.length + byMonthDay.length + byYearDay.length === 0 && (freq === 'WEEKLY' || byWeekNo.length > 0);
  const inYear = freq === 'YEARLY' && rule.byMonth.length === 0;
  const months = setOf(inYear && onMonthDay ? [monthOf(start * WALL_DAY)] : rule.byMonth);

  const isWanted = (month: number): boolean => {
    if (months !== 0 && !(months & (1 << ((month % 12) + 1)))) return false;
    if (freq === 'MONTHLY') return (month - startMonth) % interval === 0;
    return freq !== 'YEARLY' || (Math.floor(month / 12) - Math.floor(startMonth / 12)) % interval === 0;
  };
  const fits = (day: number, { month, year }: Record<'month' | 'year', Stretch>): boolean => {
    if (freq === 'DAILY' && (day - start) % interval !== 0) return false;
    if (freq === 'WEEKLY' && (weekOf(rule, day) - startWeek) % interval !== 0) return false;
    const monthDay = day - month.begin + 1;
    if (onMonthDay) return monthDay === startMonthDay;
    const weekday = weekdayOf(day);
    if (onWeekday && weekday !== startWeekday) return false;
    if (byMonthDay.length > 0 && !isAmong(byMonthDay, monthDay, month.length)) return false;
    if (byYearDay.length > 0 && !isAmong(byYearDay, day - year.begin + 1, year.length)) return false;
    if (byWeekNo.length > 0 && !isAmong(byWeekNo, ...weekOfYear(rule, day))) return false;
    if (byDay.length === 0 || weekdays & (1 << weekday)) return true;
    const { begin, length } = inYear ? year : month;
    const nth = Math.floor((day - begin) / 7) + 1;
    const nthFromEnd = -Math.floor((begin + length - 1 - day) / 7) - 1;
    return nths.some((one) => one.weekday === weekday && (one.nth === nth || one.nth === nthFromEnd));
  };

  return (from, to) => {
    const found: number[] = [];
    for (let month = monthCount(from); firstDayOf(month) <= to; month++) {
      if (!isWanted(month)) continue;
      const within = { month: stretch(month, 1), year: stretch(month - (month % 12), 12) };
      const { begin, length } = within.month;
      const end = Math.min(begin + length - 1, to);
      for (let day = Math.max(begin, from); day <= end; day++) if (fits(day, within)) found.push(day);
    }
    return found;
  };
}

/** A month or a year: its first day and how many it has. */
interface Stretch {
  readonly begin: number;
  readonly length: number;
}

function stretch(month: number, months: number): Stretch {
  const begin = firstDayOf(month);
  return { begin, length: firstDayOf(month + months) - begin };
}

/** The first day of the week, month or year a day is in. */
function periodBegin(rule: Rule, day: number): number {
  if (rule.freq === 'WEEKLY') return weekOf(rule, day) * 7 + rule.weekStart - 4;
  const month = monthCount(day);
  return firstDayOf(rule.freq === 'MONTHLY' ? month : month - (month % 12));
}

function nextPeriod({ freq }: Rule, begin: number): number {
  return freq === 'WEEKLY' ? begin + 7 : firstDayOf(monthCount(begin) + (freq === 'MONTHLY' ? 1 : 12));
}

/** Weeks since 1970, from the weekday on with which they begin. */
function weekOf({ weekStart }: Rule, day: number): number {
  return Math.floor((day + 4 - weekStart) / 7);
}

/**
 * Which week of its year a day is in, and how many weeks that year has. Week 1 is the first with four days in the year
 * (section 3.3.10; ISO 8601 where weeks begin on Monday).
 */
function weekOfYear(rule: Rule, day: number): [week: number, weeks: number] {
  const fourth = periodBegin({ ...rule, freq: 'WEEKLY' }, day) + 3;
  const month = monthCount(fourth);
  const { begin, length } = stretch(month - (month % 12), 12);
  const place = fourth - begin;
  const inWeek = Math.floor(place / 7);
  return [inWeek + 1, inWeek + 1 + Math.floor((length - 1 - place) / 7)];
}

/** Months since the year 0. */
function monthCount(day: number): number {
  const date = new Date(day * WALL_DAY);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** First day of a month that is counted from the year 0. */
function firstDayOf(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / WALL_DAY;
}

/** Small numbers as the bits of one. */
function setOf(numbers: readonly number[]): number {
  return numbers.reduce((set, number) => set | (1 << number), 0);
}
