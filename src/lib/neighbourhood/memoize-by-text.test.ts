import { expect, test } from 'vitest';
import { memoizeByText } from './memoize-by-text.ts';

test('what is computed from a text is remembered, also when it is nothing, and only so many', () => {
  const computed: string[] = [];
  const length = memoizeByText((text) => {
    computed.push(text);
    return text.length || undefined;
  }, 2);
  for (const text of ['a', '', 'a', '', 'bb', 'bb', 'a']) length(text);
  expect(computed).toEqual(['a', '', 'bb', 'a']);
});

test('a text that is endless is not remembered', () => {
  let computed = 0;
  const once = memoizeByText(() => ++computed, 10);
  once('x'.repeat(1e6));
  expect(once('x'.repeat(1e6))).toBe(2);
});
