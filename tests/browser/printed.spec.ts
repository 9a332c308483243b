import { expect, test } from '@playwright/test';

for (const address of [
  '/it/san-siro/places/casa-di-comunita-via-monreale',
  '/ar/san-siro/activities/itama-italiano-mattina'
]) {
  test(`on paper ${address} has a code that leads back to it, and on a screen none @desk`, async ({
    page
  }) => {
    await page.goto(address);
    const code = page.locator('header figure svg');
    await expect(code).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(code).toBeVisible();
    const { width } = (await code.boundingBox())!;
    // Three centimetres: read from a step away.
    expect(width).toBeGreaterThan((30 / 25.4) * 96);
    await expect(page.getByText(address)).toHaveCount(1);
  });
}
