import { expect, test, type Page } from '@playwright/test';
import { ground } from '../database/entries.ts';
import { startOwnApp, type OwnApp } from './own-app.ts';

// One app for all of them.
test.describe.configure({ mode: 'default' });

/** A woman who says what is missing is one, however often she taps. */
let app: OwnApp;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  app = await startOwnApp();
  await app.imports(ground);
});
test.afterAll(() => app?.stop());
test.beforeEach(() => app.sql('truncate public.needs, private.need_marks'));

const kept = async () =>
  (await app.sql<{ count: number }>('select count(*)::int as count from public.needs'))[0]!.count;

/** One question at a time; without scripts they are one page. */
async function fillIn(page: Page, hasScripts = true): Promise<void> {
  await page.goto(`${app.address}/it/borgo/needs`);
  for (const [at, answer] of ['un lavoro', 'in tutto il quartiere', 'di sera'].entries()) {
    if (hasScripts) await expect(page.getByText(`Domanda ${at + 1} di 4`)).toBeVisible();
    await page.getByLabel(answer, { exact: answer === 'di sera' }).click();
  }
}
/** Five taps faster than any answer. */
const tapFive = (page: Page) =>
  page.getByRole('button', { name: 'Invia' }).evaluate(async (button: HTMLButtonElement) => {
    for (let tap = 0; tap < 5; tap++) {
      button.click();
      await Promise.resolve();
    }
  });

test('five quick taps send one answer, and while it is on its way the button says so', async ({ page }) => {
  await fillIn(page);
  let posts = 0;
  let answer = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/needs', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    posts++;
    await held;
    await route.continue();
  });
  await tapFive(page);
  await expect(page.getByRole('button', { name: 'Invio…' })).toBeDisabled();
  answer();
  await expect(page.getByRole('status')).toHaveText(/Grazie/);
  expect([posts, await kept()]).toEqual([1, 1]);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the same form sent five times counts once, and she is thanked each time', async ({ page }) => {
    await fillIn(page, false);
    const form = await page
      .locator('main form')
      .evaluate((element: HTMLFormElement) =>
        Object.fromEntries([...new FormData(element)].map(([name, value]) => [name, String(value)]))
      );
    for (let time = 0; time < 5; time++) {
      const sent = await page.request.post(`${app.address}/it/borgo/needs`, {
        form,
        headers: { origin: app.address, accept: 'text/html' }
      });
      expect(await sent.text()).toContain('Grazie.');
    }
    expect(await kept()).toBe(1);
  });
});

test('the same answer from the same connection on another form counts once, and is thanked alike', async ({
  page
}) => {
  for (let time = 0; time < 2; time++) {
    await fillIn(page);
    await page.getByRole('button', { name: 'Invia' }).click();
    await expect(page.getByRole('status')).toHaveText(
      /contiamo la stessa risposta dalla stessa connessione una volta/
    );
  }
  expect(await kept()).toBe(1);
});
