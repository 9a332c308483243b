import fc from 'fast-check';
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { scheduleWith } from './examples.ts';
import { nextOccurrences, occurrences } from './expand.server.ts';
import { readRule, writeRule, type Rule } from './rule.ts';
import type { Schedule } from './schedule.ts';

/*
 * A second implementation, written only for this: slow, day by day, period by period, word by word from RFC 5545, with
 * other means (Temporal's calendar and zones) than the one that is tested.
 */
/** The 28th of December is in the last week of its year. */
const weeksOf = (year: number) => new Temporal.PlainDate(year, 12, 28).weekOfYear!;
const fromDay = (list: readonly number[], value: number, length: number) =>
  list.length === 0 || list.includes(value) || list.includes(value - length - 1);

function daysByHand(rule: Rule, start: Temporal.PlainDate, until: Temporal.PlainDate): Temporal.PlainDate[] {
  const weekBegin = (date: Temporal.PlainDate) =>
    date.subtract({ days: (date.dayOfWeek - rule.weekStart + 7) % 7 });
  const periodOf = (date: Temporal.PlainDate): number => {
    if (rule.freq === 'DAILY') return start.until(date).days;
    if (rule.freq === 'WEEKLY') return weekBegin(start).until(weekBegin(date)).days / 7;
    if (rule.freq === 'MONTHLY') return (date.year - start.year) * 12 + date.month - start.month;
    return date.year - start.year;
  };
  const noDay =
    !rule.byDay.length && !rule.byMonthDay.length && !rule.byYearDay.length && !rule.byWeekNo.length;
  const matches = (date: Temporal.PlainDate): boolean => {
    if (rule.byMonth.length && !rule.byMonth.includes(date.month)) return false;
    if (!fromDay(rule.byMonthDay, date.day, date.daysInMonth)) return false;
    if (!fromDay(rule.byYearDay, date.dayOfYear, date.daysInYear)) return false;
    if (!fromDay(rule.byWeekNo, date.weekOfYear ?? 0, weeksOf(date.yearOfWeek ?? 0))) return false;
    if (rule.byDay.length) {
      const inYear = rule.freq === 'YEARLY' && !rule.byMonth.length;
      const at = inYear ? date.dayOfYear : date.day;
      const length = inYear ? date.daysInYear : date.daysInMonth;
      const fits = rule.byDay.some(({ nth, weekday }) => {
        if (weekday !== date.dayOfWeek) return false;
        if (nth > 0) return Math.floor((at - 1) / 7) + 1 === nth;
        return nth === 0 || Math.floor((length - at) / 7) + 1 === -nth;
      });
      if (!fits) return false;
    }
    if (rule.freq === 'WEEKLY' && noDay) return date.dayOfWeek === start.dayOfWeek;
    if (rule.freq === 'MONTHLY' && noDay) return date.day === start.day;
    if (rule.freq === 'YEARLY' && noDay)
      return date.day === start.day && (rule.byMonth.length > 0 || date.month === start.month);
    if (rule.freq === 'YEARLY' && rule.byWeekNo.length && !rule.byDay.length && !rule.byMonthDay.length)
      return date.dayOfWeek === start.dayOfWeek;
    return true;
  };
  // Positions count from the first day of the period, also where that is before the start.
  const periods = new Map<number, Temporal.PlainDate[]>();
  const end = until.add({ days: 400 });
  for (
    let date = start.with({ month: 1, day: 1 }).subtract({ days: 7 });
    Temporal.PlainDate.compare(date, end) <= 0;
  ) {
    const period = periodOf(date);
    if (period >= 0 && period % rule.interval === 0 && matches(date))
      periods.set(period, [...(periods.get(period) ?? []), date]);
    date = date.add({ days: 1 });
  }
  return [...periods.values()]
    .flatMap((days) =>
      rule.bySetPos.length ? days.filter((_, at) => fromDay(rule.bySetPos, at + 1, days.length)) : days
    )
    .filter(
      (date) => Temporal.PlainDate.compare(date, start) >= 0 && Temporal.PlainDate.compare(date, until) <= 0
    );
}

function byHand(schedule: Schedule, from: Temporal.Instant, to: Temporal.Instant) {
  const { timeZone, duration } = schedule;
  const begin = Temporal.PlainDateTime.from(schedule.start);
  const rule = readRule(schedule.rrule!) as Rule;
  const hours = rule.byHour.length ? rule.byHour : [begin.hour];
  const minutes = rule.byMinute.length ? rule.byMinute : [begin.minute];
  const inSeason = (date: { month: number }) => {
    if (!schedule.season) return true;
    const [first, last] = [Number(schedule.season.from), Number(schedule.season.to)];
    return first <= last
      ? date.month >= first && date.month <= last
      : date.month >= first || date.month <= last;
  };
  const last = to.toZonedDateTimeISO(timeZone).toPlainDate().add({ days: 1 });
  const times = daysByHand(rule, begin.toPlainDate(), last)
    .flatMap((date) =>
      hours.flatMap((hour) => minutes.map((minute) => date.toPlainDateTime({ hour, minute })))
    )
    .filter((time) => Temporal.PlainDateTime.compare(time, begin) > 0)
    .filter(inSeason)
    // "Compatible" moves a time that never is: then it does not show what was asked.
    .filter((time) => time.toZonedDateTime(timeZone).toPlainDateTime().equals(time));
  const counted = [...(inSeason(begin) ? [begin] : []), ...times].slice(0, rule.count ?? Infinity);
  const until = rule.until === null ? null : Temporal.Instant.from(rule.until);
  return counted
    .map((time) => ({ time, moment: time.toZonedDateTime(timeZone).toInstant() }))
    .filter(
      ({ moment, time }) => until === null || time === begin || Temporal.Instant.compare(moment, until) <= 0
    )
    .filter(({ time }) => !schedule.exdates.includes(time.toString().slice(0, 16)))
    .map(({ time, moment }) => ({
      local: time.toString().slice(0, 16),
      start: moment.epochMilliseconds / 1000
    }))
    .filter(
      ({ start }) =>
        start * 1000 < to.epochMilliseconds && start * 1000 + duration * 60_000 > from.epochMilliseconds
    )
    .filter((one, at, all) => all.findIndex(({ start }) => start === one.start) === at)
    .map((one) => ({ ...one, end: one.start + duration * 60 }));
}

const some = <Value>(values: readonly Value[], most = 4) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: most }).map((list) => list.join(','));
const part = (name: string, values: fc.Arbitrary<string | number>) =>
  fc.oneof(
    fc.constant(''),
    values.map((value) => `;${name}=${value}`)
  );
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const plainDays = some(weekdays);
const nthDays = some(weekdays.flatMap((day) => ['', '1', '2', '4', '5', '-1', '-2'].map((nth) => nth + day)));
const monthDays = some([1, 2, 13, 15, 28, 29, 30, 31, -1, -3, -31]);
const months = some([1, 2, 3, 5, 10, 11, 12]);
const interval = part('INTERVAL', fc.constantFrom(2, 3, 5));
const end = fc.oneof(
  fc.constant(''),
  fc.constantFrom(1, 7, 60, 400).map((count) => `;COUNT=${count}`),
  fc
    .constantFrom('20230326T003000Z', '20251026T010000Z', '20280101T000000Z')
    .map((until) => `;UNTIL=${until}`)
);
const clock = fc.tuple(part('BYHOUR', some([0, 2, 9, 23], 3)), part('BYMINUTE', some([0, 30], 2)));
const wkst = part('WKST', fc.constantFrom('SU', 'WE'));

const someRule = fc
  .oneof(
    fc.tuple(
      fc.constant('FREQ=DAILY'),
      interval,
      part('BYMONTH', months),
      part('BYDAY', plainDays),
      part('BYMONTHDAY', monthDays),
      end,
      clock
    ),
    fc.tuple(
      fc.constant('FREQ=WEEKLY'),
      interval,
      part('BYMONTH', months),
      part('BYDAY', plainDays),
      wkst,
      end,
      clock
    ),
    fc.tuple(
      fc.constant('FREQ=WEEKLY'),
      interval,
      part('BYMONTH', months),
      fc.constant(';BYDAY=MO,WE,FR;BYSETPOS=2'),
      end
    ),
    fc.tuple(
      fc.constant('FREQ=MONTHLY'),
      interval,
      part('BYMONTH', months),
      part('BYDAY', nthDays),
      part('BYMONTHDAY', monthDays),
      end,
      clock
    ),
    fc.tuple(
      fc.constant('FREQ=MONTHLY'),
      interval,
      plainDays.map((days) => `;BYDAY=${days}`),
      fc.constantFrom(1, 2, 3, -1, -2).map((at) => `;BYSETPOS=${at}`),
      end
    ),
    fc.tuple(
      fc.constant('FREQ=YEARLY'),
      interval,
      part('BYMONTH', months),
      part('BYMONTHDAY', monthDays),
      end,
      clock
    ),
    fc.tuple(fc.constant('FREQ=YEARLY'), part('BYMONTH', months), part('BYDAY', nthDays), end),
    fc.tuple(fc.constant('FREQ=YEARLY'), interval, part('BYYEARDAY', some([1, 60, 100, 365, 366, -1])), end),
    fc.tuple(
      fc.constant('FREQ=YEARLY;BYWEEKNO='),
      some([1, 2, 10, 20, 40, 52, 53, -1, -53]),
      part('BYDAY', plainDays),
      part('BYMONTH', months),
      end
    ),
    fc.tuple(
      fc.constant('FREQ=YEARLY'),
      interval,
      part('BYMONTH', months),
      part('BYMONTHDAY', monthDays),
      part('BYYEARDAY', some([1, 32, 60, 280, 366, -1, -300])),
      fc.oneof(part('BYDAY', plainDays), part('BYDAY', nthDays)),
      end
    ),
    fc.tuple(
      fc.constant('FREQ=YEARLY'),
      interval,
      part('BYMONTH', months),
      plainDays.map((days) => `;BYDAY=${days}`),
      some([1, 3, 30, 50, -1, -7]).map((at) => `;BYSETPOS=${at}`),
      end
    )
  )
  .map((parts) => parts.flat().join(''));

const someDate = fc
  .integer({ min: 0, max: 365 * 9 })
  .map((days) => Temporal.PlainDate.from('2018-01-01').add({ days }).toString());
const someStart = fc.tuple(someDate, fc.constantFrom('00:30', '02:30', '01:30', '09:30', '23:45'));

const someSchedule = (timeZone: string): fc.Arbitrary<Schedule> =>
  fc
    .record({
      start: fc.oneof(
        { weight: 5, arbitrary: someStart.map((both) => both.join('T')) },
        // Days on which clocks change in Rome, New York and Cairo.
        fc.constantFrom(
          '2024-03-31T02:30',
          '2024-10-27T02:30',
          '2024-03-10T02:30',
          '2024-11-03T01:30',
          '2024-04-26T00:30',
          '2024-10-31T23:45'
        )
      ),
      rrule: someRule,
      duration: fc.constantFrom(30, 120, 3000),
      season: fc.constantFrom(null, null, { from: '10', to: '05' }, { from: '03', to: '06' })
    })
    .map((parts) => scheduleWith({ ...parts, timeZone }))
    // A season with a yearly rule or a position in a week is refused at the door (parse.ts).
    .map((one) => (/YEARLY|WEEKLY.*SETPOS/.test(one.rrule!) ? { ...one, season: null } : one));

describe.each(['Europe/Rome', 'America/New_York', 'Africa/Cairo'])('ten years in %s', (timeZone) => {
  const from = Temporal.Instant.from('2019-06-01T00:00:00Z');
  const to = Temporal.Instant.from('2029-06-01T00:00:00Z');

  test('are the same by a second implementation, day by day', () => {
    fc.assert(
      fc.property(someSchedule(timeZone), (schedule) => {
        const expected = byHand(schedule, from, to);
        expect(occurrences(schedule, { from, to })).toEqual(expected);
        const left = { ...schedule, exdates: expected.slice(1, 4).map(({ local }) => local) };
        expect(occurrences(left, { from, to })).toEqual(byHand(left, from, to));
      }),
      { numRuns: 100 }
    );
  }, 240_000);

  test('a window in the middle holds what it holds of the ten years', () => {
    const day = fc.integer({ min: 0, max: 3500 });
    fc.assert(
      fc.property(someSchedule(timeZone), day, fc.integer({ min: 1, max: 90 }), (schedule, after, days) => {
        const begin = from.add({ hours: after * 24 + 7 });
        const finish = begin.add({ hours: days * 24 });
        const inside = occurrences(schedule, { from, to }).filter(
          (one) => one.start * 1000 < finish.epochMilliseconds && one.end * 1000 > begin.epochMilliseconds
        );
        expect(occurrences(schedule, { from: begin, to: finish })).toEqual(inside);
        const next = occurrences(schedule, { from, to }).filter(
          (one) => one.end * 1000 > begin.epochMilliseconds
        );
        const found = nextOccurrences(schedule, begin, 3);
        expect(found.slice(0, next.length)).toEqual(next.slice(0, 3));
      }),
      { numRuns: 60 }
    );
  }, 240_000);
});

/**
 * Where the library (2.2.8) does not do what RFC 5545 says: of every Monday and the fourth Friday of a year it gives the
 * Friday alone; days of a year it adds up where those are meant that are both; of weeks without a weekday it takes the
 * weekday of another date than the start; positions it counts from the start.
 */
const isReadOtherwise = (text: string): boolean => {
  const { freq, byDay, byMonth, byMonthDay, byYearDay, byWeekNo, bySetPos } = readRule(text) as Rule;
  const nths = byDay.filter(({ nth }) => nth !== 0).length;
  const lists = [byDay, byMonthDay, byYearDay, byYearDay.length > 0 ? byMonth : []];
  return (
    (nths > 0 && nths < byDay.length) ||
    (freq === 'YEARLY' && lists.filter(({ length }) => length > 0).length > 1) ||
    byWeekNo.length + bySetPos.length > 0
  );
};

test('days decided one by one are those of the library', () => {
  const begin = Temporal.Instant.from('2026-01-01T00:00:00Z');
  fc.assert(
    fc.property(
      // A start inside the window that the rule does not give, it leaves out.
      someDate.filter((date) => date < '2026'),
      someRule.filter((rule) => !/BYHOUR|BYMINUTE|COUNT|UNTIL/.test(rule) && !isReadOtherwise(rule)),
      (start, rrule) => {
        const library = new RRuleTemporal({
          rruleString: `DTSTART:${start.replaceAll('-', '')}T000000Z\nRRULE:${rrule}`,
          includeDtstart: true
        });
        const to = begin.add({ hours: 24 * 366 });
        const found = library.between(
          new Date(begin.epochMilliseconds),
          new Date(to.epochMilliseconds - 1),
          true
        );
        const schedule = scheduleWith({ start, duration: 1440, timeZone: 'UTC', rrule });
        expect(occurrences(schedule, { from: begin, to }).map(({ local }) => local)).toEqual(
          found.map((date) => date.toString().slice(0, 10))
        );
      }
    ),
    { numRuns: 300 }
  );
}, 120_000);

test('a rule that is read and written is the same rule', () => {
  fc.assert(
    fc.property(someRule, (text) => {
      const rule = readRule(text);
      expect(typeof rule).toBe('object');
      expect(readRule(writeRule(rule as Rule))).toEqual(rule);
    })
  );
});
