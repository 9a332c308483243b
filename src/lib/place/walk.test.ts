import { expect, test } from 'vitest';
import { walkingMinutes, withinMetres } from './walk.ts';

test('a kilometre in a straight line is about seventeen minutes', () => {
  // 1,000 m × 1.3 = 1,300 m; at 4.5 km/h that is 17.3 minutes.
  expect(walkingMinutes(1000)).toBe(17);
});

test('next door is a minute, not none', () => {
  expect(walkingMinutes(0)).toBe(1);
});

test('what is within so many minutes takes at most so many', () => {
  for (const minutes of [1, 5, 10, 15, 120]) expect(walkingMinutes(withinMetres(minutes))).toBe(minutes);
});
