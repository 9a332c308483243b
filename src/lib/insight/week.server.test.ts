import { describe, expect, test } from 'vitest';
import { nextOrdinaryMonday } from './week.server.ts';

const timeZone = 'Europe/Rome';
const holiday = (from: string, to: string) => ({ from, to, name: { it: 'vacanze' } });
const calendarOf = (...holidays: ReturnType<typeof holiday>[]) => ({
  timeZone,
  schoolCalendar: { source: { name: 'Regione' }, until: '2027-09-12', holidays }
});
const at = (day: string) => new Date(`${day}T12:00:00Z`);

describe('the week everything is judged by', () => {
  const christmas = calendarOf(holiday('2026-12-23', '2027-01-06'));

  test('is the next whole one', () => {
    expect(nextOrdinaryMonday(at('2026-11-25'), { timeZone, schoolCalendar: null })).toBe('2026-11-30');
    expect(nextOrdinaryMonday(at('2026-11-30'), { timeZone, schoolCalendar: null })).toBe('2026-12-07');
  });

  test('is not one in which most of what there is pauses', () => {
    // The first week of January has holidays on three of its five days.
    expect(nextOrdinaryMonday(at('2026-12-16'), christmas)).toBe('2027-01-11');
    expect(nextOrdinaryMonday(at('2026-11-25'), christmas)).toBe('2026-11-30');
  });

  test('may have a single day off', () => {
    expect(nextOrdinaryMonday(at('2026-12-02'), calendarOf(holiday('2026-12-07', '2026-12-08')))).toBe(
      '2026-12-07'
    );
  });

  test('is the next one all the same where holidays never end', () => {
    expect(nextOrdinaryMonday(at('2026-11-25'), calendarOf(holiday('2026-01-01', '2028-01-01')))).toBe(
      '2026-11-30'
    );
  });
});
