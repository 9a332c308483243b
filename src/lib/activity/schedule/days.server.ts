import { RRuleTemporal } from 'rrule-temporal';
import { writeRule, type Rule } from './rule.ts';
import { DAY, dayOf, monthDayOf, monthOf, weekdayOf } from './wall.ts';

/*
 * The days a rule falls on, as day numbers, without times and zones: days do not know of clock changes, so the library
 * is asked in UTC, where it is fast and nothing is skipped.
 */

/**
 * The days of a rule that began on `start`, from `from` to `to`, both included, in order. COUNT and UNTIL are for the
 * caller: a time that never is must not be counted (RFC 5545, section 3.3.10).
 */
export function daysOf(rule: Rule, start: number, from: number, to: number): number[] {
  const since = Math.max(start, from);
  if (since > to) return [];
  return rule.freq === 'YEARLY' || rule.bySetPos.length > 0
    ? daysOfLibrary(rule, start, since, to)
    : daysOneByOne(rule, start, since, to);
}

function daysOfLibrary(rule: Rule, start: number, from: number, to: number): number[] {
  const every = rule.byDay.filter(({ nth }) => nth === 0);
  if (every.length === 0 || every.length === rule.byDay.length) return askLibrary(rule, start, from, to);
  // Of "every Monday and the fourth Friday of the year" the library (2.2.8) gives the Friday alone.
  const nths = rule.byDay.filter(({ nth }) => nth !== 0);
  const both = [every, nths].flatMap((byDay) => askLibrary({ ...rule, byDay }, start, from, to));
  return [...new Set(both)].sort((a, b) => a - b);
}

function askLibrary(rule: Rule, start: number, from: number, to: number): number[] {
  const onlyDays = writeRule({ ...inFull(rule, start), count: null, until: null, byHour: [], byMinute: [] });
  const begin = new Date(start * DAY).toISOString().slice(0, 10).replaceAll('-', '');
  const library = new RRuleTemporal({
    rruleString: `DTSTART:${begin}T000000Z\nRRULE:${onlyDays}`,
    cache: false
  });
  return library
    .between(new Date(from * DAY), new Date(to * DAY), true)
    .map(({ epochMilliseconds }) => dayOf(epochMilliseconds));
}

/**
 * With what a rule takes from its start said in the rule. The library begins near the window, at another date than the
 * start, and where it then takes the weekday from (BYWEEKNO alone) it takes the wrong one.
 */
function inFull(rule: Rule, start: number): Rule {
  const saysDay = [rule.byDay, rule.byMonthDay, rule.byYearDay].some((list) => list.length > 0);
  if (rule.freq !== 'YEARLY' || saysDay) return rule;
  if (rule.byWeekNo.length) return { ...rule, byDay: [{ nth: 0, weekday: weekdayOf(start) }] };
  const byMonth = rule.byMonth.length ? rule.byMonth : [monthOf(start * DAY)];
  return { ...rule, byMonth, byMonthDay: [monthDayOf(start * DAY)] };
}

/**
 * Daily, weekly and monthly rules can be decided day by day from the calendar alone. That is some hundred times
 * faster than the library, and a test holds it to what the library says.
 */
function daysOneByOne(rule: Rule, start: number, from: number, to: number): number[] {
  const { freq, interval } = rule;
  const found: number[] = [];
  const weekOf = (day: number) => Math.floor((day + 4 - rule.weekStart) / 7);
  const startWeek = weekOf(start);
  const startDate = new Date(start * DAY);
  const startMonth = startDate.getUTCFullYear() * 12 + startDate.getUTCMonth();
  const months = setOf(rule.byMonth);
  const weekdays = setOf(rule.byDay.filter(({ nth }) => nth === 0).map(({ weekday }) => weekday));
  const nths = rule.byDay.filter(({ nth }) => nth !== 0);
  const anyWeekday = rule.byDay.length === 0;
  const onStart = anyWeekday && rule.byMonthDay.length === 0;
  const startWeekday = weekdayOf(start);
  const startMonthDay = monthDayOf(start * DAY);

  const fits = (day: number, monthDay: number, monthLength: number): boolean => {
    const weekday = weekdayOf(day);
    if (freq === 'DAILY' && (day - start) % interval !== 0) return false;
    if (freq === 'WEEKLY') {
      if ((weekOf(day) - startWeek) % interval !== 0) return false;
      if (anyWeekday) return weekday === startWeekday;
    }
    if (freq === 'MONTHLY' && onStart) return monthDay === startMonthDay;
    if (rule.byMonthDay.length > 0) {
      const fromEnd = monthDay - monthLength - 1;
      if (!rule.byMonthDay.includes(monthDay) && !rule.byMonthDay.includes(fromEnd)) return false;
    }
    if (anyWeekday || weekdays & (1 << weekday)) return true;
    const nth = Math.ceil(monthDay / 7);
    const nthFromEnd = -Math.ceil((monthLength - monthDay + 1) / 7);
    return nths.some((one) => one.weekday === weekday && (one.nth === nth || one.nth === nthFromEnd));
  };

  const first = new Date(from * DAY);
  let month = first.getUTCFullYear() * 12 + first.getUTCMonth();
  let monthBegin = firstDayOf(month);
  while (monthBegin <= to) {
    const nextBegin = firstDayOf(month + 1);
    const wanted =
      (months === 0 || months & (1 << ((month % 12) + 1))) &&
      (freq !== 'MONTHLY' || (month - startMonth) % interval === 0);
    if (wanted) {
      const length = nextBegin - monthBegin;
      const end = Math.min(nextBegin - 1, to);
      for (let day = Math.max(monthBegin, from); day <= end; day++)
        if (fits(day, day - monthBegin + 1, length)) found.push(day);
    }
    month++;
    monthBegin = nextBegin;
  }
  return found;
}

/** First day of a month that is counted from the year 0. */
function firstDayOf(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY;
}

/** Small numbers as the bits of one. */
function setOf(numbers: readonly number[]): number {
  return numbers.reduce((set, number) => set | (1 << number), 0);
}
