import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { started } from './started.ts';

const PATH = '/it/san-siro/path';

/** Six taps: Italian first, a little of it, while the children are at school, with one, sewing, twenty minutes. */
async function answers(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Imparare l’italiano' }).click();
  for (const tap of ['Capisco un po’', /Quando i bambini sono a scuola/, 'Sì, ha meno di 3 anni', 'Cucire'])
    await page.locator('.question').getByRole('button', { name: tap }).click();
  await page.locator('.question').getByRole('button', { name: '20 minuti' }).click();
  await expect(page.getByRole('heading', { name: 'I tuoi prossimi passi' })).toBeVisible();
}

/** Everything the browser has kept for this site. */
const kept = (page: Page) =>
  page.evaluate(async () => ({
    items: [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(
      (name) => !name.startsWith('sveltekit:')
    ),
    cookies: document.cookie,
    caches: (await caches.keys()).filter((name) => name.startsWith('vicina')),
    databases: (await indexedDB.databases()).length
  }));

test('six taps give next steps with their reasons; what is kept is there after a reload', async ({
  page
}) => {
  await page.goto(PATH);
  await answers(page);
  const first = page.locator('.steps > li').first();
  await expect(first).toContainText('è quello che cerchi');
  await expect(first).toContainText('circa');
  await expect(first.locator('.reasons li')).not.toHaveCount(0);
  const title = await first.getByRole('heading').innerText();
  await first.getByRole('button', { name: /^Lo tengo/ }).click();
  await page.getByRole('checkbox', { name: `Fatto: ${title}` }).check();

  await page.reload();
  await expect(page.getByRole('checkbox', { name: `Fatto: ${title}` })).toBeChecked();
  await expect(page.getByRole('button', { name: /Capisco un po’/ })).toBeVisible();
  await expectAccessible(page);
});

test('nothing she answers leaves the phone', async ({ page }) => {
  await page.goto(PATH);
  await page.waitForLoadState('networkidle');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
  await answers(page);
  await page.locator('.steps button').first().click();
  await page.getByRole('button', { name: 'Mostra a un’operatrice' }).click();
  await expect(page.getByRole('img', { name: /Codice QR/ })).toBeVisible();
  expect(asked.filter((one) => !/\/_app\/immutable\/|\.svg$/.test(one))).toEqual([]);
});

test('an operator’s phone opens the address of the code and sees the steps, and keeps nothing', async ({
  page,
  browser
}) => {
  await page.goto(PATH);
  await answers(page);
  const first = page.locator('.steps > li').first();
  const title = await first.getByRole('heading').innerText();
  await first.getByRole('button', { name: /^Lo tengo/ }).click();
  await page.getByRole('button', { name: 'Mostra a un’operatrice' }).click();
  const address = await page.locator('[data-address]').getAttribute('data-address');
  expect(new URL(address!).search).toBe('');

  const operator = await (await browser.newContext()).newPage();
  const sent: string[] = [];
  operator.on('request', (request) => sent.push(request.url() + (request.postData() ?? '')));
  await operator.goto(address!);
  // Until scripts are there it is the page of links, with five headings of its own.
  await expect(operator.getByRole('heading', { level: 3, name: title })).toBeVisible();
  await expect(operator.getByRole('heading', { level: 3 })).toHaveCount(1);
  expect(sent.some((one) => one.includes('steps='))).toBe(false);
  expect((await kept(operator)).items).toEqual([]);
  await operator.context().close();
});

test('once opened it opens without a network, with what is kept', async ({ page, context }) => {
  await page.goto(PATH);
  await answers(page);
  await page.locator('.steps button').first().click();
  await expect
    .poll(async () => page.evaluate(async () => (await caches.match(location.pathname)) !== undefined))
    .toBe(true);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'I passi che tengo' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'I tuoi prossimi passi' })).toBeVisible();
  await page.goto(`${PATH}/skills`);
  await page.getByRole('checkbox', { name: 'Cucino ogni giorno' }).check();
  await expect(page.getByRole('table')).toContainText('Preparare pasti');
  await context.setOffline(false);
  // With a network again the page is the server's, not the copy.
  const response = await page.goto(PATH);
  expect(response!.status()).toBe(200);
});

test('one tap erases everything', async ({ page }) => {
  await page.goto(`${PATH}/skills`);
  await page.getByRole('checkbox', { name: 'Cucino ogni giorno' }).check();
  await page.goto(PATH);
  await answers(page);
  await page.locator('.steps button').first().click();
  await expect.poll(async () => (await kept(page)).caches.length).toBe(1);
  expect((await kept(page)).items.length).toBe(2);
  await page.getByRole('button', { name: 'Cancella tutto' }).click();
  await expect(page.getByText('Su questo telefono non resta niente')).toBeVisible();
  await expect.poll(() => kept(page)).toEqual({ items: [], cookies: '', caches: [], databases: 0 });
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Da dove vuoi cominciare?' })).toBeVisible();
});

test('what is still being kept when she erases is not kept after it', async ({ page }) => {
  // A phone that is slow to start the worker.
  await page.addInitScript(() => {
    const { serviceWorker } = navigator;
    const register = serviceWorker.register.bind(serviceWorker);
    serviceWorker.register = async (...how) => {
      await new Promise((resolve) => addEventListener('late', resolve, { once: true }));
      return register(...how);
    };
  });
  await page.goto(PATH);
  await answers(page);
  await page.locator('.steps button').first().click();
  await page.getByRole('button', { name: 'Cancella tutto' }).click();
  await expect(page.getByText('Su questo telefono non resta niente')).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event('late')));
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForLoadState('networkidle');
  expect(await kept(page)).toEqual({ items: [], cookies: '', caches: [], databases: 0 });
});

test('the card is in her language and in Italian, side by side', async ({ page }) => {
  await page.goto('/ar/san-siro/path/skills');
  await started(page);
  await page.getByRole('checkbox', { name: 'أطبخ كل يوم' }).check();
  const row = page.getByRole('row').filter({ hasText: 'Preparare pasti' });
  await expect(row).toContainText('إعداد الوجبات');
  await expect(row.locator('td[lang=it]')).toHaveAttribute('dir', 'ltr');
});

test('pages that are not the path have no service worker', async ({ page }) => {
  await page.goto('/it/san-siro');
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the path is a list of links, stage by stage', async ({ page }) => {
    await page.goto(PATH);
    for (const stage of ['orientation', 'skills', 'italian', 'training', 'work'])
      await expect(page.locator(`.journey a[href="/it/san-siro/activities?stage=${stage}"]`)).toBeVisible();
    await page.getByRole('link', { name: 'con spazio bimbi' }).first().click();
    await expect(page).toHaveURL(/activities\?stage=\w+&childcare=yes/);
    await page.goto(`${PATH}/skills`);
    await expect(page.getByText('Cucino ogni giorno')).toBeVisible();
  });
});
