import { expect, test } from 'vitest';
import { conditional } from './conditional.ts';

type About = Partial<Parameters<typeof conditional>[1]> & { path?: string; version?: number; known?: string };

const answer = ({ path = '/api?q=a', version = 1, known, ...about }: About = {}): Promise<Response> =>
  conditional(
    {
      request: new Request('http://localhost/', { headers: known ? { 'if-none-match': known } : {} }),
      url: new URL(path, 'http://localhost')
    },
    { contentType: 'text/plain', ...about },
    () => 'written',
    async () => version
  );
const tagOf = async (about?: About) => (await answer(about)).headers.get('etag');
const at = (time: string) => new Date(`2026-11-25T${time}Z`);

test('who has an answer is not sent it again', async () => {
  const first = await answer();
  expect([first.status, await first.text()]).toEqual([200, 'written']);
  const again = await answer({ known: first.headers.get('etag')! });
  expect([again.status, await again.text()]).toEqual([304, '']);
  expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
});

test('the tag moves with the data, the address, the day and the minute, and with nothing else', async () => {
  const now = { minuteOf: at('10:15:20') };
  const others = [
    { version: 2 },
    { path: '/api?q=b' },
    { also: '2026-11-25' },
    { also: '2026-11-26' },
    now,
    { minuteOf: at('10:16:00') },
    { ...now, version: 2 }
  ];
  const tags = await Promise.all([{}, ...others].map(tagOf));
  expect(new Set(tags).size).toBe(tags.length);
  expect(await tagOf()).toBe(tags[0]);
  expect(await tagOf({ minuteOf: at('10:15:59.999') })).toBe(await tagOf(now));
});

test('an answer of this minute is kept to its end and not shown after', async () => {
  const kept = async (minuteOf: Date) => (await answer({ minuteOf })).headers.get('cache-control');
  expect(await kept(at('10:15:00'))).toBe('public, max-age=60');
  expect(await kept(at('10:15:20'))).toBe('public, max-age=40');
  expect(await kept(at('10:15:59.999'))).toBe('public, max-age=1');
});

test('any other may be shown a little longer while the next is asked for', async () => {
  expect((await answer()).headers.get('cache-control')).toBe(
    'public, max-age=60, stale-while-revalidate=600'
  );
});
