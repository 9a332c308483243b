import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chanceWithin, findNonce, isProof, zeroBits } from './proof.ts';

test('zero bits are counted from the front', () => {
  for (const [bytes, bits] of [
    [[0x80], 0],
    [[0x7f], 1],
    [[0x01], 7],
    [[0x00, 0xff], 8],
    [[0x00, 0x00, 0x10], 19],
    [[0x00, 0x00], 16]
  ] as const)
    expect(zeroBits(Uint8Array.from(bytes)), String(bytes)).toBe(bits);
});

test('what is found hashes to so many zero bits by the hash of Node too', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.integer({ min: 0, max: 9 }),
      (text, bits) => {
        const challenge = text.toWellFormed();
        const nonce = findNonce({ challenge, bits }, 0, 100_000);
        const digest = createHash('sha256').update(`${challenge}:${nonce}`).digest();
        expect(zeroBits(digest)).toBeGreaterThanOrEqual(bits);
      }
    ),
    { numRuns: 60 }
  );
});

test('a proof is of one challenge alone', () => {
  const challenge = { challenge: 'san-siro.1', bits: 12 };
  const nonce = findNonce(challenge, 0, 1_000_000)!;
  expect(isProof(challenge, nonce)).toBe(true);
  expect(isProof({ ...challenge, challenge: 'san-siro.2' }, nonce)).toBe(false);
  expect(isProof({ ...challenge, bits: 64 }, nonce)).toBe(false);
});

test('when none is among those looked at, none is made up', () => {
  expect(findNonce({ challenge: 'x', bits: 200 }, 0, 50)).toBeNull();
});

test('the bar never says that it is done before it is', () => {
  expect(chanceWithin(16, 0)).toBe(0);
  expect(chanceWithin(16, 2 ** 16)).toBeCloseTo(0.632, 2);
  expect(chanceWithin(16, 2 ** 20)).toBeLessThan(1);
});
