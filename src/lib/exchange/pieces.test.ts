import { expect, test } from 'vitest';
import { inPieces } from './pieces.ts';

const numbers = (most: number) => Array.from({ length: most }, (_, number) => String(number));

test.each([0, 1, 499, 500, 501, 1000, 1234])('%i lines come out as they went in', (most) => {
  expect([...inPieces(numbers(most), ', ')].join('')).toBe(numbers(most).join(', '));
});
