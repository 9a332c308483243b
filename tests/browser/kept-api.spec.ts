import { expect, test } from '@playwright/test';
import { ground, place } from '../database/entries.ts';
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
