import { expect, test } from 'vitest';
import { fitsFreeTime, freeMinutes, whileAtSchool } from './free-time.ts';

const MILAN = 'Europe/Rome';
const at = (from: string, to: string) => ({ start: Date.parse(from) / 1000, end: Date.parse(to) / 1000 });
const fits = (from: string, to: string) =>
  fitsFreeTime(at(from, to), whileAtSchool({ from: '08:30', to: '16:30' }), MILAN);

test('a course while the child is at school fits, to the minute', () => {
  expect(fits('2026-10-07T08:30+02:00', '2026-10-07T16:30+02:00')).toBe(true);
  expect(fits('2026-10-07T08:29+02:00', '2026-10-07T10:30+02:00')).toBe(false);
  expect(fits('2026-10-07T15:00+02:00', '2026-10-07T16:31+02:00')).toBe(false);
});

test('hours are those of the wall, in winter as in summer', () => {
  expect(fits('2026-12-09T08:30+01:00', '2026-12-09T10:30+01:00')).toBe(true);
  expect(fits('2026-12-09T07:30+01:00', '2026-12-09T09:30+01:00')).toBe(false);
});

test('a Saturday is no school day', () => {
  expect(fits('2026-10-10T10:00+02:00', '2026-10-10T12:00+02:00')).toBe(false);
});

test('windows that touch are one, also over midnight', () => {
  const windows = [
    { weekday: 7, from: 1320, to: 1440 },
    { weekday: 1, from: 0, to: 30 },
    { weekday: 1, from: 30, to: 120 }
  ];
  expect(fitsFreeTime(at('2026-10-11T22:00+02:00', '2026-10-12T02:00+02:00'), windows, MILAN)).toBe(true);
  expect(fitsFreeTime(at('2026-10-11T21:59+02:00', '2026-10-12T02:00+02:00'), windows, MILAN)).toBe(false);
});

test('minutes in windows that overlap are counted once', () => {
  const windows = [
    { weekday: 3, from: 540, to: 660 },
    { weekday: 3, from: 600, to: 720 }
  ];
  expect(freeMinutes(at('2026-10-07T07:30+02:00', '2026-10-07T14:00+02:00'), windows, MILAN)).toBe(180);
});

test('who is never free has no time', () => {
  expect(fitsFreeTime(at('2026-10-07T09:00+02:00', '2026-10-07T10:00+02:00'), [], MILAN)).toBe(false);
});
