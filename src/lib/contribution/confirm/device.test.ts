import { expect, test } from 'vitest';
import { deviceMark, isDeviceMark } from './device.ts';

function storageOf(kept = new Map<string, string>()): Storage {
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value)
  } as unknown as Storage;
}

const DAY = new Date('2026-11-25T10:00:00Z');
const NEXT_DAY = new Date('2026-11-26T10:00:00Z');

test('a phone has the same mark for an entry all day and in every language, another the next day, and another for another entry', async () => {
  const storage = storageOf();
  const mark = await deviceMark('/it/borgo/places/a', DAY, storage);
  expect(isDeviceMark(mark)).toBe(true);
  expect(await deviceMark('/it/borgo/places/a', DAY, storage)).toBe(mark);
  expect(await deviceMark('/ar/borgo/places/a', DAY, storage)).toBe(mark);
  expect(await deviceMark('/it/borgo/places/a', NEXT_DAY, storage)).not.toBe(mark);
  expect(await deviceMark('/it/borgo/places/b', DAY, storage)).not.toBe(mark);
  expect(await deviceMark('/it/borgo/places/a', DAY, storageOf())).not.toBe(mark);
});

test('what the phone keeps is never sent', async () => {
  const kept = new Map<string, string>();
  const mark = await deviceMark('/it/borgo/places/a', DAY, storageOf(kept));
  for (const value of kept.values()) expect(mark).not.toContain(value);
});

test('a browser that keeps nothing has no mark', async () => {
  expect(await deviceMark('/it/borgo/places/a', DAY, null)).toBeNull();
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new Error('full');
    }
  } as unknown as Storage;
  expect(await deviceMark('/it/borgo/places/a', DAY, full)).toBeNull();
});

test('nothing but a mark is taken for one', () => {
  for (const wrong of ['', 'short', 'x'.repeat(65), '<script>alert(1)</script>', null, 7])
    expect(isDeviceMark(wrong)).toBe(false);
});
