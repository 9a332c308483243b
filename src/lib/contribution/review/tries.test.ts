import { expect, test } from 'vitest';
import { Tries } from './tries.ts';

test('after the last try one waits, and then may try again', () => {
  const tries = new Tries({ most: 2, within: 1000 });
  expect([0, 1, 2, 999].map((now) => tries.take('amina', now))).toEqual([true, true, false, false]);
  expect(tries.take('rosa', 5)).toBe(true);
  expect([1000, 1001, 1002].map((now) => tries.take('amina', now))).toEqual([true, true, false]);
});

test('whoever sends ever new keys does not fill the memory', () => {
  const tries = new Tries({ most: 1, within: 1000 });
  for (let key = 0; key <= 10_000; key++) tries.take(String(key), 0);
  // The oldest was forgotten, the newest was not.
  expect([tries.take('10000', 1), tries.take('0', 1)]).toEqual([false, true]);
});
