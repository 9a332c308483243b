import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addMonths, dayAt, momentOfWallClock, wallClockAt } from './clock.ts';
import { isoDate, isoWeekday } from './calendar-day.ts';

const ROME = 'Europe/Rome';
const utc = (text: string) => Date.parse(`${text}Z`);
const zones = fc.constantFrom(
  ROME,
  'Europe/Stockholm',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'UTC'
);
const moments = fc.integer({ min: utc('2020-01-01T00:00'), max: utc('2035-01-01T00:00') });

describe('the wall clock of a neighbourhood', () => {
  it('is two hours ahead of UTC in summer and one in winter, in Rome', () => {
    expect(wallClockAt(utc('2026-07-01T10:00'), ROME)).toBe(utc('2026-07-01T12:00'));
    expect(wallClockAt(utc('2026-12-01T10:00'), ROME)).toBe(utc('2026-12-01T11:00'));
  });

  it('jumps from 2:00 to 3:00 on 29 March 2026', () => {
    expect(wallClockAt(utc('2026-03-29T00:59'), ROME)).toBe(utc('2026-03-29T01:59'));
    expect(wallClockAt(utc('2026-03-29T01:00'), ROME)).toBe(utc('2026-03-29T03:00'));
    for (const never of ['02:00', '02:30', '02:59', '03:00'])
      expect(momentOfWallClock(utc(`2026-03-29T${never}`), ROME)).toBe(utc('2026-03-29T01:00'));
  });

  it('takes the first of the two times shown twice on 25 October 2026', () => {
    expect(wallClockAt(utc('2026-10-25T00:30'), ROME)).toBe(wallClockAt(utc('2026-10-25T01:30'), ROME));
    expect(momentOfWallClock(utc('2026-10-25T02:30'), ROME)).toBe(utc('2026-10-25T00:30'));
    expect(momentOfWallClock(utc('2026-10-25T03:00'), ROME)).toBe(utc('2026-10-25T02:00'));
  });

  it('agrees with Temporal wherever the clock does not jump', () => {
    fc.assert(
      fc.property(moments, zones, (moment, zone) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone);
        const wall = utc(zoned.toPlainDateTime().toString().slice(0, 23));
        expect(wallClockAt(moment, zone)).toBe(wall);
        expect(momentOfWallClock(wall, zone)).toBe(
          zoned.toPlainDateTime().toZonedDateTime(zone, { disambiguation: 'earlier' }).epochMilliseconds
        );
      })
    );
  });

  it('never goes back in time when the wall clock goes forward', () => {
    const aroundJumps = fc
      .constantFrom(utc('2026-03-29T00:00'), utc('2026-10-25T00:00'), utc('2026-04-05T00:00'))
      .chain((start) => fc.integer({ min: start - 7_200_000, max: start + 18_000_000 }));
    fc.assert(
      fc.property(aroundJumps, fc.nat(7_200_000), zones, (wall, later, zone) => {
        expect(momentOfWallClock(wall + later, zone)).toBeGreaterThanOrEqual(momentOfWallClock(wall, zone));
      })
    );
  });

  it('counts calendar months, not thirty days', () => {
    expect(addMonths(utc('2025-08-31T10:00'), 6, ROME)).toBe(utc('2026-02-28T11:00'));
  });

  it('begins a day at midnight, before UTC does and after a change of clocks', () => {
    expect(dayAt(utc('2026-07-01T22:30'), ROME)).toEqual({
      date: '2026-07-02',
      start: utc('2026-07-01T22:00')
    });
    expect(dayAt(utc('2026-10-25T12:00'), ROME)).toEqual({
      date: '2026-10-25',
      start: utc('2026-10-24T22:00')
    });
    expect(dayAt(utc('2026-10-25T23:00'), ROME)).toEqual({
      date: '2026-10-26',
      start: utc('2026-10-25T23:00')
    });
  });

  it('names days and weekdays', () => {
    expect([isoDate(0), isoWeekday(0), isoWeekday(-4), isoWeekday(3)]).toEqual(['1970-01-01', 4, 7, 7]);
  });

  it('refuses a zone that does not exist', () => {
    expect(() => wallClockAt(0, 'Europe/Milano')).toThrow(RangeError);
  });
});
