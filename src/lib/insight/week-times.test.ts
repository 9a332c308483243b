import { expect, test } from 'vitest';
import { fitsTimes, hoursOf, united, type WeekTimes } from './week-times.ts';

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
