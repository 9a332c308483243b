import { expect, test } from 'vitest';
import { inParts } from './yield-to-event-loop.ts';

/** Works for some milliseconds between two yields. */
function* work(parts: number): Generator<void, string> {
  for (let part = 0; part < parts; part++) {
    const until = performance.now() + 6;
    while (performance.now() < until);
    yield;
  }
  return 'done';
}

test('a long computation gives what it computes, and lets others come in between', async () => {
  let others = 0;
  const ticking = setInterval(() => others++, 1);
  try {
    expect(await inParts(work(20))).toBe('done');
  } finally {
    clearInterval(ticking);
  }
  expect(others).toBeGreaterThan(3);
});

test('what a computation throws is thrown', async () => {
  await expect(
    inParts(
      // eslint-disable-next-line require-yield -- it fails before it could
      (function* () {
        throw new Error('no');
      })()
    )
  ).rejects.toThrow('no');
});
