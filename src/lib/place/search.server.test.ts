import { expect, test } from 'vitest';
import { openInstant } from './search.server.ts';

const ROME = 'Europe/Rome';
const now = new Date('2026-11-25T09:00Z');
const meant = (at: string, timeZone = ROME) => openInstant({ at }, timeZone, now).toISOString();

test('"now" is this moment', () => expect(openInstant('now', ROME, now)).toEqual(now));

test('a time with an offset is that moment wherever the neighbourhood is', () => {
  expect(meant('2026-11-25T10:00+01:00')).toBe('2026-11-25T09:00:00.000Z');
  expect(meant('2026-11-25T10:00-0530')).toBe('2026-11-25T15:30:00.000Z');
  expect(meant('2026-11-25T10:00Z', 'Asia/Kolkata')).toBe('2026-11-25T10:00:00.000Z');
});

test('a time without one is on the clock of the neighbourhood, summer and winter', () => {
  expect(meant('2026-11-25T10:00')).toBe('2026-11-25T09:00:00.000Z');
  expect(meant('2026-07-01T10:00:30')).toBe('2026-07-01T08:00:30.000Z');
  expect(meant('2026-11-25T10:00', 'Asia/Kolkata')).toBe('2026-11-25T04:30:00.000Z');
});

test('a time that the clocks skip is as long after the last one before', () => {
  expect(meant('2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z');
});
