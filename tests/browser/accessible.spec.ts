import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { pageIn, PUBLIC_PAGES } from './pages.ts';

for (const [name, address] of Object.entries(PUBLIC_PAGES)) {
  for (const [locale, colorScheme] of [
    ['it', 'light'],
    ['ar', 'dark']
  ] as const) {
    test(`axe finds nothing on ${name} in ${locale}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(pageIn(locale, address));
      await page.waitForLoadState('networkidle');
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
        []
      );
    });
  }
}

test('the page speaks its language and its direction', async ({ page }) => {
  await page.goto('/ar/san-siro');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
});

test('nothing is wider than the screen of a telephone', { tag: '@phone' }, async ({ page }) => {
  for (const locale of ['it', 'en', 'ar']) {
    for (const address of Object.values(PUBLIC_PAGES)) {
      await page.goto(pageIn(locale, address));
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wider, pageIn(locale, address)).toBeLessThanOrEqual(0);
    }
  }
});
