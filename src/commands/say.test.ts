import { afterEach, expect, test, vi } from 'vitest';
import { say } from './say.ts';

afterEach(() => vi.restoreAllMocks());

test('words of a file that somebody sent move no cursor and name no window', () => {
  const written: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  say('Refused: row 2: "\u001b]0;root\u0007\u001b[2J\u009b1A\rgone\u202eesrever" is no category\nكيف، città');
  expect(written.join('')).toBe('Refused: row 2: "]0;root[2J1Agoneesrever" is no category\nكيف، città\n');
});
