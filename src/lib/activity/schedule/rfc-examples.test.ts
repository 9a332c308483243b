import { expect, test } from 'vitest';
import { scheduleWith } from './examples.ts';
import { occurrences } from './expand.server.ts';
import { readRule } from './rule.ts';

/*
 * The examples of RFC 5545, section 3.8.5.3, with the dates it gives. All begin at 9:00 in New York; where the RFC ends
 * with "…", so many are compared as are written here.
 */
const WEEKDAYS = 'MO,TU,WE,TH,FR,SA,SU';
const range = (year: number, month: number, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => [year, month, from + index] as const);
const on = (year: number, months: Readonly<Record<number, readonly number[]>>) =>
  Object.entries(months).flatMap(([month, days]) => days.map((day) => [year, Number(month), day] as const));

const EXAMPLES: readonly (readonly [
  what: string,
  start: string,
  rule: string,
  dates: readonly (readonly [number, number, number])[],
  ends: boolean
])[] = [
  ['daily for 10 occurrences', '1997-09-02', 'FREQ=DAILY;COUNT=10', range(1997, 9, 2, 11), true],
  [
    'daily until 24 December 1997',
    '1997-09-02',
    'FREQ=DAILY;UNTIL=19971224T000000Z',
    [
      ...range(1997, 9, 2, 30),
      ...range(1997, 10, 1, 31),
      ...range(1997, 11, 1, 30),
      ...range(1997, 12, 1, 23)
    ],
    true
  ],
  [
    'every other day, for ever',
    '1997-09-02',
    'FREQ=DAILY;INTERVAL=2',
    on(1997, {
      9: [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30],
      10: [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30],
      11: [1, 3]
    }),
    false
  ],
  [
    'every 10 days, 5 occurrences',
    '1997-09-02',
    'FREQ=DAILY;INTERVAL=10;COUNT=5',
    on(1997, { 9: [2, 12, 22], 10: [2, 12] }),
    true
  ],
  ...[
    'FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=' + WEEKDAYS,
    'FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1'
  ].map(
    (rule) =>
      [
        'every day in January, for 3 years',
        '1998-01-01',
        rule,
        [...range(1998, 1, 1, 31), ...range(1999, 1, 1, 31), ...range(2000, 1, 1, 31)],
        true
      ] as const
  ),
  [
    'weekly for 10 occurrences',
    '1997-09-02',
    'FREQ=WEEKLY;COUNT=10',
    on(1997, { 9: [2, 9, 16, 23, 30], 10: [7, 14, 21, 28], 11: [4] }),
    true
  ],
  [
    'weekly until 24 December 1997',
    '1997-09-02',
    'FREQ=WEEKLY;UNTIL=19971224T000000Z',
    on(1997, { 9: [2, 9, 16, 23, 30], 10: [7, 14, 21, 28], 11: [4, 11, 18, 25], 12: [2, 9, 16, 23] }),
    true
  ],
  [
    'every other week, for ever',
    '1997-09-02',
    'FREQ=WEEKLY;INTERVAL=2;WKST=SU',
    [
      ...on(1997, { 9: [2, 16, 30], 10: [14, 28], 11: [11, 25], 12: [9, 23] }),
      ...on(1998, { 1: [6, 20], 2: [3, 17] })
    ],
    false
  ],
  ...[
    'FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH',
    'FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH'
  ].map(
    (rule) =>
      [
        'weekly on Tuesday and Thursday for five weeks',
        '1997-09-02',
        rule,
        on(1997, { 9: [2, 4, 9, 11, 16, 18, 23, 25, 30], 10: [2] }),
        true
      ] as const
  ),
  [
    'every other week on Monday, Wednesday and Friday until 24 December',
    '1997-09-01',
    'FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR',
    on(1997, {
      9: [1, 3, 5, 15, 17, 19, 29],
      10: [1, 3, 13, 15, 17, 27, 29, 31],
      11: [10, 12, 14, 24, 26, 28],
      12: [8, 10, 12, 22]
    }),
    true
  ],
  [
    'every other week on Tuesday and Thursday, 8 occurrences',
    '1997-09-02',
    'FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH',
    on(1997, { 9: [2, 4, 16, 18, 30], 10: [2, 14, 16] }),
    true
  ],
  [
    'monthly on the first Friday, 10 occurrences',
    '1997-09-05',
    'FREQ=MONTHLY;COUNT=10;BYDAY=1FR',
    [
      ...on(1997, { 9: [5], 10: [3], 11: [7], 12: [5] }),
      ...on(1998, { 1: [2], 2: [6], 3: [6], 4: [3], 5: [1], 6: [5] })
    ],
    true
  ],
  [
    'monthly on the first Friday until 24 December 1997',
    '1997-09-05',
    'FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR',
    on(1997, { 9: [5], 10: [3], 11: [7], 12: [5] }),
    true
  ],
  [
    'every other month on the first and last Sunday, 10 occurrences',
    '1997-09-07',
    'FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU',
    [...on(1997, { 9: [7, 28], 11: [2, 30] }), ...on(1998, { 1: [4, 25], 3: [1, 29], 5: [3, 31] })],
    true
  ],
  [
    'monthly on the second-to-last Monday for 6 months',
    '1997-09-22',
    'FREQ=MONTHLY;COUNT=6;BYDAY=-2MO',
    [...on(1997, { 9: [22], 10: [20], 11: [17], 12: [22] }), ...on(1998, { 1: [19], 2: [16] })],
    true
  ],
  [
    'monthly on the third-to-last day, for ever',
    '1997-09-28',
    'FREQ=MONTHLY;BYMONTHDAY=-3',
    [...on(1997, { 9: [28], 10: [29], 11: [28], 12: [29] }), ...on(1998, { 1: [29], 2: [26] })],
    false
  ],
  [
    'monthly on the 2nd and 15th, 10 occurrences',
    '1997-09-02',
    'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15',
    [...on(1997, { 9: [2, 15], 10: [2, 15], 11: [2, 15], 12: [2, 15] }), ...on(1998, { 1: [2, 15] })],
    true
  ],
  [
    'monthly on the first and last day, 10 occurrences',
    '1997-09-30',
    'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1',
    [...on(1997, { 9: [30], 10: [1, 31], 11: [1, 30], 12: [1, 31] }), ...on(1998, { 1: [1, 31], 2: [1] })],
    true
  ],
  [
    'every 18 months on the 10th to 15th, 10 occurrences',
    '1997-09-10',
    'FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15',
    [...range(1997, 9, 10, 15), ...range(1999, 3, 10, 13)],
    true
  ],
  [
    'every Tuesday, every other month',
    '1997-09-02',
    'FREQ=MONTHLY;INTERVAL=2;BYDAY=TU',
    [
      ...on(1997, { 9: [2, 9, 16, 23, 30], 11: [4, 11, 18, 25] }),
      ...on(1998, { 1: [6, 13, 20, 27], 3: [3, 10, 17, 24, 31] })
    ],
    false
  ],
  [
    'yearly in June and July, 10 occurrences',
    '1997-06-10',
    'FREQ=YEARLY;COUNT=10;BYMONTH=6,7',
    [1997, 1998, 1999, 2000, 2001].flatMap((year) => on(year, { 6: [10], 7: [10] })),
    true
  ],
  [
    'every other year in January, February and March, 10 occurrences',
    '1997-03-10',
    'FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3',
    [
      ...on(1997, { 3: [10] }),
      ...[1999, 2001, 2003].flatMap((year) => on(year, { 1: [10], 2: [10], 3: [10] }))
    ],
    true
  ],
  [
    'every third year on the 1st, 100th and 200th day, 10 occurrences',
    '1997-01-01',
    'FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200',
    [
      ...on(1997, { 1: [1], 4: [10], 7: [19] }),
      ...on(2000, { 1: [1], 4: [9], 7: [18] }),
      ...on(2003, { 1: [1], 4: [10], 7: [19] }),
      ...on(2006, { 1: [1] })
    ],
    true
  ],
  [
    'every 20th Monday of the year, for ever',
    '1997-05-19',
    'FREQ=YEARLY;BYDAY=20MO',
    [...on(1997, { 5: [19] }), ...on(1998, { 5: [18] }), ...on(1999, { 5: [17] })],
    false
  ],
  [
    'Monday of week 20, for ever',
    '1997-05-12',
    'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO',
    [...on(1997, { 5: [12] }), ...on(1998, { 5: [11] }), ...on(1999, { 5: [17] })],
    false
  ],
  [
    'every Thursday in March, for ever',
    '1997-03-13',
    'FREQ=YEARLY;BYMONTH=3;BYDAY=TH',
    [
      ...on(1997, { 3: [13, 20, 27] }),
      ...on(1998, { 3: [5, 12, 19, 26] }),
      ...on(1999, { 3: [4, 11, 18, 25] })
    ],
    false
  ],
  [
    'every Thursday in June, July and August, for ever',
    '1997-06-05',
    'FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8',
    [
      ...on(1997, { 6: [5, 12, 19, 26], 7: [3, 10, 17, 24, 31], 8: [7, 14, 21, 28] }),
      ...on(1998, { 6: [4, 11, 18, 25], 7: [2, 9, 16, 23, 30], 8: [6, 13, 20, 27] }),
      ...on(1999, { 6: [3, 10, 17, 24], 7: [1, 8, 15, 22, 29], 8: [5, 12, 19, 26] })
    ],
    false
  ],
  [
    'the first Saturday that follows the first Sunday of the month, for ever',
    '1997-09-13',
    'FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13',
    [
      ...on(1997, { 9: [13], 10: [11], 11: [8], 12: [13] }),
      ...on(1998, { 1: [10], 2: [7], 3: [7], 4: [11], 5: [9], 6: [13] })
    ],
    false
  ],
  [
    'election day of the United States',
    '1996-11-05',
    'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
    [...on(1996, { 11: [5] }), ...on(2000, { 11: [7] }), ...on(2004, { 11: [2] })],
    false
  ],
  [
    'the third Tuesday, Wednesday or Thursday of the month, for 3 months',
    '1997-09-04',
    'FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3',
    on(1997, { 9: [4], 10: [7], 11: [6] }),
    true
  ],
  [
    'the second-to-last weekday of the month',
    '1997-09-29',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2',
    [...on(1997, { 9: [29], 10: [30], 11: [27], 12: [30] }), ...on(1998, { 1: [29], 2: [26], 3: [30] })],
    false
  ],
  [
    'a week that begins on Monday',
    '1997-08-05',
    'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO',
    on(1997, { 8: [5, 10, 19, 24] }),
    true
  ],
  [
    'a week that begins on Sunday',
    '1997-08-05',
    'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU',
    on(1997, { 8: [5, 17, 19, 31] }),
    true
  ],
  [
    'an invalid date (30 February) is ignored',
    '2007-01-15',
    'FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5',
    on(2007, { 1: [15, 30], 2: [15], 3: [15, 30] }),
    true
  ]
];

const startsOf = (start: string, rrule: string, exdates: readonly string[] = []) => {
  const from = new Date(start);
  const to = new Date(from.getTime() + 11 * 365 * 86_400_000);
  const schedule = scheduleWith({
    start: `${start}T09:00`,
    timeZone: 'America/New_York',
    duration: 60,
    rrule,
    exdates
  });
  return occurrences(schedule, { from, to });
};
const written = (dates: readonly (readonly [number, number, number])[]) =>
  dates.map(
    ([year, month, day]) => new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10) + 'T09:00'
  );

test.each(EXAMPLES)('%s (%s, %s)', (_, start, rule, dates, ends) => {
  const found = startsOf(start, rule).map(({ local }) => local);
  expect(ends ? found : found.slice(0, dates.length)).toEqual(written(dates));
});

test('every Friday the 13th, without the start that EXDATE takes away', () => {
  const found = startsOf('1997-09-02', 'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', ['1997-09-02T09:00']);
  expect(found.slice(0, 5).map(({ local }) => local)).toEqual(
    written([
      ...on(1998, { 2: [13], 3: [13], 11: [13] }),
      ...on(1999, { 8: [13] }),
      ...on(2000, { 10: [13] })
    ])
  );
});

test('every 20 minutes from 9:00 to 16:40 every day', () => {
  const found = startsOf('1997-09-02', 'FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40');
  expect(found.slice(0, 25).map(({ local }) => local)).toEqual([
    ...[9, 10, 11, 12, 13, 14, 15, 16].flatMap((hour) =>
      ['00', '20', '40'].map((minute) => `1997-09-02T${String(hour).padStart(2, '0')}:${minute}`)
    ),
    '1997-09-03T09:00'
  ]);
});

test('a time stays on the wall when the clocks change: 9:00 is 13:00 UTC in summer, 14:00 in winter', () => {
  const found = startsOf('1997-10-25', 'FREQ=DAILY;COUNT=2');
  expect(found.map(({ start }) => new Date(start * 1000).toISOString())).toEqual([
    '1997-10-25T13:00:00.000Z',
    '1997-10-26T14:00:00.000Z'
  ]);
});

test.each([
  'FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000Z',
  'FREQ=MINUTELY;INTERVAL=15;COUNT=6',
  'FREQ=MINUTELY;INTERVAL=90;COUNT=4',
  'FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16'
])('the examples by the hour and minute are refused: %s', (rule) => {
  expect(readRule(rule)).toBe('rule-too-often');
});
