import { expect, test } from 'vitest';
import { streamed } from './streamed.ts';

function* numbers(most: number, taken: number[] = []): Generator<string> {
  for (let number = 0; number < most; number++) {
    taken.push(number);
    yield String(number);
  }
}

test('a stream is the text, and no more of it is made than is taken', async () => {
  expect(await new Response(streamed(numbers(1234))).text()).toBe([...numbers(1234)].join(''));
  const taken: number[] = [];
  const reader = streamed(numbers(1000, taken)).getReader();
  await reader.read();
  await reader.cancel();
  expect(taken.length).toBeLessThan(4);
});
