import { describe, expect, test } from 'vitest';
import { scheduleWith } from './examples.ts';
import { nextOccurrences, occurrences, pausedStarts } from './expand.server.ts';
import type { Occurrence, Schedule } from './schedule.ts';

const locals = (found: readonly Occurrence[]) => found.map(({ local }) => local);
const instants = (found: readonly Occurrence[]) =>
  found.map(({ start }) => new Date(start * 1000).toISOString().slice(0, 16));
const between = (schedule: Schedule, from: string, to: string, pauses?: { from: string; to: string }[]) =>
  occurrences(schedule, { from: new Date(from), to: new Date(to) }, pauses && { pauses });

describe('when the clocks change in Milan', () => {
  const nightly = scheduleWith({ start: '2026-03-28T02:30', duration: 30, rrule: 'FREQ=DAILY' });

  test('a time that never is is left out, and not counted', () => {
    expect(locals(between(nightly, '2026-03-28', '2026-03-31'))).toEqual([
      '2026-03-28T02:30',
      '2026-03-30T02:30'
    ]);
    const three = { ...nightly, rrule: 'FREQ=DAILY;COUNT=3' };
    expect(locals(between(three, '2026-03-01', '2026-04-30')).at(-1)).toBe('2026-03-31T02:30');
  });

  test('a start that someone wrote and that never is is moved on by the jump', () => {
    const once = scheduleWith({ start: '2026-03-29T02:30', rrule: null });
    expect(instants(between(once, '2026-03-28', '2026-03-31'))).toEqual(['2026-03-29T01:30']);
  });

  test('a series that begins in the jump goes on at its own time', () => {
    const series = scheduleWith({ start: '2026-03-29T02:30', rrule: 'FREQ=DAILY;COUNT=2' });
    expect(instants(between(series, '2026-03-28', '2026-04-02'))).toEqual([
      '2026-03-29T01:30',
      '2026-03-30T00:30'
    ]);
  });

  test('of a time that is twice, it is the first', () => {
    const autumn = scheduleWith({ start: '2026-10-24T02:30', duration: 30, rrule: 'FREQ=DAILY;COUNT=3' });
    expect(instants(between(autumn, '2026-10-20', '2026-10-30'))).toEqual([
      '2026-10-24T00:30',
      '2026-10-25T00:30',
      '2026-10-26T01:30'
    ]);
  });

  test('a whole day is as long as that day', () => {
    const days = scheduleWith({ start: '2026-03-29', duration: 1440, rrule: null });
    const [day] = between(days, '2026-03-28', '2026-03-31');
    expect(day && (day.end - day.start) / 3600).toBe(23);
  });
});

test('a whole day is there even where its midnight is not (Cairo, 24 April 2026)', () => {
  const days = scheduleWith({
    start: '2026-04-23',
    duration: 1440,
    rrule: 'FREQ=DAILY',
    timeZone: 'Africa/Cairo'
  });
  expect(instants(between(days, '2026-04-23', '2026-04-25'))).toEqual([
    '2026-04-22T22:00',
    '2026-04-23T22:00',
    '2026-04-24T21:00'
  ]);
});

describe('a season', () => {
  const course = scheduleWith({ start: '2026-05-27T09:30', season: { from: '10', to: '05' } });

  test('leaves the summer out', () => {
    expect(locals(between(course, '2026-05-20', '2026-10-08'))).toEqual([
      '2026-05-27T09:30',
      '2026-05-29T09:30',
      '2026-10-02T09:30',
      '2026-10-07T09:30'
    ]);
  });

  test('is not counted where it is not', () => {
    const counted = { ...course, rrule: 'FREQ=WEEKLY;BYDAY=WE,FR;COUNT=3' };
    expect(locals(between(counted, '2026-05-20', '2027-01-01')).at(-1)).toBe('2026-10-02T09:30');
  });

  test('does not take away a date that was added by hand', () => {
    const feast = { ...course, rdates: ['2026-07-01T18:00'] };
    expect(locals(between(feast, '2026-06-20', '2026-07-08'))).toEqual(['2026-07-01T18:00']);
  });
});

describe('exceptions', () => {
  test('EXDATE takes away, RDATE adds once', () => {
    const schedule = scheduleWith({
      exdates: ['2026-10-09T09:30'],
      rdates: ['2026-10-10T15:00', '2026-10-07T09:30']
    });
    expect(locals(between(schedule, '2026-10-06', '2026-10-15'))).toEqual([
      '2026-10-07T09:30',
      '2026-10-10T15:00',
      '2026-10-14T09:30'
    ]);
  });

  const holidays = [{ from: '2026-12-23', to: '2027-01-06' }];
  test('school holidays pause what pauses in them, from the first day to the last', () => {
    const schedule = scheduleWith({ pausesInSchoolHolidays: true });
    expect(locals(between(schedule, '2026-12-18', '2027-01-09', holidays))).toEqual([
      '2026-12-18T09:30',
      '2027-01-08T09:30'
    ]);
    expect(
      pausedStarts(schedule, { from: new Date('2026-12-18'), to: new Date('2027-01-09') }, holidays)
    ).toEqual([
      '2026-12-23T09:30',
      '2026-12-25T09:30',
      '2026-12-30T09:30',
      '2027-01-01T09:30',
      '2027-01-06T09:30'
    ]);
  });

  test('what is not known to pause goes on', () => {
    expect(between(scheduleWith(), '2026-12-18', '2027-01-09', holidays)).toHaveLength(7);
  });
});

test('what has begun and not ended is in the window; what ends as it opens is not', () => {
  const schedule = scheduleWith();
  expect(between(schedule, '2026-10-07T08:00Z', '2026-10-07T08:01Z')).toHaveLength(1);
  expect(between(schedule, '2026-10-07T09:30Z', '2026-10-07T10:00Z')).toHaveLength(0);
  expect(between(schedule, '2026-10-07T06:00Z', '2026-10-07T07:30Z')).toHaveLength(0);
});

describe('the next times', () => {
  const weekly = scheduleWith();
  const nextAt = (moment: string, schedule = weekly) =>
    locals(nextOccurrences(schedule, new Date(moment), 3));

  test('begin with what is on, until the moment it has ended', () => {
    const later = ['2026-10-09T09:30', '2026-10-14T09:30', '2026-10-16T09:30'];
    const withRunning = ['2026-10-07T09:30', ...later.slice(0, 2)];
    expect(nextAt('2026-10-07T07:29Z')).toEqual(withRunning);
    expect(nextAt('2026-10-07T07:31Z')).toEqual(withRunning);
    expect(nextAt('2026-10-07T09:29:59Z')).toEqual(withRunning);
    expect(nextAt('2026-10-07T09:30Z')).toEqual(later);
  });

  test('are none only when the last has ended: a whole day at its midnight', () => {
    const day = scheduleWith({ start: '2026-10-07', duration: 1440, rrule: null });
    expect(nextAt('2026-10-07T21:59:59Z', day)).toEqual(['2026-10-07']);
    expect(nextAt('2026-10-07T22:00Z', day)).toEqual([]);
    const show = scheduleWith({ start: '2026-10-02T18:00', duration: 5 * 1440, rrule: null });
    expect(nextAt('2026-10-07T15:59:59Z', show)).toEqual(['2026-10-02T18:00']);
    expect(nextAt('2026-10-07T16:00Z', show)).toEqual([]);
  });

  test('name what lasts longer than the stretch that is looked at once', () => {
    const year = scheduleWith({ start: '2026-01-01', duration: 364 * 1440, rrule: 'FREQ=YEARLY' });
    expect(nextAt('2026-10-07T10:00Z', year)).toEqual(['2026-01-01', '2027-01-01', '2028-01-01']);
  });

  test('are found years ahead', () => {
    const leap = scheduleWith({ start: '2024-02-29T10:00', rrule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29' });
    expect(locals(nextOccurrences(leap, new Date('2096-03-01'), 2))).toEqual([]);
    expect(locals(nextOccurrences(leap, new Date('2026-01-01'), 2))).toEqual([
      '2028-02-29T10:00',
      '2032-02-29T10:00'
    ]);
  });

  test('end where the rule ends', () => {
    const three = scheduleWith({ rrule: 'FREQ=WEEKLY;BYDAY=WE,FR;COUNT=3' });
    expect(locals(nextOccurrences(three, new Date('2026-10-08'), 5))).toEqual([
      '2026-10-09T09:30',
      '2026-10-14T09:30'
    ]);
  });
});

describe('a rule made to keep a machine busy', () => {
  const list = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index).join(',');
  const BOMBS = [
    'FREQ=SECONDLY',
    'FREQ=MINUTELY;COUNT=1000',
    'FREQ=HOURLY',
    'FREQ=DAILY;BYSECOND=0,1,2,3',
    `FREQ=DAILY;BYHOUR=${list(0, 23)};BYMINUTE=0,30`,
    `FREQ=YEARLY;BYYEARDAY=${list(1, 100)}`,
    'FREQ=DAILY;COUNT=1000000',
    'FREQ=DAILY;INTERVAL=99999999',
    `FREQ=WEEKLY;BYDAY=${'MO,'.repeat(5000)}MO`,
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=4;INTERVAL=1000',
    'FREQ=YEARLY;BYYEARDAY=366;BYWEEKNO=10',
    'FREQ=YEARLY;BYDAY=MO;BYSETPOS=366',
    'FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=366,-366',
    'FREQ=WEEKLY;BYDAY=MO;BYSETPOS=7',
    'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=31',
    'FREQ=MONTHLY;BYDAY=MO;BYMONTHDAY=31;BYMONTH=2;COUNT=1000',
    'FREQ=YEARLY;BYDAY=53MO,-53SU;INTERVAL=999',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO;COUNT=1000'
  ];

  test.each(BOMBS)('takes some milliseconds, however it is asked: %s', (rrule) => {
    const schedule = scheduleWith({ start: '1970-01-01T00:00', rrule });
    const ask = () => {
      occurrences(schedule, { from: new Date('2099-01-01'), to: new Date('2099-04-01') });
      nextOccurrences(schedule, new Date('2026-01-01'), 3);
    };
    ask();
    const before = process.cpuUsage();
    ask();
    const { user, system } = process.cpuUsage(before);
    // Far above what it takes, far below what a bomb would.
    expect((user + system) / 1000).toBeLessThan(500);
  });

  test('gives its start alone when it is refused', () => {
    const schedule = scheduleWith({ rrule: 'FREQ=SECONDLY' });
    expect(locals(between(schedule, '2026-01-01', '2030-01-01'))).toEqual([schedule.start]);
  });

  test('yearly for ever is no bomb', () => {
    const birthday = scheduleWith({ start: '1970-12-07T10:00', rrule: 'FREQ=YEARLY' });
    expect(locals(nextOccurrences(birthday, new Date('2099-01-01'), 5))).toEqual([
      '2099-12-07T10:00',
      '2100-12-07T10:00'
    ]);
  });

  test('a window of a century is refused', () => {
    expect(() => between(scheduleWith(), '2000-01-01', '2099-01-01')).toThrow(RangeError);
  });
});
