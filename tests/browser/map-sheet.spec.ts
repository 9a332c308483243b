import { expect, test } from '@playwright/test';

test.beforeEach(async ({ page }) => {
  await page.goto('/it/san-siro');
});

test('the map opens under the thumb and gives the list back where it was', async ({ page }) => {
  // Before the first page's places there is more to read: there no button floats.
  await page.goto('/it/san-siro?category=health');
  const open = page.getByRole('button', { name: 'Mappa', exact: true });
  await expect(open).toBeVisible();
  await page.evaluate(() => scrollTo(0, 900));
  const before = await page.evaluate(() => scrollY);
  await open.click();
  const sheet = page.getByRole('dialog');
  await expect(sheet).toBeVisible();
  await page.locator('[data-map-state=ready]').waitFor({ timeout: 40_000 });
  expect((await page.locator('canvas.maplibregl-canvas').boundingBox())!.width).toBe(360);
  // Leaving quickly is on top of the map, too.
  const exit = sheet.getByRole('link', { name: 'Esci subito' });
  const isOnTop = await exit.evaluate((link) => {
    const { left, top, width, height } = link.getBoundingClientRect();
    return link.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
  expect(isOnTop).toBe(true);
  await page.getByRole('button', { name: 'Elenco' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(await page.evaluate(() => scrollY)).toBe(before);
  await expect(open).toBeFocused();
  // What else she needs is chosen over the map, which stays.
  await open.click();
  await expect(sheet.getByRole('searchbox')).toBeVisible();
  await sheet.getByRole('link', { name: 'Bambini' }).click();
  await expect(page).toHaveURL(/category=children$/);
  await expect(sheet.getByRole('link', { name: 'Bambini' })).toHaveAttribute('aria-current', 'true');
  await expect(sheet).toBeVisible();
});

test('Escape closes the map and does not leave the site', async ({ page }) => {
  await page.getByRole('button', { name: 'Mappa', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page).toHaveURL(/\/it\/san-siro$/);
});

test('a filter is answered without losing one’s place, and the back button takes it away', async ({
  page
}) => {
  await expect(page.getByRole('button', { name: 'Mappa', exact: true })).toBeVisible();
  const all = await page.locator('#results').textContent();
  await page.getByRole('link', { name: 'Salute' }).click();
  await expect(page).toHaveURL(/category=health/);
  await expect(page.getByRole('status').filter({ has: page.locator('#results') })).not.toContainText(
    all ?? ''
  );
  await page.getByRole('checkbox', { name: 'Aperto ora' }).check();
  await expect(page).toHaveURL(/open=now/);
  await expect(page.getByRole('checkbox', { name: 'Aperto ora' })).toBeFocused();
  await page.goBack();
  await expect(page.getByRole('checkbox', { name: 'Aperto ora' })).not.toBeChecked();
});

test('on a telephone on its side the button of the map is a small one that keeps its name', async ({
  page
}) => {
  await page.goto('/it/san-siro?category=health');
  await page.setViewportSize({ width: 740, height: 360 });
  const { width, height } = (await page.getByRole('button', { name: 'Mappa', exact: true }).boundingBox())!;
  expect([width >= 44, height >= 44, width <= 56, height <= 56]).toEqual([true, true, true, true]);
});

test('while the map is on its way a line says so, and goes when it stands', async ({ page }) => {
  let arrive = () => {};
  const held = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(/maplibre-gl\./, async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Mappa', exact: true }).click();
  await expect(page.locator('.map .coming')).toBeVisible();
  await expect(page.getByText('La mappa arriva…')).toBeVisible();
  arrive();
  await expect(page.locator('.map .coming')).toHaveCount(0, { timeout: 30_000 });
});
