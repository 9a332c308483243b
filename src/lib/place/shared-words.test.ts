import { expect, test } from 'vitest';
import { withDoubts } from './shared-words.ts';

test('a shared link says the doubt before the rest, in sentences', () => {
  expect(withDoubts(['Hours of 2021, not confirmed.', null, 'Cancelled'], 'A library')).toBe(
    'Hours of 2021, not confirmed. Cancelled. A library'
  );
  expect(withDoubts([null], 'A library.')).toBe('A library.');
});
