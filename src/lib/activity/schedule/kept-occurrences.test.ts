import { expect, test } from 'vitest';
import { scheduleWith } from './examples.ts';
import { occurrences } from './expand.server.ts';
import { keptOccurrences } from './kept-occurrences.server.ts';
import { problemOfSchedule } from './parse.ts';
import { readRule } from './rule.ts';

const CHRISTMAS = [{ from: '2026-12-23', to: '2027-01-06' }];
const NONE: [] = [];
const days = (from: string, to: string) => ({ from: new Date(from), to: new Date(to) });

test('what was expanded before says the same as expanding anew, wherever one asks', () => {
  const schedules = [
    scheduleWith(),
    scheduleWith({ rrule: 'FREQ=DAILY', duration: 2880 }),
    scheduleWith({ rrule: 'FREQ=MONTHLY;BYDAY=1SA' }),
    scheduleWith({ pausesInSchoolHolidays: true })
  ];
  const windows = [
    days('2026-11-30T10:17:00Z', '2026-12-07'),
    days('2026-11-30', '2027-01-04'),
    days('2026-12-20', '2026-12-28'),
    days('2027-01-01', '2027-02-01'),
    days('2026-11-01', '2026-11-02'),
    days('2026-11-30', '2027-11-30')
  ];
  for (const schedule of schedules)
    for (const pauses of [NONE, CHRISTMAS, CHRISTMAS, NONE])
      for (const window of windows)
        expect(keptOccurrences(schedule, window, pauses)).toEqual(occurrences(schedule, window, { pauses }));
});

test('within some weeks a schedule is expanded once', () => {
  const schedule = scheduleWith();
  const [first] = keptOccurrences(schedule, days('2026-11-30', '2026-12-07'), NONE);
  for (const from of ['2026-11-30T09:00:00Z', '2026-12-01', '2026-12-02'])
    expect(keptOccurrences(schedule, days(from, '2027-01-10'), NONE)).toContain(
      keptOccurrences(schedule, days(from, '2026-12-20'), NONE)[0]
    );
  expect(keptOccurrences(schedule, days('2026-11-30', '2026-12-07'), NONE)[0]).toBe(first);
});

test('a rule is read once, a schedule checked once, and what was checked is not checked again', () => {
  expect(readRule('FREQ=WEEKLY;BYDAY=MO')).toBe(readRule('FREQ=WEEKLY;BYDAY=MO'));
  const written = { ...scheduleWith(), rrule: 'freq=weekly;byday=MO' };
  const checked = problemOfSchedule(written);
  expect(problemOfSchedule(written)).toBe(checked);
  expect(problemOfSchedule(checked)).toBe(checked);
});
