import { expect, test } from 'vitest';
import { oneImport } from './one-import.server.ts';

test('somebody has one table read at a time, and two people together; the others try again', async () => {
  const { signal } = new AbortController();
  const ends: (() => void)[] = [];
  const read = (userId: string) =>
    oneImport(userId, signal, () => new Promise<string>((resolve) => ends.push(() => resolve(userId))));
  const first = read('a');
  await expect(read('a')).resolves.toBeNull();
  const second = read('b');
  await expect(read('c')).resolves.toBeNull();
  for (const end of ends.splice(0)) end();
  await expect(Promise.all([first, second])).resolves.toEqual(['a', 'b']);
  const later = read('c');
  await Promise.resolve();
  ends[0]!();
  await expect(later).resolves.toBe('c');
});

test('who has been refused by a broken table may send another', async () => {
  const { signal } = new AbortController();
  await expect(oneImport('a', signal, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await expect(oneImport('a', signal, async () => 'read')).resolves.toBe('read');
});
