import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { qrPath } from './qr-code.ts';

test('the path draws each dark module once, and no light one', () => {
  const text = 'https://example.org/it/san-siro/places/casa-di-comunita-via-monreale';
  const { path, size } = qrPath(text);
  const drawn = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  let pen: readonly [x: number, y: number] = [0, 0];
  for (const [, step, x, y, run] of path.matchAll(/([Mm])(\d+) ([\d.]+)h(\d+)/g)) {
    const from = step === 'M' ? [Number(x), Number(y) - 0.5] : [pen[0] + Number(x), pen[1] + Number(y)];
    const [left, row] = from as [number, number];
    pen = [left + Number(run), row];
    for (let at = left; at < pen[0]; at++) {
      expect(drawn[row]![at]).toBe(false);
      drawn[row]![at] = true;
    }
  }
  expect(drawn).toEqual(encode(text, { ecc: 'M', border: 4 }).data);
});
