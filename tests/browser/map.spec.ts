import { expect, test, type Page } from '@playwright/test';

async function openMap(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('[data-map-state=ready]').waitFor({ timeout: 40_000 });
}

/** How many colours the map shows, in steps of 16: an empty canvas has one or two. */
async function coloursOf(page: Page): Promise<{ colours: number; red: number }> {
  const picture = await page.locator('canvas.maplibregl-canvas').screenshot();
  return page.evaluate(
    async (bytes) => {
      const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      const seen = new Set<number>();
      let red = 0;
      for (let at = 0; at < data.length; at += 4) {
        const [r, g, b] = [data[at]!, data[at + 1]!, data[at + 2]!];
        seen.add(((r >> 4) << 8) | ((g >> 4) << 4) | (b >> 4));
        // The red of the group of health, which nothing of the ground has.
        if (r > 170 && g < 60 && b < 90) red++;
      }
      return { colours: seen.size, red };
    },
    [...picture]
  );
}

test('streets and pins are really drawn', async ({ page }) => {
  await openMap(page, '/it/san-siro?category=health');
  const withHealth = await coloursOf(page);
  expect(withHealth.colours).toBeGreaterThan(30);
  expect(withHealth.red).toBeGreaterThan(500);
});

test('a filter changes the pins without making the map anew', async ({ page }) => {
  await openMap(page, '/it/san-siro?category=health');
  await page.locator('canvas.maplibregl-canvas').evaluate((canvas) => (canvas.dataset['same'] = 'yes'));
  await page.getByRole('link', { name: 'Muoversi' }).click();
  await expect(page).toHaveURL(/category=getting-around/);
  await expect.poll(async () => (await coloursOf(page)).red, { timeout: 20_000 }).toBe(0);
  await expect(page.locator('canvas.maplibregl-canvas')).toHaveAttribute('data-same', 'yes');
});

test('a pin that is tapped says what it is and whether it is open, and marks its card', async ({ page }) => {
  await openMap(page, '/it/san-siro?q=farmacia+selinunte');
  const map = page.locator('canvas.maplibregl-canvas');
  const card = page.locator('#place-farmacia-selinunte');
  // The only pin is in the middle: what was searched for is shown.
  await expect(page.getByRole('button', { name: /fuori dalla vista/ })).toHaveCount(0);
  await expect(async () => {
    const box = (await map.boundingBox())!;
    await map.click({ position: { x: box.width / 2, y: box.height / 2 } });
    await expect(card).toHaveClass(/selected/, { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  const box = page.locator('[data-map-state] .chosen', { hasText: 'Farmacia Selinunte' }).first();
  await expect(box.getByRole('link', { name: 'Farmacia Selinunte' })).toBeVisible();
  await expect(box).toContainText(/orari|apert|chius/i);
});

test('a pin whose place is on no card of this page is told of by its own address', async ({ request }) => {
  const address = '/it/san-siro/places/farmacia-selinunte/card.json?near=9.137825,45.472174';
  const card = (await (await request.get(address)).json()) as Record<string, unknown>;
  expect(card).toMatchObject({
    slug: 'farmacia-selinunte',
    category: { text: 'Farmacia' },
    walk: { approximate: true },
    opening: { sentence: expect.any(String) }
  });
  expect((await request.get(address.replace('farmacia-selinunte', 'nessuno'))).status()).toBe(404);
});

test('whoever cannot see the map is told that the list holds the same', async ({ page }) => {
  await openMap(page, '/it/san-siro');
  await expect(page.getByLabel(/lista/i).first()).toBeVisible();
});

test('the credit line names whose map it is', async ({ page }) => {
  await openMap(page, '/it/san-siro');
  await expect(page.getByText(/Comune di Milano \(CC BY 4\.0\)/).first()).toBeVisible();
  await expect(page.getByText(/OpenStreetMap contributors/).first()).toBeVisible();
});

test('a map says how many are out of its sight, and searches where it was moved to', async ({ page }) => {
  await openMap(page, '/it/san-siro');
  await expect(page.getByRole('button', { name: /^\d+ sono fuori dalla vista/ })).toBeVisible();
  const here = page.getByRole('link', { name: 'Cerca qui' });
  await expect(here).toHaveCount(0);
  const { x, y, width, height } = (await page.locator('canvas.maplibregl-canvas').boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 3, y + height / 3, { steps: 4 });
  await page.mouse.up();
  const all = await page.locator('#results').textContent();
  await here.click();
  await expect(page).toHaveURL(/bbox=/);
  await expect(page.locator('#results')).not.toHaveText(all!);
  await expect(here).toHaveCount(0);
  // Shared, it opens there: all that are listed are seen.
  await page.reload();
  await page.locator('[data-map-state=ready]').waitFor({ timeout: 40_000 });
  await expect(page.getByRole('button', { name: /fuori dalla vista/ })).toHaveCount(0);
});

test('the map of a place is a still picture that can be moved after a tap', async ({ page }) => {
  await page.goto('/it/san-siro/places/farmacia-selinunte');
  const map = page.locator('.map').first();
  expect((await map.boundingBox())!.width).toBeGreaterThan(200);
  await map.locator('img').scrollIntoViewIfNeeded();
  await expect.poll(() => map.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(440);
  await page.getByRole('button', { name: 'Muovi la mappa' }).click();
  await page.locator('[data-map-state=ready]').waitFor({ timeout: 40_000 });
  expect((await page.locator('canvas.maplibregl-canvas').boundingBox())!.width).toBeGreaterThan(200);
});
