import { expect, test } from '@playwright/test';

test.describe('an address that leads nowhere', () => {
  for (const [address, words] of [
    ['/it/san-siro/places/nessuno', 'Questa pagina non c’è'],
    ['/it/nessuno', 'Questa pagina non c’è'],
    ['/ar/nowhere', 'هذه الصفحة غير موجودة'],
    ['/xx/san-siro', 'Questa pagina non c’è']
  ] as const) {
    test(`${address} says so in a real language, with a way on`, async ({ page }) => {
      const response = await page.goto(address);
      expect(response!.status()).toBe(404);
      await expect(page.getByRole('heading', { level: 1 })).toContainText(words);
      await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
    });
  }
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('what is not at an address is looked for by its words from there', async ({ page }) => {
    await page.goto('/it/san-siro/places/biblioteca-nessuna');
    const box = page.getByRole('main').getByLabel('Che cosa cerchi?');
    await box.fill('biblioteca');
    await page.getByRole('main').getByRole('button', { name: 'Cerca' }).click();
    await expect(page).toHaveURL(/\/it\/san-siro\/search\?q=biblioteca/);
    await expect(page.getByRole('main').getByRole('heading', { level: 3 }).first()).toBeVisible();
  });
});

test('a list with a wrong filter says which, and shows the rest', async ({ page }) => {
  await page.goto('/it/san-siro?near=abc&category=nope&minutes=999');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('near');
  await expect(alert).toContainText('category');
  await expect(page.locator('h3').first()).toBeVisible();
});

for (const query of [
  'near=abc',
  'bbox=9.2,45,9.1,46',
  'bbox=-180,-90,180,90',
  'limit=-1',
  'category=nope',
  `q=${'x'.repeat(10_000)}`,
  'q=a%00b',
  "q=';drop table places;--"
]) {
  const parameter = query.split('=')[0]!;
  test(`the API answers 400 and names ${parameter} for ${query.slice(0, 40)}`, async ({ request }) => {
    const response = await request.get(`/api/v1/san-siro/places?${query}`);
    expect(response.status()).toBe(400);
    expect(response.headers()['content-type']).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 400, parameter });
  });

  test(`the page stays a page for ${query.slice(0, 40)}`, async ({ request }) => {
    const response = await request.get(`/it/san-siro?${query}`);
    expect(response.status()).toBeLessThan(500);
  });
}
