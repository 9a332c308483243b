import { expect, test } from 'vitest';
import { ConcurrencyLimit } from './concurrency-limit.ts';

const patient = new AbortController().signal;

/** A task that ends when it is told to. */
function task(name: string, began: string[]) {
  const { promise, resolve } = Promise.withResolvers<string>();
  return {
    run: () => {
      began.push(name);
      return promise;
    },
    end: () => resolve(name)
  };
}

test('so many tasks run at once, so many wait in order, and no more', async () => {
  const began: string[] = [];
  const concurrency = new ConcurrencyLimit(1, 2);
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => task(name, began)) as [Task, Task, Task, Task];
  const running = [a, b, c, d].map(({ run }) => concurrency.run(run, patient));
  expect(await running[3]).toBeNull();
  expect(began).toEqual(['a']);
  for (const { end } of [a, b, c]) end();
  expect(await Promise.all(running)).toEqual(['a', 'b', 'c', null]);
  expect(began).toEqual(['a', 'b', 'c']);
});

test('who waited too long leaves the queue, and gives the place to the next', async () => {
  const began: string[] = [];
  const concurrency = new ConcurrencyLimit(1, 1);
  const [a, b, c] = ['a', 'b', 'c'].map((name) => task(name, began)) as [Task, Task, Task];
  const first = concurrency.run(a.run, patient);
  const impatient = new AbortController();
  const second = concurrency.run(b.run, impatient.signal);
  impatient.abort();
  expect(await second).toBeNull();
  const third = concurrency.run(c.run, patient);
  for (const { end } of [a, c]) end();
  expect(await Promise.all([first, third])).toEqual(['a', 'c']);
  expect(began).toEqual(['a', 'c']);
  const again = task('d', began);
  again.end();
  expect(await concurrency.run(again.run, patient)).toBe('d');
});

test('nobody fills the queue alone, and who has had a turn may come again', async () => {
  const began: string[] = [];
  const concurrency = new ConcurrencyLimit(1, 10, 2);
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => task(name, began)) as [Task, Task, Task, Task];
  const running = [a, b, c].map(({ run }) => concurrency.run(run, patient, 'greedy'));
  expect(await running[2]).toBeNull();
  const other = concurrency.run(d.run, patient, 'other');
  for (const { end } of [a, b, d]) end();
  expect(await Promise.all([...running, other])).toEqual(['a', 'b', null, 'd']);
  const again = task('e', began);
  again.end();
  expect(await concurrency.run(again.run, patient, 'greedy')).toBe('e');
});

test('a task that fails gives its place back', async () => {
  const concurrency = new ConcurrencyLimit(1, 1);
  await expect(concurrency.run(() => Promise.reject(new Error('no')), patient)).rejects.toThrow('no');
  expect(await concurrency.run(async () => 'yes', patient)).toBe('yes');
});

type Task = ReturnType<typeof task>;
