import { expect, test } from 'vitest';
import { isWithin, metresOnFoot, minutesOf, straightWalk } from './walk.ts';

test('a kilometre in a straight line is about seventeen minutes', () => {
  // 1,000 m × 1.3 = 1,300 m; at 4.5 km/h that is 17.3 minutes.
  expect(minutesOf(straightWalk(1000))).toBe(17);
  expect(straightWalk(1000)).toEqual({ metres: 1300, method: 'straight-line' });
});

test('next door is a minute, not none', () => {
  expect(minutesOf(straightWalk(0))).toBe(1);
});

test('what is within so many minutes takes at most so many', () => {
  for (const minutes of [1, 5, 10, 15, 120]) {
    const farthest = { metres: metresOnFoot(minutes), method: 'network' } as const;
    expect([isWithin(farthest, minutes), minutesOf(farthest)]).toEqual([true, minutes]);
    expect(isWithin({ ...farthest, metres: farthest.metres + 0.1 }, minutes)).toBe(false);
  }
});
