import { expect, test } from 'vitest';
import { coversNeighbourhood } from './cover.ts';

test('streets are walked on where all but a tenth of those who live there have one', () => {
  const shares = [0, 0.02, 0.1, 0.11, 0.25, 1];
  expect(shares.map((withoutStreet) => coversNeighbourhood({ withoutStreet }))).toEqual([
    ...[true, true, true],
    ...[false, false, false]
  ]);
});
