import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localeOf } from '../../i18n/locales.ts';
import { scheduleWith } from './examples.ts';
import { nextOccurrences, occurrences } from './expand.server.ts';
import type { Schedule } from './schedule.ts';
import { nextDatesInWords, scheduleInWords, seasonInWords } from './words.ts';
import { aNeighbourhood } from '../../neighbourhood/examples.server.ts';
import { translatorHere } from '../../neighbourhood/words.server.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const translators = {
  it: await translatorHere(aNeighbourhood(), localeOf('it')),
  en: await translatorHere(aNeighbourhood(), localeOf('en')),
  ar: await translatorHere(aNeighbourhood(), localeOf('ar'))
};
const LOCALES = ['it', 'en', 'ar'] as const;

function say(
  locale: keyof typeof translators,
  schedule: Schedule | null,
  now = NOW,
  timeZone = 'Europe/Rome'
) {
  const next = schedule ? nextOccurrences(schedule, now, 3) : [];
  return scheduleInWords(schedule, translators[locale], { now, next, timeZone });
}
const inAll = (schedule: Schedule | null) => LOCALES.map((locale) => say(locale, schedule).text);

/** In it, en, ar. */
const SAID: readonly (readonly [Partial<Schedule>, string, string, string])[] = [
  [
    { rrule: 'FREQ=WEEKLY;BYDAY=WE,MO', season: { from: '10', to: '05' } },
    'lunedì e mercoledì, 9:30–11:30, da ottobre a maggio',
    'Monday and Wednesday, 9:30–11:30, October to May',
    'الاثنين والأربعاء، ٩:٣٠–١١:٣٠، من أكتوبر إلى مايو'
  ],
  [
    { start: '2026-10-10T10:00', rrule: 'FREQ=MONTHLY;BYDAY=2SA' },
    'il secondo sabato di ogni mese, 10:00–12:00',
    'the second Saturday of every month, 10:00–12:00',
    'يوم السبت الثاني من كل شهر، ١٠:٠٠–١٢:٠٠'
  ],
  [
    { start: '2026-10-04T10:00', rrule: 'FREQ=MONTHLY;BYDAY=SU;BYSETPOS=1,-1' },
    'la prima domenica e l’ultima domenica di ogni mese, 10:00–12:00',
    'the first Sunday and the last Sunday of every month, 10:00–12:00',
    'يوم الأحد الأول ويوم الأحد الأخير من كل شهر، ١٠:٠٠–١٢:٠٠'
  ],
  [
    { start: '2022-10-01T14:00', duration: 300, rrule: null },
    'sabato 1 ottobre 2022, 14:00–19:00',
    'on Saturday, 1 October 2022, 14:00–19:00',
    'السبت، ١ أكتوبر ٢٠٢٢، ١٤:٠٠–١٩:٠٠'
  ],
  [
    { start: '2026-10-05T20:00', duration: 240, rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' },
    'dal lunedì al venerdì, 20:00–24:00',
    'Monday to Friday, 20:00–24:00',
    'من الاثنين إلى الجمعة، ٢٠:٠٠–٢٤:٠٠'
  ],
  [
    { start: '2026-10-05T09:00', duration: 60, rrule: 'FREQ=WEEKLY;INTERVAL=2' },
    'lunedì, ogni 2 settimane, 9:00–10:00, da lunedì 5 ottobre 2026',
    'Monday, every 2 weeks, 9:00–10:00, from Monday, 5 October 2026',
    'الاثنين، كل أسبوعين، ٩:٠٠–١٠:٠٠، ابتداءً من الاثنين، ٥ أكتوبر ٢٠٢٦'
  ],
  [
    { rrule: 'FREQ=WEEKLY;COUNT=10', pausesInSchoolHolidays: true },
    'mercoledì, 9:30–11:30, da mercoledì 7 ottobre 2026, 10 volte, non durante le vacanze scolastiche',
    'Wednesday, 9:30–11:30, from Wednesday, 7 October 2026, 10 times, not in school holidays',
    'الأربعاء، ٩:٣٠–١١:٣٠، ابتداءً من الأربعاء، ٧ أكتوبر ٢٠٢٦، ١٠ مرات، ما عدا العطل المدرسية'
  ],
  [
    { rrule: 'FREQ=WEEKLY;UNTIL=20270602T073000Z', exdates: ['2026-01-01T09:30', '2026-12-30T09:30'] },
    'mercoledì, 9:30–11:30, fino a mercoledì 2 giugno 2027, tranne mercoledì 30 dicembre 2026',
    'Wednesday, 9:30–11:30, until Wednesday, 2 June 2027, not on Wednesday, 30 December 2026',
    'الأربعاء، ٩:٣٠–١١:٣٠، حتى الأربعاء، ٢ يونيو ٢٠٢٧، ما عدا الأربعاء، ٣٠ ديسمبر ٢٠٢٦'
  ],
  [
    { start: '2025-12-07T10:00', rrule: 'FREQ=YEARLY' },
    'ogni anno, 7 dicembre, 10:00–12:00',
    'every year on 7 December, 10:00–12:00',
    'كل سنة في ٧ ديسمبر، ١٠:٠٠–١٢:٠٠'
  ],
  [
    { start: '2026-05-10', duration: 1440, rrule: 'FREQ=YEARLY;BYMONTH=5;BYDAY=2SU' },
    'ogni anno, la seconda domenica di maggio, tutto il giorno',
    'every year on the second Sunday of May, all day',
    'كل سنة، يوم الأحد الثاني من مايو، طوال اليوم'
  ],
  [
    { start: '2026-10-01T10:00', rrule: 'FREQ=MONTHLY;BYMONTHDAY=1,15' },
    'i giorni 1 e 15 di ogni mese, 10:00–12:00',
    'days 1 and 15 of every month, 10:00–12:00',
    'يومَي ١ و١٥ من كل شهر، ١٠:٠٠–١٢:٠٠'
  ],
  [
    { start: '2026-12-20', duration: 3 * 1440, rrule: null },
    'da domenica 20 dicembre 2026 a martedì 22 dicembre 2026',
    'from Sunday, 20 December 2026 to Tuesday, 22 December 2026',
    'من الأحد، ٢٠ ديسمبر ٢٠٢٦ إلى الثلاثاء، ٢٢ ديسمبر ٢٠٢٦'
  ]
];

test.each(SAID)('%j is said in three languages', (changes, ...expected) => {
  expect(inAll(scheduleWith(changes))).toEqual(expected);
});

test('days that nobody knows yet are to confirm', () => {
  expect(inAll(null)).toEqual(['giorni da confermare', 'days to confirm', 'الأيام قيد التأكيد']);
});

test('a season alone', () => {
  const season = { from: '10', to: '05' };
  expect(LOCALES.map((locale) => seasonInWords(season, translators[locale]))).toEqual([
    'da ottobre a maggio',
    'October to May',
    'من أكتوبر إلى مايو'
  ]);
  expect(seasonInWords({ from: '10', to: '09' }, translators.en)).toBeNull();
});

test('what begins later says from when', () => {
  expect(say('en', scheduleWith(), new Date('2026-09-01')).text).toBe(
    'Wednesday and Friday, 9:30–11:30, from Wednesday, 7 October 2026'
  );
});

test('UNTIL earlier in the day than it begins ends it the day before', () => {
  const schedule = scheduleWith({ rrule: 'FREQ=DAILY;UNTIL=20270602T060000Z' });
  expect(say('en', schedule).text).toBe('every day, 9:30–11:30, until Tuesday, 1 June 2027');
});

test('the night the clocks change is as long as it is', () => {
  const night = scheduleWith({ start: '2026-10-24T22:00', duration: 9 * 60, rrule: null });
  expect(say('en', night).text).toBe('on Saturday, 24 October 2026, 22:00–6:00');
});

describe('what the words cannot say, the dates do', () => {
  test('in three languages', () => {
    expect(inAll(scheduleWith({ rrule: 'FREQ=YEARLY;BYWEEKNO=41,48;BYDAY=WE' }))).toEqual([
      'guarda le date: mercoledì 25 novembre, 9:30; mercoledì 13 ottobre 2027, 9:30; mercoledì 1 dicembre 2027, 9:30',
      'see the dates: Wednesday 25 November, 9:30; Wednesday, 13 October 2027, 9:30; Wednesday, 1 December 2027, 9:30',
      'انظري المواعيد: الأربعاء، ٢٥ نوفمبر، ٩:٣٠؛ الأربعاء، ١٣ أكتوبر ٢٠٢٧، ٩:٣٠؛ الأربعاء، ١ ديسمبر ٢٠٢٧، ٩:٣٠'
    ]);
  });

  test.each<[string, Partial<Schedule>]>([
    ['a start that is none of the days', { rrule: 'FREQ=WEEKLY;BYDAY=MO' }],
    ['two weeks of two days that begin in the middle', { rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE' }],
    ['two weeks that begin on Sunday', { rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,SU;WKST=SU' }],
    ['the 31st, which not every month has', { start: '2026-10-31T10:00', rrule: 'FREQ=MONTHLY' }],
    ['a fifth Saturday', { start: '2026-10-31T10:00', rrule: 'FREQ=MONTHLY;BYDAY=5SA' }],
    ['29 February', { start: '2024-02-29T10:00', rrule: 'FREQ=YEARLY' }],
    ['two times a day', { rrule: 'FREQ=DAILY;BYHOUR=9,15' }],
    ['another time of day', { rrule: 'FREQ=DAILY;BYHOUR=15' }],
    ['longer than a day, again and again', { duration: 1500 }],
    ['many exceptions', { exdates: [1, 2, 3, 4, 5].map((day) => `2027-01-0${day}T09:30`) }],
    ['an addition at another time', { rdates: ['2027-01-05T18:00'] }],
    ['a rule that is none', { rrule: 'every Monday' }],
    ['another zone', { timeZone: 'America/New_York' }],
    ['a season of what is yearly', { rrule: 'FREQ=YEARLY', season: { from: '10', to: '05' } }]
  ])('%s', (_, changes) => {
    const { exact, text } = say('en', scheduleWith(changes));
    expect(exact).toBe(false);
    expect(text).toMatch(/^see the dates/);
  });

  test('and without a next one nothing is promised', () => {
    expect(say('en', scheduleWith({ rrule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=2' })).text).toBe('see the dates');
  });
});

test('the next dates are on the wall of the place', () => {
  const schedule = scheduleWith({ timeZone: 'America/New_York' });
  const next = nextOccurrences(schedule, NOW, 2);
  const reading = { now: NOW, next, timeZone: 'Europe/Rome' };
  expect(nextDatesInWords(schedule, translators.en, reading)).toEqual([
    'Wednesday 25 November, 15:30',
    'Friday 27 November, 15:30'
  ]);
});

/*
 * Never a wrong sentence: two schedules that are said alike happen alike. Small choices, so that many are.
 */
describe('two schedules of which the words are the same', () => {
  const someSchedule = fc
    .record({
      start: fc.constantFrom(
        '2026-10-05T09:30',
        '2026-10-07T09:30',
        '2026-10-10T09:30',
        '2026-11-30T09:30',
        '2026-12-05T09:30'
      ),
      freq: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
      interval: fc.constantFrom('', '', '', ';INTERVAL=2'),
      month: fc.constantFrom('', '', '', ';BYMONTH=10,11,12', ';BYMONTH=12'),
      days: fc.constantFrom(
        '',
        '',
        ';BYDAY=MO',
        ';BYDAY=WE',
        ';BYDAY=MO,WE',
        ';BYDAY=WE,SU',
        ';BYDAY=2SA',
        ';BYDAY=-1MO',
        ';BYDAY=1SA,3SA',
        ';BYDAY=SA;BYSETPOS=2',
        ';BYMONTHDAY=5',
        ';BYMONTHDAY=-1,5',
        ';BYMONTHDAY=5;BYDAY=SA'
      ),
      end: fc.constantFrom(
        '',
        '',
        '',
        ';COUNT=3',
        ';UNTIL=20270105T083000Z',
        ';UNTIL=20270105T070000Z',
        ';UNTIL=20270104'
      ),
      week: fc.constantFrom('', '', '', ';WKST=SU'),
      time: fc.constantFrom('', '', '', ';BYHOUR=9', ';BYMINUTE=30', ';BYHOUR=10'),
      exdates: fc.constantFrom([], [], ['2026-12-07T09:30'], ['2026-12-05T09:30']),
      rdates: fc.constantFrom([], [], [], ['2026-12-12T09:30']),
      season: fc.constantFrom(null, null, { from: '10', to: '12' }, { from: '12', to: '12' })
    })
    .map(({ freq, interval, month, days, end, week, time, ...rest }) =>
      scheduleWith({ ...rest, rrule: `FREQ=${freq}${interval}${month}${days}${end}${week}${time}` })
    );

  test('happen at the same times from now on', () => {
    const now = new Date('2026-12-01T00:00:00Z');
    const window = { from: now, to: new Date('2029-01-01') };
    const happens = new Map<string, { schedule: Schedule; starts: string }>();
    let met = 0;
    fc.assert(
      fc.property(someSchedule, (schedule) => {
        const { exact, text } = scheduleInWords(schedule, translators.en, { now, next: [] });
        if (!exact) return;
        const starts = occurrences(schedule, window)
          .map(({ local }) => local)
          .join(' ');
        const other = happens.get(text);
        if (other && JSON.stringify(other.schedule) !== JSON.stringify(schedule)) met++;
        if (other && other.starts !== starts)
          throw new Error(`${text}\n${JSON.stringify(other)}\n${JSON.stringify({ schedule, starts })}`);
        happens.set(text, { schedule, starts });
      }),
      { numRuns: 20_000 }
    );
    expect(met).toBeGreaterThan(200);
  }, 120_000);
});
