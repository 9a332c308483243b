import { expect, test, type APIResponse, type Page } from '@playwright/test';
import {
  pretendUpstream,
  type PretendedUpstream
} from '../../src/lib/map/basemap/upstream-for-tests.server.ts';
import { ground } from '../database/entries.ts';
import { startOwnApp, type OwnApp } from './own-app.ts';

/* The basemap from end to end: a local upstream, the built app that asks it, a browser that shows it. */
test.describe.configure({ mode: 'serial' });

const IN_THE_BORGO = '/basemap/14/8607/5863.mvt';
const NOT_YET_SEEN = '/basemap/9/268/183.mvt';
const MADRID = '/basemap/14/8023/6180.mvt';

let upstream: PretendedUpstream;
let app: OwnApp;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  upstream = await pretendUpstream();
  app = await startOwnApp({ BASEMAP_UPSTREAM: upstream.address });
  await app.imports(ground);
});
test.afterAll(async () => {
  await app?.stop();
  await upstream?.close();
});

const sourceOf = (response: APIResponse) => [response.status(), response.headers()['x-basemap-source']];

/** Opens the map and tells which of its requests to us were answered with an error. */
async function openMap(page: Page): Promise<string[]> {
  const failed: string[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/basemap/') && response.status() >= 400) failed.push(response.url());
  });
  await page.goto(`${app.address}/it/borgo`);
  await page.locator('[data-map-state=ready]').waitFor({ timeout: 40_000 });
  return failed;
}

test('good tiles are shown with the credit of whom they are from', async ({ page, request }) => {
  test.setTimeout(90_000);
  expect(sourceOf(await request.get(app.address + IN_THE_BORGO))).toEqual([200, 'upstream']);
  expect(await openMap(page)).toEqual([]);
  await expect(page.getByRole('link', { name: 'Example' })).toBeVisible();
  await expect(page.getByText(/Comune di Milano \(CC BY 4\.0\)/)).toHaveCount(0);
});

test('nothing is fetched for who looks elsewhere', async ({ request }) => {
  const before = upstream.asked.length;
  expect(sourceOf(await request.get(app.address + MADRID))).toEqual([200, 'schematic']);
  expect(upstream.asked.length).toBe(before);
});

test('with the upstream gone the map stays: what was seen as it was, the rest schematic', async ({
  page,
  request
}) => {
  test.setTimeout(90_000);
  await upstream.close();
  const standIn = await request.get(app.address + NOT_YET_SEEN);
  expect(sourceOf(standIn)).toEqual([200, 'schematic']);
  expect(standIn.headers()['cache-control']).toBe('public, max-age=60');
  expect(sourceOf(await request.get(app.address + IN_THE_BORGO))).toEqual([200, 'upstream']);

  await app.restart({ empty: true });
  for (const address of [IN_THE_BORGO, NOT_YET_SEEN, MADRID])
    expect(sourceOf(await request.get(app.address + address)), address).toEqual([200, 'schematic']);
  expect(await openMap(page)).toEqual([]);
  await expect(page.getByText(/Comune di Milano \(CC BY 4\.0\)/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Example' })).toHaveCount(0);
});
