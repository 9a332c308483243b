import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { qrPath } from './qr-code.ts';

test('the path draws each dark module once, and no light one', () => {
  const text = 'https://example.org/it/san-siro/places/casa-di-comunita-via-monreale';
  const { path, size } = qrPath(text);
  const drawn = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let at = Number(x); at < Number(x) + Number(run); at++) {
      expect(drawn[Number(y)]![at]).toBe(false);
      drawn[Number(y)]![at] = true;
    }
  expect(drawn).toEqual(encode(text, { ecc: 'M', border: 4 }).data);
});
