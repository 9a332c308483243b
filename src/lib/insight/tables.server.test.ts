import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundedMinutes } from './tables.server.ts';

test('who adds up the file finds within each limit whom the page finds there', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 90, noNaN: true }),
      fc.integer({ min: 1, max: 60 }),
      (minutes, limit) => {
        expect(roundedMinutes(minutes)! <= limit).toBe(minutes <= limit);
      }
    )
  );
  expect(roundedMinutes(10.04)).toBe(10.1);
  expect(roundedMinutes(10)).toBe(10);
  expect(roundedMinutes(Infinity)).toBeNull();
});
