import { expect, test } from 'vitest';
import { keptWith } from './memoize.ts';

test('the same question at the same time is computed once, and of each object by itself', async () => {
  const computed: string[] = [];
  const ask = keptWith(
    async (of: { name: string }, question: number) => computed.push(`${of.name}${question}`),
    String
  );
  const [one, two] = [{ name: 'a' }, { name: 'b' }];
  await Promise.all([ask(one, 1), ask(one, 1), ask(two, 1), ask(one, 2)]);
  expect(computed).toEqual(['a1', 'b1', 'a2']);
});

test('what was asked for longest ago leaves first', async () => {
  const computed: string[] = [];
  const ask = keptWith(async (_: object, question: string) => computed.push(question), String, 2);
  const of = {};
  for (const question of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(of, question);
  expect(computed).toEqual(['a', 'b', 'c', 'b']);
});

test('a failure is not kept', async () => {
  let fails = true;
  const ask = keptWith(async () => {
    if (fails) throw new Error('away');
    return 'here';
  }, String);
  const of = {};
  await expect(ask(of, 1)).rejects.toThrow('away');
  fails = false;
  expect(await ask(of, 1)).toBe('here');
});
