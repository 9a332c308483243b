import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WEEKDAYS } from '../activity/free-hours.ts';
import { occurrences } from '../activity/schedule/expand.server.ts';
import type { Schedule } from '../activity/schedule/schedule.ts';
import { scheduleFrom, toldValues } from './schedule-input.ts';
import { toldFrom, type ToldSchedule } from './told.ts';

const HERE = { today: '2026-11-25', timeZone: 'Europe/Rome' };
const weekly = (about: Partial<Extract<ToldSchedule, { mode: 'weekly' }>> = {}): ToldSchedule => ({
  mode: 'weekly',
  days: ['mo', 'we'],
  from: '09:30',
  to: '11:30',
  every: 1,
  season: { from: '10', to: '05' },
  first: '',
  last: '',
  ...about
});
const schedule = (told: ToldSchedule): Schedule => {
  const result = scheduleFrom(told, HERE);
  if ('problem' in result) throw new Error(result.problem.reason);
  return result.schedule!;
};
const problem = (told: ToldSchedule) => {
  const result = scheduleFrom(told, HERE);
  return 'problem' in result ? result.problem.reason : null;
};

test('Monday and Wednesday, 9:30 to 11:30, October to May', () => {
  expect(schedule(weekly())).toMatchObject({
    start: '2026-11-25T09:30',
    duration: 120,
    timeZone: 'Europe/Rome',
    rrule: 'FREQ=WEEKLY;BYDAY=MO,WE',
    season: { from: '10', to: '05' }
  });
});

test('what is told in summer begins when its season does', () => {
  const told = scheduleFrom(weekly(), { ...HERE, today: '2026-07-14' });
  expect(told).toMatchObject({ schedule: { start: '2026-10-05T09:30' } });
});

test('every second week until a day, which is included', () => {
  const found = schedule(
    weekly({ days: ['fr'], every: 2, season: null, first: '2026-12-04', last: '2026-12-18' })
  );
  const days = occurrences(found, { from: new Date('2026-11-01'), to: new Date('2027-03-01') }).map(
    ({ local }) => local
  );
  expect(days).toEqual(['2026-12-04T09:30', '2026-12-18T09:30']);
});

test('dates are told one by one, in any order, with or without times', () => {
  expect(
    schedule({ mode: 'dates', dates: ['2026-12-20', '2026-12-13'], from: '10:00', to: '12:00' })
  ).toMatchObject({
    start: '2026-12-13T10:00',
    rdates: ['2026-12-20T10:00'],
    rrule: null,
    duration: 120
  });
  expect(schedule({ mode: 'dates', dates: ['2026-12-13'], from: '', to: '' })).toMatchObject({
    start: '2026-12-13',
    duration: 1440
  });
});

test('days that nobody knows are days to confirm', () => {
  expect(scheduleFrom({ mode: 'unknown' }, HERE)).toEqual({ schedule: null });
});

test.each<[string, ToldSchedule]>([
  ['days-missing', weekly({ days: [] })],
  ['times-incomplete', weekly({ to: '' })],
  ['time-impossible', weekly({ from: '9.30' })],
  ['end-before-start', weekly({ from: '11:30', to: '09:30' })],
  ['date-impossible', weekly({ season: { from: '13', to: '05' } })],
  ['date-impossible', weekly({ season: { from: '', to: '' } })],
  ['date-impossible', weekly({ first: '2026-02-30' })],
  ['date-past', weekly({ last: '2026-01-01' })],
  ['date-impossible', weekly({ first: '2027-02-01', last: '2027-01-01' })],
  ['date-impossible', { mode: 'dates', dates: [], from: '', to: '' }],
  ['date-past', { mode: 'dates', dates: ['2020-01-01'], from: '', to: '' }],
  ['date-impossible', { mode: 'dates', dates: ['tomorrow'], from: '', to: '' }],
  [
    'too-many',
    { mode: 'dates', dates: Array.from({ length: 13 }, (_, i) => `2027-01-${i + 10}`), from: '', to: '' }
  ]
])('%s is said', (reason, told) => expect(problem(told)).toBe(reason));

test('what was told comes back into the same inputs, and what cannot be told does not', () => {
  const time = fc.integer({ min: 0, max: 22 }).map((hour) => String(hour).padStart(2, '0'));
  const told = fc.record({
    mode: fc.constant('weekly' as const),
    days: fc.subarray([...WEEKDAYS], { minLength: 1 }),
    from: time.map((hour) => `${hour}:00`),
    to: fc.constant('23:30'),
    every: fc.constantFrom(1, 2),
    season: fc.constantFrom(null, { from: '10', to: '05' }, { from: '03', to: '06' }),
    first: fc.constant(''),
    last: fc.constantFrom('', '2028-06-30')
  });
  fc.assert(
    fc.property(told, (one) => {
      const first = schedule(one);
      const values = toldValues(first, 'schedule')!;
      const again = toldFrom(values, 'schedule');
      expect(again).toEqual({ ...one, first: first.start.slice(0, 10) });
      expect(schedule(again)).toEqual(first);
    })
  );
  const monthly = { ...schedule(weekly()), rrule: 'FREQ=MONTHLY;BYDAY=1SA' };
  expect(toldValues(monthly, 'schedule')).toBeNull();
  expect(toldValues({ ...schedule(weekly()), exdates: ['2026-12-07T09:30'] }, 'schedule')).toBeNull();
});
