import { expect, test } from 'vitest';
import { CHRISTMAS } from './examples.server.ts';
import { comingHolidays, schoolHolidays } from './school-calendar.ts';

test('holidays are to come until their last day is over, the next first', () => {
  const easter = { from: '2027-03-25', to: '2027-03-30', name: { it: 'Pasqua' } };
  const calendar = { ...CHRISTMAS, holidays: [easter, ...CHRISTMAS.holidays] };
  const begins = (today: string) => comingHolidays(calendar, today).map(({ from }) => from);
  expect(begins('2026-11-25')).toEqual(['2026-12-23', '2027-03-25']);
  expect(begins('2027-01-06')).toEqual(['2026-12-23', '2027-03-25']);
  expect(begins('2027-01-07')).toEqual(['2027-03-25']);
  expect(begins('2027-03-31')).toEqual([]);
});

test('where nobody has told us the calendar, no holiday is made up', () => {
  expect(schoolHolidays({ schoolCalendar: null })).toEqual([]);
});
