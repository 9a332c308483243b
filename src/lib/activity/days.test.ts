import { expect, test } from 'vitest';
import { datesOf, daysAsked, isDate, mondayOf, plusDays } from './days.ts';
import { dateOn } from '../neighbourhood/clock.ts';

const NOTHING = { days: null, from: null, to: null };
const TODAY = '2026-11-22';

test('without a filter the calendar shows a week from today', () => {
  expect(daysAsked(NOTHING, TODAY)).toEqual({ from: TODAY, to: '2026-11-28' });
});

test('today is one day, a month is never shorter than the longest', () => {
  expect(daysAsked({ ...NOTHING, days: 'today' }, TODAY)).toEqual({ from: TODAY, to: TODAY });
  expect(datesOf(daysAsked({ ...NOTHING, days: 'month' }, TODAY))).toHaveLength(31);
});

test('dates go before a preset, and one alone is a beginning or an end', () => {
  const asked = { days: 'today', from: '2026-12-01', to: '2026-12-03' } as const;
  expect(datesOf(daysAsked(asked, TODAY))).toEqual(['2026-12-01', '2026-12-02', '2026-12-03']);
  expect(daysAsked({ ...NOTHING, to: '2026-12-03' }, TODAY)).toEqual({ from: TODAY, to: '2026-12-03' });
  expect(daysAsked({ ...NOTHING, to: TODAY }, TODAY)).toEqual({ from: TODAY, to: TODAY });
  expect(daysAsked({ ...NOTHING, to: '2020-01-01' }, TODAY)).toEqual({
    from: '2020-01-01',
    to: '2020-01-01'
  });
  expect(daysAsked({ ...NOTHING, from: '2026-12-01' }, TODAY).to).toBe('2026-12-31');
});

test('the date is that of the place: late in the evening in Milan it is still the day before in London', () => {
  expect(dateOn(new Date('2026-11-22T23:30:00Z'), 'Europe/Rome')).toBe('2026-11-23');
});

test('a week begins on Monday, whatever month that is in', () => {
  expect([mondayOf('2026-11-22'), mondayOf('2026-11-23'), mondayOf('2027-01-01')]).toEqual([
    '2026-11-16',
    '2026-11-23',
    '2026-12-28'
  ]);
});

test('days are counted over the end of summer time', () => {
  expect(plusDays('2026-10-24', 2)).toBe('2026-10-26');
});

test('a date that no calendar has is none', () => {
  expect(['2026-02-29', '2028-02-29', '2026-13-01', '2026-1-1', ''].map(isDate)).toEqual([
    false,
    true,
    false,
    false,
    false
  ]);
});
