import { describe, expect, test } from 'vitest';
import { askedOnceASecond, untilDataChanges, untilDataChangesFor } from './data-version.ts';

describe('the version of the data', () => {
  test('is asked for once a second, however many want to know', async () => {
    let [now, asked] = [0, 0];
    const version = askedOnceASecond(
      async () => ++asked,
      () => now
    );
    expect(await Promise.all([version(), version(), version()])).toEqual([1, 1, 1]);
    now = 999;
    expect(await version()).toBe(1);
    now = 1000;
    expect(await version()).toBe(2);
  });

  test('is asked for at once by whoever has changed something, whatever was being asked', async () => {
    let asked = 0;
    const answers: ((version: number) => void)[] = [];
    const version = askedOnceASecond(
      () => (++asked === 1 ? Promise.resolve(1) : new Promise((resolve) => answers.push(resolve))),
      () => 0
    );
    expect(await version()).toBe(1);
    version.forget();
    const before = version();
    version.forget();
    const after = version();
    answers[1]!(3);
    expect(await after).toBe(3);
    answers[0]!(2);
    expect(await before).toBe(2);
    expect(await version()).toBe(3);
  });

  test('is asked for again at once after a failure', async () => {
    let fails = true;
    const version = askedOnceASecond(async () => {
      if (fails) throw new Error('away');
      return 7;
    });
    await expect(version()).rejects.toThrow('away');
    fails = false;
    expect(await version()).toBe(7);
  });
});

describe('what is kept until the data changes', () => {
  test('is loaded once per version', async () => {
    let [version, loaded] = [1, 0];
    const value = untilDataChanges(
      async () => ++loaded,
      async () => version
    );
    expect(await Promise.all([value(), value()])).toEqual([1, 1]);
    version = 2;
    expect([await value(), await value()]).toEqual([2, 2]);
  });

  test('is not a failure', async () => {
    let fails = true;
    const value = untilDataChanges(
      async () => {
        if (fails) throw new Error('away');
        return 'here';
      },
      async () => 1
    );
    await expect(value()).rejects.toThrow('away');
    fails = false;
    expect(await value()).toBe('here');
  });

  test('is not lost when a loading of an older version fails late', async () => {
    let [version, loaded] = [1, 0];
    let fail: (reason: Error) => void = () => {};
    const value = untilDataChanges(
      () => (++loaded === 1 ? new Promise((_, reject) => (fail = reject)) : Promise.resolve(loaded)),
      async () => version
    );
    const first = value();
    await Promise.resolve();
    version = 2;
    expect(await value()).toBe(2);
    fail(new Error('late'));
    await expect(first).rejects.toThrow('late');
    expect(await value()).toBe(2);
  });

  test('is of bounded number, and the one loaded longest ago leaves first', async () => {
    const loaded: string[] = [];
    const value = untilDataChangesFor(
      async (key) => loaded.push(key),
      2,
      async () => 1
    );
    for (const key of ['a', 'b', 'a', 'c', 'b', 'a']) await value(key);
    expect(loaded).toEqual(['a', 'b', 'c', 'a']);
  });
});
