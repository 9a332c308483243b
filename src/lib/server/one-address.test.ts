import { expect, test } from 'vitest';
import { inTurnOf } from './one-address.ts';

const GREEDY = '192.0.2.1';
const patient = new AbortController().signal;

test('many questions of one address are asked a few at a time, and all are answered', async () => {
  let now = 0;
  let most = 0;
  const ask = async () => {
    most = Math.max(most, ++now);
    await new Promise((resolve) => setTimeout(resolve, 1));
    now -= 1;
    return 'answer';
  };
  const answers = await Promise.all(Array.from({ length: 120 }, () => inTurnOf(GREEDY, ask, patient)));
  expect(new Set(answers)).toEqual(new Set(['answer']));
  expect(most).toBe(6);
});

test('beyond what one address may have waiting it is told so, and others are asked at once', async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const greedy = Array.from({ length: 400 }, () => inTurnOf(GREEDY, () => promise, patient));
  expect(await inTurnOf('198.51.100.7', async () => 'at once', patient)).toBe('at once');
  resolve('answer');
  const answers = await Promise.all(greedy);
  expect(answers.filter((answer) => answer === null)).toHaveLength(400 - 246);
});
