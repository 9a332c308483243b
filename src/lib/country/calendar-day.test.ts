import { expect, test } from 'vitest';
import { dateIn, daysAfter, isCalendarDay, isSunday } from './calendar-day.ts';

test.each([
  [1818, '1818-03-22'],
  [1943, '1943-04-25'],
  [2000, '2000-04-23'],
  [2008, '2008-03-23'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2038, '2038-04-25'],
  [2285, '2285-03-22']
])('Easter of %i is on %s', (year, date) => expect(dateIn(year, 'easter')).toBe(date));

test('Easter is a Sunday between 22 March and 25 April, in any year', () => {
  for (let year = 1583; year < 3000; year++) {
    const date = dateIn(year, 'easter');
    expect(isSunday(date), date).toBe(true);
    expect(date >= `${year}-03-22` && date <= `${year}-04-25`, date).toBe(true);
  }
});

test('days are counted from Easter over the ends of months', () => {
  expect(dateIn(2027, 'easter-44')).toBe('2027-02-12');
  expect(dateIn(2026, 'easter+39')).toBe('2026-05-14');
  expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01');
});

test.each(['12-07', '02-28', 'easter', 'easter-3', 'easter+49'])('%s is a day of every year', (day) =>
  expect(isCalendarDay(day)).toBe(true)
);
test.each(['02-29', '02-30', '13-01', '00-10', '1-6', '7 December', 'easter3', 'easter-', 'pasqua+1', ''])(
  '"%s" is none',
  (day) => expect(isCalendarDay(day)).toBe(false)
);
