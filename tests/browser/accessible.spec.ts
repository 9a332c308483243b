import { expect, test } from '@playwright/test';
import { LOCALES } from '../../src/lib/i18n/locales.ts';
import { expectAccessible } from './axe.ts';
import { pageIn, PUBLIC_PAGES } from './pages.ts';

/** Each page on a telephone by day in Italian and by night in Arabic; on a desk by day in Arabic, each kind of page once. */
const WAYS = {
  phone: [
    ['it', 'light'],
    ['ar', 'dark']
  ],
  desk: [['ar', 'light']]
} as const;

/** The same page with another answer on it. */
const ANOTHER_STATE = /-(empty|problem|narrowed|fields|nobody|sent|to-confirm|example|unlinked|chosen)$/;

for (const [name, address] of Object.entries(PUBLIC_PAGES)) {
  const tag = ANOTHER_STATE.test(name) ? '@phone' : [];
  test(`axe finds nothing on ${name}`, { tag }, async ({ page }, { project }) => {
    for (const [locale, colorScheme] of WAYS[project.name as keyof typeof WAYS]) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(pageIn(locale, address));
      await page.waitForLoadState('networkidle');
      await expectAccessible(page, `${locale}, ${colorScheme}`);
    }
  });
}

test('the page speaks its language and its direction', async ({ page }) => {
  await page.goto('/ar/san-siro');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
});

for (const locale of LOCALES)
  test(
    `each page fits the smallest telephone, and its title is inside the sheet, in ${locale}`,
    { tag: '@phone' },
    async ({ page }) => {
      // Seventy pages, one after the other.
      test.slow();
      await page.setViewportSize({ width: 320, height: 640 });
      for (const address of Object.values(PUBLIC_PAGES)) {
        await page.emulateMedia({ media: 'screen' });
        await page.goto(pageIn(locale, address));
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect.soft(wider, pageIn(locale, address)).toBeLessThanOrEqual(0);
        await page.emulateMedia({ media: 'print' });
        // Where it is on the page: one that opens at a field has been scrolled to it by the time.
        const inside = await page.evaluate(() => {
          const { left, top } = document.querySelector('h1')!.getBoundingClientRect();
          return Math.min(left + scrollX, top + scrollY);
        });
        expect.soft(inside, pageIn(locale, address)).toBeGreaterThanOrEqual(0);
      }
    }
  );
