import { expect, test, type Locator, type Page } from '@playwright/test';
import { isAlive } from './alive.ts';
import { started } from './started.ts';

/*
 * The main job, end to end: a woman who reads Arabic looks for a health place that is open, near Piazzale
 * Selinunte. The hospital's first aid never closes, so that the answer does not depend on the hour of the test.
 */
test.use({ locale: 'ar-EG' });

async function findsTheHospital(page: Page): Promise<void> {
  const results = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 3 }) });
  await expect(results.first()).toBeVisible();
  const hospital = results.filter({ has: page.locator('a[href*="ospedale-san-carlo"]') });
  await expect(hospital).toContainText('مفتوح');
  await expect(hospital).toContainText('دقيقة');
}

test.describe('on a telephone', { tag: '@phone' }, () => {
  test(
    'an open health place near Piazzale Selinunte is found in Arabic',
    { tag: '@postgres' },
    async ({ page }) => {
      await page.goto('/');
      await expect(page).toHaveURL(/\/ar\/san-siro$/);
      await isAlive(page);
      await page.getByRole('link', { name: 'الصحة' }).click();
      await expect(page).toHaveURL(/category=health/);
      await page.getByLabel('مفتوح الآن').check();
      await expect(page).toHaveURL(/open=now/);
      await page.getByRole('button', { expanded: false }).click();
      await page.locator('select[name=near]').selectOption({ label: await landmark(page) });
      await expect(page).toHaveURL(/near=9\.13/);
      await findsTheHospital(page);
      await page.locator('a[href*="ospedale-san-carlo"]').click();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('a[href^="tel:+39"]').first()).toBeVisible();
      await expect(page.locator('a[href^="geo:45."]').first()).toBeAttached();
      // Back gives the list as it was.
      await page.goBack();
      await expect(page).toHaveURL(/open=now/);
      await findsTheHospital(page);
    }
  );

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });

    test('the same is found with forms and links alone', async ({ page }) => {
      await page.goto('/ar/san-siro');
      await page.getByRole('link', { name: 'الصحة' }).click();
      await page.getByLabel('مفتوح الآن').check();
      await page.getByRole('button', { expanded: false }).click();
      await page.locator('select[name=near]').selectOption({ label: await landmark(page) });
      await page.getByRole('button', { name: 'أظهري الأماكن' }).click();
      await expect(page).toHaveURL(/category=health.*open=now.*near=|category=health.*near=.*open=now/);
      await findsTheHospital(page);
      await page.locator('a[href*="ospedale-san-carlo"]').click();
      await expect(page.locator('a[href^="tel:+39"]').first()).toBeVisible();
    });

    test('pages of the list are links', async ({ page }) => {
      await page.goto('/it/san-siro');
      const first = await page.locator('main h3').allTextContents();
      await page.getByRole('link', { name: 'Altri luoghi' }).click();
      const second = await page.locator('main h3').allTextContents();
      expect(second.length).toBeGreaterThan(0);
      expect(second.filter((name) => first.includes(name))).toEqual([]);
    });
  });
});

/** The option whose words name Selinunte, in the reader's language or in Italian. */
async function landmark(page: Page): Promise<string> {
  // The fields are fetched when they are wanted.
  await expect(page.locator('select[name=near]')).toBeVisible();
  const options = await page.locator('select[name=near] option').allTextContents();
  const found = options.find((text) => /selinunte|سيلينونت/i.test(text));
  expect(found, options.join(' | ')).toBeTruthy();
  return found!;
}

test('fifteen places take no more than 120 px each on a telephone', { tag: '@phone' }, async ({ page }) => {
  await page.goto('/it/san-siro?category=daily-life');
  const heights = await page.locator('main .card').evaluateAll((all) => all.map((one) => one.clientHeight));
  expect(heights.length).toBe(15);
  expect(heights.reduce((sum, one) => sum + one) / heights.length).toBeLessThanOrEqual(120);
});

test(
  'words with a typing error find what was meant, and say how many',
  { tag: '@postgres' },
  async ({ page }) => {
    await page.goto('/it/san-siro?q=doposcula');
    await expect(page.getByRole('link', { name: 'Punto.it, aiuto compiti' })).toBeVisible();
    const found = await page.locator('main .card').count();
    await expect(page.getByRole('status')).toContainText(`${found} luoghi`);
  }
);

test(
  'with the keyboard alone an open health place near Piazza Selinunte is found',
  { tag: '@desk' },
  async ({ page }) => {
    const tabTo = async (target: Locator) => {
      for (let presses = 0; presses < 80; presses++) {
        await page.keyboard.press('Tab');
        if (await target.evaluate((element) => element === document.activeElement)) return;
      }
      throw new Error(`Tab does not reach ${target}`);
    };
    await page.goto('/it/san-siro');
    await isAlive(page);
    await page.keyboard.press('Tab');
    await expect(page.locator(':focus')).toHaveText('Vai al contenuto');
    await page.keyboard.press('Enter');
    await tabTo(page.getByRole('link', { name: 'Salute' }).first());
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/category=health/);
    await tabTo(page.getByLabel('Aperto ora'));
    await page.keyboard.press('Space');
    await expect(page).toHaveURL(/open=now/);
    await tabTo(page.getByRole('button', { name: 'Filtri' }));
    await page.keyboard.press('Enter');
    await tabTo(page.locator('select[name=near]'));
    await page.keyboard.type('Piazza Selinunte');
    // Piazza Segesta, chosen on the way there, is 9.1376.
    await expect(page).toHaveURL(/near=9\.1378/);
    await tabTo(page.locator('h3 a[href*="ospedale-san-carlo"]'));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('San Carlo');
    await tabTo(page.locator('a[href^="tel:+39"]').first());
  }
);

test(
  'an answer that comes late leaves the keyboard on the card it is on',
  { tag: '@desk' },
  async ({ page }) => {
    await page.goto('/it/san-siro?category=health&fields=open');
    await isAlive(page);
    const answered = Promise.withResolvers<void>();
    await page.route(/__data\.json/, async (route) => {
      await answered.promise;
      await route.continue();
    });
    await page.locator('select[name=near]').selectOption({ label: 'Piazza Selinunte' });
    const first = page.locator('main h3 a').first();
    const name = await first.innerText();
    await first.focus();
    answered.resolve();
    await expect(page).toHaveURL(/near=9\.1378/);
    await expect(first).not.toHaveText(name);
    await expect(page.locator(':focus')).toHaveText(name);
  }
);

test('Escape three times leaves the page for a harmless one', async ({ page }) => {
  await page.route(/wikipedia\.org/, (route) => route.fulfill({ body: 'elsewhere' }));
  await page.goto('/it/san-siro');
  await started(page);
  // As fast as a hand that is afraid: they count within a second and a half, and the map may keep a machine busy.
  await Promise.all([1, 2, 3].map(() => page.keyboard.press('Escape')));
  await expect(page).toHaveURL(/wikipedia\.org/);
});

test('nothing is asked of anybody but us, and no cookie is set', async ({ page, context, baseURL }) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(baseURL!)) elsewhere.push(request.url());
  });
  await page.goto('/it/san-siro');
  await page.waitForLoadState('networkidle');
  await page.locator('h3 a').first().click();
  await page.waitForLoadState('networkidle');
  expect(elsewhere).toEqual([]);
  expect(await context.cookies()).toEqual([]);
});

test('words are searched with all that the address says', { tag: '@desk' }, async ({ page }) => {
  await page.goto(
    '/it/san-siro?open=2026-11-25T10:00&near=9.137825,45.472174&minutes=37&language=so&bbox=9.1,45.4,9.2,45.5'
  );
  await page.getByRole('searchbox').fill('biblioteca');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search\?.*q=biblioteca/);
  const { searchParams } = new URL(page.url());
  expect(Object.fromEntries(searchParams)).toEqual({
    q: 'biblioteca',
    open: '2026-11-25T10:00',
    near: '9.137825,45.472174',
    minutes: '37',
    language: 'so',
    bbox: '9.1,45.4,9.2,45.5'
  });
});

test.describe('the position of the reader', () => {
  test.use({ geolocation: { longitude: 9.13712345, latitude: 45.47212345 }, permissions: ['geolocation'] });

  test('is asked for only when she taps for it, and rounded to about ten metres', async ({ page }) => {
    await page.addInitScript(() => {
      const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
      Object.defineProperty(window, 'asked', { value: 0, writable: true });
      navigator.geolocation.getCurrentPosition = (...how) => {
        (window as unknown as { asked: number }).asked++;
        ask(...how);
      };
    });
    const asked = () => page.evaluate(() => (window as unknown as { asked: number }).asked);
    await page.goto('/it/san-siro');
    await page.waitForLoadState('networkidle');
    expect(await asked()).toBe(0);
    await page.getByRole('button', { name: 'Vicino a me' }).click();
    await expect(page).toHaveURL(/near=9\.1371%2C45\.4721/);
    expect(await asked()).toBe(1);
    await expect(page.locator('h3 a').first()).toBeVisible();
  });
});
