import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scheduleWith } from './examples.ts';
import { isProblem, problemOfSchedule } from './parse.ts';

const without = (field: string) => {
  const schedule: Record<string, unknown> = { ...scheduleWith() };
  delete schedule[field];
  return schedule;
};

test('a good schedule comes back as it is', () => {
  const schedule = scheduleWith({
    exdates: ['2026-12-25T09:30'],
    season: { from: '10', to: '05' },
    pausesInSchoolHolidays: true
  });
  expect(problemOfSchedule(schedule)).toEqual(schedule);
});

test('an end may be given for a duration: real minutes, also in the night the clocks change', () => {
  const night = { start: '2026-10-24T22:00', end: '2026-10-25T06:00', timeZone: 'Europe/Rome' };
  expect(problemOfSchedule(night)).toMatchObject({ duration: 9 * 60, rrule: null });
  const days = { start: '2026-10-24', end: '2026-10-25', timeZone: 'Europe/Rome' };
  expect(problemOfSchedule(days)).toMatchObject({ duration: 2 * 1440 });
});

test('a rule is written our way: UNTIL in UTC, or a date for whole days', () => {
  const until = (start: string, text: string) => {
    const whole = start.length === 10;
    const result = problemOfSchedule(
      scheduleWith({ start, duration: whole ? 1440 : 60, rrule: `FREQ=DAILY;UNTIL=${text};WKST=MO` })
    );
    return isProblem(result) ? result.reason : result.rrule;
  };
  expect(until('2026-10-07T09:30', '20261031')).toBe('FREQ=DAILY;UNTIL=20261031T225959Z');
  expect(until('2026-10-07T09:30', '20261031T093000')).toBe('FREQ=DAILY;UNTIL=20261031T083000Z');
  expect(until('2026-10-07', '20261031T225959Z')).toBe('FREQ=DAILY;UNTIL=20261031');
});

const BAD: readonly (readonly [what: string, value: unknown, field: string, reason: string])[] = [
  ['nothing', null, 'schedule', 'not-understood'],
  ['a text', 'every Monday', 'schedule', 'not-understood'],
  ['a list', [], 'start', 'missing'],
  ['no start', without('start'), 'start', 'missing'],
  ['no zone', without('timeZone'), 'timeZone', 'missing'],
  ['neither duration nor end', without('duration'), 'duration', 'missing'],
  ['30 February', scheduleWith({ start: '2026-02-30T09:30' }), 'start', 'date-impossible'],
  ['29 February of no leap year', scheduleWith({ start: '2027-02-29' }), 'start', 'date-impossible'],
  ['25 o’clock', scheduleWith({ start: '2026-02-20T25:30' }), 'start', 'date-impossible'],
  ['a date in words', scheduleWith({ start: 'domani' }), 'start', 'date-impossible'],
  ['a date with a zero byte', scheduleWith({ start: '2026-02-20\0' }), 'start', 'date-impossible'],
  ['the year 1600', scheduleWith({ start: '1600-02-20T09:30' }), 'start', 'date-too-far'],
  ['the year 9999', scheduleWith({ start: '9999-02-20T09:30' }), 'start', 'date-too-far'],
  ['no time at all', scheduleWith({ duration: 0 }), 'duration', 'end-before-start'],
  ['less than no time', scheduleWith({ duration: -60 }), 'duration', 'end-before-start'],
  ['half a minute', scheduleWith({ duration: 0.5 }), 'duration', 'not-understood'],
  ['two years long', scheduleWith({ duration: 2 * 366 * 1440 }), 'duration', 'too-long'],
  ['an end before the start', { ...without('duration'), end: '2026-10-07T09:00' }, 'end', 'end-before-start'],
  ['an end without a time', { ...without('duration'), end: '2026-10-08' }, 'end', 'dates-unlike-start'],
  ['half a whole day', scheduleWith({ start: '2026-10-07' }), 'duration', 'dates-unlike-start'],
  ['a zone on Mars', scheduleWith({ timeZone: 'Mars/Olympus' }), 'timeZone', 'time-zone-unknown'],
  ['an offset for a zone', scheduleWith({ timeZone: '+02:00' }), 'timeZone', 'time-zone-unknown'],
  ['a very long zone', scheduleWith({ timeZone: 'A'.repeat(10_000) }), 'timeZone', 'time-zone-unknown'],
  ['every second', scheduleWith({ rrule: 'FREQ=SECONDLY' }), 'rrule', 'rule-too-often'],
  ['a very long rule', scheduleWith({ rrule: 'X'.repeat(10_000) }), 'rrule', 'text-too-long'],
  ['a rule in words', scheduleWith({ rrule: 'every Monday' }), 'rrule', 'rule-not-understood'],
  [
    'a rule of another calendar',
    scheduleWith({ rrule: 'RSCALE=HEBREW;FREQ=YEARLY' }),
    'rrule',
    'rule-not-understood'
  ],
  [
    'COUNT beside UNTIL',
    scheduleWith({ rrule: 'FREQ=DAILY;COUNT=2;UNTIL=20270101' }),
    'rrule',
    'rule-not-understood'
  ],
  ['UNTIL on 31 June', scheduleWith({ rrule: 'FREQ=DAILY;UNTIL=20270631' }), 'rrule', 'rule-not-understood'],
  [
    'an interval of nothing',
    scheduleWith({ rrule: 'FREQ=DAILY;INTERVAL=0' }),
    'rrule',
    'rule-not-understood'
  ],
  ['month 13', scheduleWith({ rrule: 'FREQ=YEARLY;BYMONTH=13' }), 'rrule', 'rule-not-understood'],
  ['a million times', scheduleWith({ rrule: 'FREQ=DAILY;COUNT=1000000' }), 'rrule', 'rule-too-many-times'],
  [
    'an end before the first',
    scheduleWith({ rrule: 'FREQ=DAILY;UNTIL=20250101' }),
    'rrule',
    'rule-ends-before-start'
  ],
  ['a day left out of times', scheduleWith({ exdates: ['2026-10-09'] }), 'exdates', 'dates-unlike-start'],
  ['30 February left out', scheduleWith({ exdates: ['2026-02-30T09:30'] }), 'exdates', 'date-impossible'],
  [
    '10,000 dates',
    scheduleWith({ rdates: Array<string>(10_000).fill('2026-10-09T09:30') }),
    'rdates',
    'too-many-dates'
  ],
  ['a month 00', scheduleWith({ season: { from: '00', to: '05' } }), 'season', 'date-impossible'],
  [
    'a season without the start',
    scheduleWith({ season: { from: '01', to: '05' } }),
    'season',
    'start-out-of-season'
  ],
  [
    'a season of what is yearly',
    scheduleWith({ rrule: 'FREQ=YEARLY', season: { from: '10', to: '05' } }),
    'season',
    'season-with-this-rule'
  ],
  [
    'a maybe',
    { ...scheduleWith(), pausesInSchoolHolidays: 'maybe' },
    'pausesInSchoolHolidays',
    'not-understood'
  ]
];

describe('refused, with the field and the reason', () => {
  test.each(BAD)('%s', (_, value, field, reason) => {
    expect(problemOfSchedule(value)).toEqual({ field, reason });
  });

  test('and each reason has its sentence', () => {
    const { scheduleProblem } = JSON.parse(readFileSync('src/lib/i18n/languages/it/server.json', 'utf8')) as {
      scheduleProblem: Record<string, string>;
    };
    for (const [, , , reason] of BAD) expect(scheduleProblem[reason], reason).toBeTruthy();
  });
});

test('whatever comes in, an answer comes out', () => {
  const nearly = fc.record({
    start: fc.oneof(fc.constant('2026-10-07T09:30'), fc.string(), fc.anything()),
    duration: fc.oneof(fc.constant(60), fc.double(), fc.anything()),
    timeZone: fc.oneof(fc.constant('Europe/Rome'), fc.string()),
    rrule: fc.oneof(
      fc.constant(null),
      fc.string().map((text) => `FREQ=DAILY;${text}`),
      fc.anything()
    ),
    exdates: fc.oneof(fc.constant([]), fc.array(fc.string()), fc.anything())
  });
  fc.assert(
    fc.property(fc.oneof(nearly, fc.anything()), (value) => {
      expect(problemOfSchedule(value)).toBeTypeOf('object');
    }),
    { numRuns: 500 }
  );
});
