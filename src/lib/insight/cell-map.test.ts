import { expect, test } from 'vitest';
import { levelOf } from './cell-map.ts';

test('a cell is drawn by the first limit it lies within, the limit itself too; apart from that, as reached or as not', () => {
  expect([0, 5, 5.01, 10, 10.01, 15, 15.01, 60, Infinity].map(levelOf)).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4]);
});
