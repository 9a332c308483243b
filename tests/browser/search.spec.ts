import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { started } from './started.ts';

/** One search that understands a sentence, as somebody uses it who has no scripts and little time. */

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

  test('a sentence is understood, and what was understood can be taken away again', async ({ page }) => {
    await page.goto('/it');
    await page.getByRole('searchbox').fill('corso di italiano per donne');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/it\/san-siro\/search\?q=/);
    const found = page.getByRole('region', { name: 'Quello che abbiamo trovato' });
    await expect(found.getByRole('link').first()).toBeVisible();
    const before = await found.getByRole('listitem').count();
    await page.getByRole('link', { name: 'Togli: solo donne' }).click();
    await expect(page.getByRole('link', { name: 'Togli: solo donne' })).toHaveCount(0);
    expect(await found.getByRole('listitem').count()).toBeGreaterThanOrEqual(before);
  });

  test('who is beaten is shown whom to call before anything else, in Arabic too', async ({ page }) => {
    await page.goto(`/ar/san-siro/search?q=${encodeURIComponent('جوزي بيضربني')}`);
    await expect(page.locator('main section').first().getByRole('link').first()).toHaveAttribute(
      'href',
      'tel:1522'
    );
  });
});

for (const [locale, q] of [
  ['it', 'asilo nido'],
  ['ar', 'دورة إيطالي للنساء مع حضانة'],
  ['en', '']
] as const) {
  test(`the page is accessible and as wide as the phone: ${locale} ${q}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`/${locale}/san-siro/search?${new URLSearchParams({ q })}`);
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
}

test('whatever is written is answered', async ({ request }) => {
  const hostile = [
    'a'.repeat(5000),
    '\u0000',
    '\u202e🙂',
    "'; drop table places; --",
    'ciao '.repeat(200),
    '.'
  ];
  for (const q of hostile) {
    for (const address of ['/it/san-siro/search', '/api/v1/san-siro/search']) {
      const answer = await request.get(address, { params: { q } });
      expect(answer.status(), `${address} ${q.slice(0, 10)}`).toBe(200);
    }
  }
  expect((await request.get('/api/v1/san-siro/search?q=x&limit=0')).status()).toBe(400);
  expect((await request.get('/api/v1/san-siro/search?qq=x')).status()).toBe(400);
});

for (const [locale, written, next, kind] of [
  ['it', 'farm', 'a', 'Farmacia'],
  ['ar', 'صيدل', 'ي', 'صيدلية']
] as const) {
  test(`what she may mean is suggested while she types, by the keyboard alone: ${locale}`, async ({
    page
  }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`/${locale}/san-siro/search`);
    await started(page);
    await page.getByRole('searchbox').click();
    await page.keyboard.type(written);
    const box = page.getByRole('search').getByRole('combobox');
    const options = page.getByRole('listbox').getByRole('option');
    await expect(box).toHaveAttribute('aria-expanded', 'true');
    expect(await options.count()).toBeLessThanOrEqual(6);
    await page.keyboard.press('ArrowDown');
    await expect(options.first()).toHaveAttribute('aria-selected', 'true');
    await expect(options.first()).toContainText(kind);
    await expect(box).toHaveAttribute('aria-activedescendant', (await options.first().getAttribute('id'))!);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('listbox')).toBeHidden();
    await page.keyboard.type(next);
    await expect(options.first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/category=pharmacy/);
  });
}
