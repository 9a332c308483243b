import { expect, it } from 'vitest';
import { Memo } from './memo.ts';

it('remembers only so many answers, and forgets the one unused for longest', () => {
  const made: string[] = [];
  const memo = new Memo<string>(2);
  const get = (key: string) => memo.get(key, () => (made.push(key), key.toUpperCase()));
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) expect(get(key)).toBe(key.toUpperCase());
  expect(made).toEqual(['a', 'b', 'c', 'b']);
  expect(memo.size).toBe(2);
});
