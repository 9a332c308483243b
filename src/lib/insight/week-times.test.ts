import { expect, test } from 'vitest';
import { fitsTimes, hoursOf, united, WINDOWS, type WeekTimes } from './week-times.ts';

const at = (day: number, from: number, to: number): WeekTimes => [
  [day * 1440 + from * 60, day * 1440 + to * 60]
];

test('a lesson fits the hours it falls into for an hour, or whole when it is shorter', () => {
  expect(fitsTimes(at(2, 9.5, 11.5), 'school-hours')).toBe(true);
  expect(fitsTimes(at(2, 16, 18), 'school-hours')).toBe(false);
  expect(fitsTimes(at(5, 9.5, 11.5), 'school-hours')).toBe(false);
  expect(fitsTimes(at(5, 9.5, 11.5), 'saturday')).toBe(true);
  expect(fitsTimes(at(0, 17, 18.5), 'evening')).toBe(false);
  expect(fitsTimes(at(0, 17, 19), 'evening')).toBe(true);
  expect(fitsTimes(at(0, 18, 18.75), 'evening')).toBe(true);
  expect(fitsTimes([], 'sunday')).toBe(false);
});

test('what she asks of the week are the hours of school, of evenings, and each day of the weekend', () => {
  const spans = (condition: keyof typeof WINDOWS) =>
    WINDOWS[condition].map(([from, to]) => [Math.floor(from / 1440), (from % 1440) / 60, (to - from) / 60]);
  expect(spans('school-hours')).toEqual([0, 1, 2, 3, 4].map((day) => [day, 8.5, 8]));
  expect(spans('evening')).toEqual([0, 1, 2, 3, 4].map((day) => [day, 18, 6]));
  expect(spans('saturday')).toEqual([[5, 0, 24]]);
  expect(spans('sunday')).toEqual([[6, 0, 24]]);
});

test('an hour of the strip counts when it is open from beginning to end', () => {
  const hours = hoursOf(at(1, 9.5, 11.25));
  expect(hours.flatMap((open, hour) => (open ? [hour - 24] : []))).toEqual([10]);
  expect(hoursOf([[0, 7 * 1440]]).every(Boolean)).toBe(true);
});

test('stretches that overlap are counted once', () => {
  expect(
    united([
      [60, 120],
      [0, 90],
      [120, 130],
      [200, 210]
    ])
  ).toEqual([
    [0, 130],
    [200, 210]
  ]);
});
