import { expect, test } from 'vitest';
import { nestsDeeper } from './nesting.ts';

test.each([
  [1, 0, false],
  [null, 0, false],
  ['[[[[', 0, false],
  [{}, 1, false],
  [{}, 0, true],
  [{ location: { type: 'Point', coordinates: [9, 45] } }, 3, false],
  [{ location: { type: 'Point', coordinates: [[9, 45]] } }, 3, true],
  [[1, [2], { three: [[]] }], 3, true],
  [[1, [2], { three: [[]] }], 4, false]
])('%j in %i levels', (value, most, deeper) => {
  expect(nestsDeeper(value, most)).toBe(deeper);
});

test('what would end a reader that calls itself does not end this one', () => {
  const depth = 30_000;
  expect(nestsDeeper(JSON.parse('['.repeat(depth) + ']'.repeat(depth)), 10)).toBe(true);
  expect(nestsDeeper(JSON.parse('['.repeat(depth) + ']'.repeat(depth)), depth)).toBe(false);
});
