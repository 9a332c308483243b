import { expect, test } from '@playwright/test';
import { ground, neighbourhood, place } from '../database/entries.ts';
import { startCachingProxy } from './caching-proxy.ts';
import { startOwnApp, type OwnApp } from './own-app.ts';

/* What readers and caches keep, while the data changes under the running app. */
test.describe.configure({ mode: 'serial' });

let app: OwnApp;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  app = await startOwnApp();
  await app.imports(ground);
});
test.afterAll(() => app?.stop());

test('what a reader has is not sent again until the data changes, then it is', async ({ request }) => {
  const ask = (known?: string) =>
    request.get(`${app.address}/api/v1/borgo/places`, { headers: known ? { 'if-none-match': known } : {} });
  const first = await ask();
  const tag = first.headers()['etag']!;
  expect((await ask(tag)).status()).toBe(304);

  await app.imports([place('sarta')]);
  expect((await ask(tag)).status()).toBe(200);
  const second = await ask();
  expect(((await second.json()) as { numberMatched: number }).numberMatched).toBe(1);
  const newTag = second.headers()['etag']!;
  expect(newTag).not.toBe(tag);

  // The same release, started again, knows its tags.
  await app.restart();
  expect((await ask(newTag)).status()).toBe(304);
});

test('"open now" is not kept past its minute', async ({ request }) => {
  const { 'cache-control': kept } = (
    await request.get(`${app.address}/api/v1/borgo/places?open=now`)
  ).headers();
  expect(Number(/^public, max-age=(\d+)$/.exec(kept!)?.[1])).toBeLessThanOrEqual(60);
});

test('files are taken for what they say, like every other answer', async ({ request }) => {
  for (const address of [
    '/favicon.svg',
    '/icons.svg',
    '/healthz',
    '/it',
    '/nothing.js',
    '/api/v1/neighbourhoods'
  ])
    expect((await request.get(app.address + address)).headers()['x-content-type-options'], address).toBe(
      'nosniff'
    );
});

test('through a cache between us, one reader is sent what another was, and never what was hers alone', async ({
  playwright
}) => {
  const cache = await startCachingProxy(app.address);
  const reader = (headers: Record<string, string> = {}) =>
    playwright.request.newContext({
      baseURL: cache.address,
      extraHTTPHeaders: { 'accept-language': 'it', ...headers }
    });
  const [one, other, coordinator] = await Promise.all([
    reader(),
    reader(),
    reader({ cookie: 'vicina-session=hers' })
  ]);
  const cached = async (from: typeof one, path: string) => {
    const answer = await from.get(path);
    return {
      cache: answer.headers()['x-cache'],
      control: answer.headers()['cache-control'],
      text: await answer.text()
    };
  };
  try {
    // Within one minute: whoever asks at its end asks again.
    await expect(async () => {
      const first = await cached(one, '/it/borgo');
      expect(first.control).toMatch(/^public, max-age=0, s-maxage=\d+, stale-while-revalidate=\d+$/);
      const second = await cached(other, '/it/borgo');
      expect(second).toEqual({ ...first, cache: 'hit' });
    }).toPass();
    const tag = (await one.get('/it/borgo/places/sarta')).headers()['cache-tag'];
    expect(tag).toBe('borgo');

    // Who has signed in is answered by the app, and what she gets stays hers.
    const hers = await cached(coordinator, '/it/borgo');
    expect([hers.cache, hers.control]).toEqual(['miss', 'no-store']);
    expect((await cached(coordinator, '/it/borgo')).cache).toBe('miss');

    // What was written, managed, searched by words or told with a secret is in no cache.
    for (const path of [
      '/it/borgo/search?q=parola-segreta',
      '/it/borgo?q=parola-segreta',
      '/it/borgo?near=9.1411,45.4712',
      '/it/borgo/add/place',
      '/it/borgo/needs',
      '/it/borgo/manage/sign-in',
      `/it/borgo/proposals/${'s'.repeat(32)}`
    ]) {
      await cached(one, path);
      const again = await cached(other, path);
      expect([path, again.cache]).toEqual([path, 'miss']);
    }
    expect(cache.contents()).not.toMatch(/parola-segreta|9\.1411/);
  } finally {
    await Promise.all([one.dispose(), other.dispose(), coordinator.dispose(), cache.stop()]);
  }
});

test('a change in one neighbourhood leaves what is kept of the others as it was', async ({ request }) => {
  await app.imports([neighbourhood('altrove')]);
  const tagsOf = async () =>
    Promise.all(
      ['borgo', 'altrove'].map(
        async (slug) => (await request.get(`${app.address}/api/v1/${slug}/pack/it`)).headers()['etag']
      )
    );
  const [borgo, altrove] = await tagsOf();
  await app.imports([place('merceria')]);
  const after = await tagsOf();
  expect(after[0]).not.toBe(borgo);
  expect(after[1]).toBe(altrove);
});
