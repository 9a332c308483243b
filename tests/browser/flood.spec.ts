import { expect, test } from '@playwright/test';
import { ground, place } from '../database/entries.ts';
import { startOwnApp, type OwnApp } from './own-app.ts';
import { started } from './started.ts';

// One app for all of them.
test.describe.configure({ mode: 'default' });

/** A neighbourhood that is flooded asks each phone for a small sum; at other times nobody. */
let app: OwnApp;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  app = await startOwnApp();
  await app.imports(ground);
  await app.sql(`update private.limits set most = 1000 where bucket in ('propose', 'propose-day')`);
});
test.afterAll(() => app?.stop());

/** As many proposals as make a flood, within its ten minutes. */
const flood = () =>
  app.sql(
    `insert into private.turns (bucket, who) select 'here/' || n.id, private.caller_hash('flood')
     from public.neighbourhoods as n, generate_series(1, 60)`
  );
const ebb = () => app.sql('delete from private.turns');
const proposals = async (name: string) =>
  (
    await app.sql<{ count: number }>(
      `select count(*)::int as count from public.contributions where changes #>> '{name,it}' = $1`,
      [name]
    )
  )[0]!.count;

test('without scripts somebody is told to come back, and loses nothing @desk', async ({ browser }) => {
  await flood();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${app.address}/it/borgo/add/place?category=library`);
  await page.getByRole('radio', { name: 'Non ha un posto fisso' }).check();
  await page.getByLabel('Il nome').fill('Sala senza script');
  const send = page.getByRole('button', { name: 'Invia', exact: true });
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    send.click()
  ]);
  expect(answer.status()).toBe(428);
  await expect(page.getByText('Riprova tra qualche ora')).toBeVisible();
  await expect(page.getByLabel('Il nome')).toHaveValue('Sala senza script');
  expect(await proposals('Sala senza script')).toBe(0);

  await ebb();
  await send.click();
  await expect(page).toHaveURL(/\/add\/sent\//);
  expect(await proposals('Sala senza script')).toBe(1);
  await context.close();
});

test('a report of one tap does its sum as well @desk', async ({ page }) => {
  await app.imports([place('biblioteca')]);
  await flood();
  await page.goto(`${app.address}/it/borgo/places/biblioteca/report?what=moved`);
  await page.getByRole('button', { name: 'Sì, si è spostato' }).click();
  await expect(page).toHaveURL(/\/proposals\//, { timeout: 45_000 });
  await ebb();
});

test('a phone does its sum by itself and sends what was written, once @desk', async ({ page }) => {
  await flood();
  const answers: number[] = [];
  page.on('response', (response) => {
    if (response.request().method() === 'POST' && response.url().includes('/add/place'))
      answers.push(response.status());
  });
  await page.goto(`${app.address}/it/borgo/add/place`);
  await started(page);
  const step = page.locator('.step.now');
  await step.locator('summary', { hasText: 'Scuola e italiano' }).click();
  await step.getByRole('radio', { name: 'library' }).click();
  await page.getByRole('radio', { name: 'Non ha un posto fisso' }).check();
  await page.getByRole('button', { name: 'Avanti' }).click();
  await page.getByLabel('Il nome').fill('Sala con script');
  await page.getByRole('button', { name: 'Invia', exact: true }).click();
  await expect(page).toHaveURL(/\/add\/sent\//, { timeout: 45_000 });
  // Asked for the sum, done it, sent again.
  expect(answers).toHaveLength(2);
  expect(await proposals('Sala con script')).toBe(1);
  await ebb();
});
