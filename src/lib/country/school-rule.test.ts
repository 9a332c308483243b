import { expect, test } from 'vitest';
import { countryOf } from './countries.server.ts';
import { schoolCalendarOf } from './school-rule.ts';

const rule = countryOf('IT')!.schoolRules[0]!;
const ambrose = { from: '12-07', to: '12-08', name: { it: 'Sant’Ambrogio e Immacolata' } };
const days = (year: number, own = [ambrose]) =>
  schoolCalendarOf(rule, [year], own).holidays.map(({ from, to }) => `${from}…${to}`);

test('Milan’s schools are closed on the days that the region has published for 2026/27', () => {
  expect(days(2026)).toEqual([
    '2026-12-07…2026-12-08',
    '2026-12-23…2027-01-06',
    '2027-02-12…2027-02-13',
    '2027-03-25…2027-03-30',
    '2027-06-02…2027-06-02',
    // 12 September 2027 is a Sunday: lessons begin the day after.
    '2027-06-09…2027-09-12'
  ]);
});

test('the year before Easter was on 5 April 2026, and lessons began on a Saturday', () => {
  expect(days(2025)).toEqual([
    '2025-12-07…2025-12-08',
    '2025-12-23…2026-01-06',
    '2026-02-20…2026-02-21',
    '2026-04-02…2026-04-07',
    '2026-06-02…2026-06-02',
    '2026-06-09…2026-09-11'
  ]);
});

test('a town of its own days keeps those of the region that are others', () => {
  expect(days(2026, [])).toContain('2026-12-08…2026-12-08');
  expect(days(2026, [{ ...ambrose, from: '12-07', to: '12-07' }])).toEqual(
    expect.arrayContaining(['2026-12-07…2026-12-07', '2026-12-08…2026-12-08'])
  );
});

test('a calendar of two years names both, and ends with the last', () => {
  const { source, until } = schoolCalendarOf(rule, [2026, 2027]);
  expect(source.name).toContain('2026/27, 2027/28');
  expect(until).toBe('2028-09-11');
});
