import { expect, test } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbedded, type Embedded } from '../../supabase/embedded/start.ts';
import { expectAccessible } from './axe.ts';

/*
 * The database goes and comes back while the app runs. Real processes: an embedded Supabase that is stopped and
 * started again on its port, and the built app.
 */
const APP_PORT = 4185;
const address = `http://localhost:${APP_PORT}`;

let folder: string;
let database: Embedded;
let app: ChildProcess;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  folder = mkdtempSync(path.join(tmpdir(), 'vicina-resting-'));
  database = await startEmbedded({ dataDirectory: folder, siteUrl: address });
  app = spawn(process.execPath, ['build/index.js'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      PORT: String(APP_PORT),
      ORIGIN: address,
      TZ: 'UTC',
      BASEMAP_UPSTREAM: 'off',
      VICINA_DATA: folder,
      SUPABASE_URL: database.url,
      SUPABASE_PUBLISHABLE_KEY: database.publishableKey
    }
  });
});
test.afterAll(async () => {
  app?.kill();
  await database?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

test('while the database is away the page says so with a 503, and comes back by itself', async ({
  page,
  request
}) => {
  test.setTimeout(120_000);
  const health = async () => (await request.get(`${address}/healthz`).catch(() => null))?.status();
  await expect.poll(health, { timeout: 20_000 }).toBe(200);

  const port = Number(new URL(database.url).port);
  await database.stop();
  await expect.poll(health).toBe(503);
  const response = await page.goto(`${address}/it/san-siro`);
  expect(response!.status()).toBe(503);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('La mappa si riposa');
  await expectAccessible(page);
  const api = await request.get(`${address}/api/v1/san-siro/places`);
  expect([api.status(), api.headers()['content-type']]).toEqual([503, 'application/problem+json']);

  database = await startEmbedded({ dataDirectory: folder, siteUrl: address, port });
  await expect.poll(health, { timeout: 20_000 }).toBe(200);
  expect((await page.goto(`${address}/it`))!.status()).toBe(200);
});
