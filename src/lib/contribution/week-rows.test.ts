import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WEEKDAYS } from '../activity/free-hours.ts';
import { weekTable } from '../place/opening/evaluate.server.ts';
import { problemOfHoursText } from '../place/opening/syntax.ts';
import { problemOfWeek, weekOfHours, weekFrom, weekValues, writeHours, type Week } from './week-rows.ts';

const week = (rows: Week['rows'], about: Partial<Week> = {}): Week => ({
  rows,
  always: false,
  closedOnHolidays: false,
  ...about
});
const WORKDAYS = ['mo', 'tu', 'we', 'th', 'fr'] as const;

describe('hours are written as OSM writes them', () => {
  test('a morning and an afternoon, and another Saturday', () => {
    expect(
      writeHours(
        week([
          { days: WORKDAYS, from: '14:00', to: '18:00' },
          { days: WORKDAYS, from: '09:00', to: '13:00' },
          { days: ['sa'], from: '09:00', to: '12:00' }
        ])
      )
    ).toBe('Mo-Fr 09:00-13:00,14:00-18:00; Sa 09:00-12:00');
  });

  test('two days with a comma, days apart, hours that touch in one', () => {
    expect(
      writeHours(
        week([
          { days: ['mo', 'we', 'th'], from: '09:00', to: '11:00' },
          { days: ['mo'], from: '11:00', to: '12:30' }
        ])
      )
    ).toBe('Mo 09:00-12:30; We,Th 09:00-11:00');
  });

  test('past midnight, until midnight, day and night, closed on holidays, nothing', () => {
    expect(writeHours(week([{ days: ['fr'], from: '20:00', to: '02:00' }]))).toBe('Fr 20:00-02:00');
    expect(writeHours(week([{ days: ['fr'], from: '20:00', to: '00:00' }]))).toBe('Fr 20:00-24:00');
    expect(writeHours(week([], { always: true }))).toBe('24/7');
    expect(writeHours(week([{ days: ['tu'], from: '10:00', to: '12:00' }], { closedOnHolidays: true }))).toBe(
      'Tu 10:00-12:00; PH off'
    );
    expect(writeHours(week([]))).toBeNull();
  });
});

test('what is missing in a row is said', () => {
  const problem = (row: Week['rows'][number]) => problemOfWeek(week([row]))?.reason ?? null;
  expect(problem({ days: ['mo'], from: '', to: '12:00' })).toBe('times-incomplete');
  expect(problem({ days: [], from: '09:00', to: '12:00' })).toBe('days-missing');
  expect(problem({ days: ['mo'], from: '25:00', to: '12:00' })).toBe('time-impossible');
  expect(problem({ days: ['mo'], from: '9', to: '12:00' })).toBe('time-impossible');
  expect(problem({ days: ['mo'], from: '09:00', to: '12:00' })).toBeNull();
});

test('hours that rows cannot say are left to whoever wrote them', () => {
  for (const hours of [
    'Mo-Fr 09:00-12:00; We off',
    'Mo[1] 09:00-12:00',
    'Oct-May: Mo 09:00-12:00',
    'Mo-Fr 09:00-12:00; Mo 10:00-11:00',
    'Mo 09:00-12:00 "su appuntamento"',
    'sunrise-sunset',
    ''
  ])
    expect(weekOfHours(hours), hours).toBeNull();
  expect(weekOfHours('Tu,Th 09:00-14:00; Sa 10:00-14:00')?.rows).toEqual([
    { days: ['tu', 'th'], from: '09:00', to: '14:00' },
    { days: ['sa'], from: '10:00', to: '14:00' }
  ]);
});

const quarter = fc.integer({ min: 0, max: 95 }).map((n) => {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(n / 4))}:${two((n % 4) * 15)}`;
});
const dayTimes = fc
  .record({ days: fc.subarray([...WEEKDAYS], { minLength: 1 }), from: quarter, to: quarter })
  // Within a day: what is open past midnight has a test of its own.
  .filter(({ from, to }) => from < to);
const weeks = fc.array(dayTimes, { minLength: 1, maxLength: 3 }).map((rows) => week(rows));

test('written and read again they are the same hours', () => {
  fc.assert(
    fc.property(weeks, fc.boolean(), ({ rows }, closedOnHolidays) => {
      const hours = writeHours(week(rows, { closedOnHolidays }))!;
      const again = weekOfHours(hours);
      // More kinds of days than rows there are: told, not guessed.
      if (again === null) expect(hours.split(/[;,] ?\d|; /).length).toBeGreaterThan(6);
      else expect(writeHours(again)).toBe(hours);
    })
  );
});

test('the evaluator of hours reads what was meant', () => {
  const here = { timeZone: 'Europe/Rome', country: 'IT', localHolidays: [] };
  // A week of January without a holiday, from its Monday.
  const monday = new Date('2027-01-11T06:00Z');
  fc.assert(
    fc.property(weeks, (told) => {
      const hours = writeHours(told)!;
      expect(problemOfHoursText(hours)).toBeNull();
      const table = weekTable(hours, monday, here)!;
      WEEKDAYS.forEach((day, index) => {
        const alone = told.rows.filter(({ days }) => days.includes(day));
        const minutes = new Set<number>();
        const at = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
        for (const { from, to } of alone) for (let m = at(from); m < at(to); m++) minutes.add(m);
        const open = (table[index]!.intervals as readonly { from: string; to: string }[]).reduce(
          (sum, { from, to }) => sum + (to === '24:00' ? 1440 : at(to)) - at(from),
          0
        );
        expect(open, `${day} of ${hours}`).toBe(minutes.size);
      });
    }),
    { numRuns: 60 }
  );
});

test('a bar that closes at two is still open after midnight when the next day has hours of its own', () => {
  const hours = writeHours(
    week([
      { days: ['fr'], from: '20:00', to: '02:00' },
      { days: ['sa'], from: '09:00', to: '12:00' }
    ])
  )!;
  expect(hours).toBe('Fr 20:00-02:00, Sa 09:00-12:00');
  expect(writeHours(weekOfHours(hours)!)).toBe(hours);
  const friday = new Date('2027-01-15T06:00Z');
  const table = weekTable(hours, friday, { timeZone: 'Europe/Rome', country: 'IT', localHolidays: [] })!;
  expect(table[0]!.intervals).toMatchObject([{ from: '20:00', to: '02:00' }]);
  expect(table[1]!.intervals).toMatchObject([{ from: '09:00', to: '12:00' }]);
});

test('what is typed comes back into the same inputs', () => {
  const told = week([{ days: ['mo', 'su'], from: '09:30', to: '' }], { closedOnHolidays: true });
  expect(weekFrom(weekValues(told, 'opening_hours'), 'opening_hours')).toEqual(told);
  expect(weekFrom({}, 'opening_hours').rows).toEqual([]);
});

test('hours that were stored with blanks of any kind are read as those without', () => {
  const plain = weekOfHours('Mo-Fr 09:00-13:00,14:00-18:00; Sa 09:00-12:00; PH off');
  expect(plain?.rows).toHaveLength(3);
  expect(
    weekOfHours('\u3000\t Mo-Fr\u00a0\u00a009:00-13:00, 14:00-18:00 ;\nSa  09:00-12:00;PH\u2003off ')
  ).toEqual(plain);
  expect(weekOfHours('Mo-Fr09:00-13:00')).toBeNull();
  expect(weekOfHours(`Mo-Fr${'\t'.repeat(480)}`)).toBeNull();
});
