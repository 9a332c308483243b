import { describe, expect, test } from 'vitest';
import { TimeLimitReached, withinTime } from './time-limit.ts';

describe('work that comes to an end', () => {
  test('gives what it gives', () => {
    const found = { name: 'Borgo' };
    expect(withinTime(1000, () => found)).toBe(found);
    expect(withinTime(1000, () => undefined)).toBeUndefined();
  });

  test('throws what it throws, an error or a mere text', () => {
    const failure = new RangeError('too far');
    expect(() =>
      withinTime(1000, () => {
        throw failure;
      })
    ).toThrow(failure);
    try {
      withinTime(1000, () => {
        throw 'as the library of opening hours does';
      });
      expect.unreachable();
    } catch (thrown) {
      expect(thrown).toBe('as the library of opening hours does');
    }
  });
});

describe('work without an end is ended', () => {
  test.each<[string, () => unknown]>([
    [
      'a loop',
      () => {
        for (;;);
      }
    ],
    ['a regular expression that goes back and back', () => /^(?:\s*;?)+$/.test(`${' '.repeat(60)}x`)]
  ])('%s', (_, work) => {
    expect(() => withinTime(50, work)).toThrow(TimeLimitReached);
    expect(withinTime(1000, () => 'and the next is done as ever')).toBe('and the next is done as ever');
  });
});
