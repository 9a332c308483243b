import { expect, test, type Page } from '@playwright/test';

/*
 * A mother looks for a course of Italian among women, with someone for her child, while the older one is at school. The
 * seed has one from October to May and two whose days are to confirm, so that some are there on any day of the year.
 */
const CALENDAR = '/it/san-siro/activities';

async function findsTheCourse(page: Page): Promise<void> {
  await expect(page).toHaveURL(/kind=learning/);
  await expect(page).toHaveURL(/free=school-hours/);
  await expect(page).toHaveURL(/childcare=yes/);
  await expect(page).toHaveURL(/feature=women-only/);
  const course = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.locator('a[href*="/activities/alfabeti-italiano-donne"]') });
  await expect(course).toContainText('solo donne');
  await expect(course).toContainText('spazio bimbi');
  await expect(page.getByRole('heading', { name: 'Giorni da confermare' })).toBeVisible();
  // What one works at, or where nobody looks after a child, has left.
  await expect(page.locator('a[href*="/activities/alfabeti-italiano-sera"]')).toHaveCount(0);
}

test.describe('on a telephone', { tag: '@phone' }, () => {
  test('a women’s Italian course with childcare in school hours is found from the list of places', async ({
    page
  }) => {
    await page.goto('/it/san-siro');
    await page.getByRole('link', { name: 'Calendario' }).click();
    await expect(page).toHaveURL(new RegExp(`${CALENDAR}$`));
    await page.getByRole('link', { name: 'Scuola e italiano' }).click();
    await expect(page).toHaveURL(/kind=learning/);
    for (const [label, parameter] of [
      ['In orario di scuola', 'free=school-hours'],
      ['Spazio bimbi', 'childcare=yes'],
      ['Solo donne', 'feature=women-only']
    ] as const) {
      await page.getByLabel(label).check();
      await expect(page).toHaveURL(new RegExp(parameter));
    }
    await findsTheCourse(page);
    await page.locator('a[href*="/activities/alfabeti-italiano-donne"]').click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('donne');
    await expect(page.getByRole('heading', { name: 'E i bambini?' })).toBeVisible();
    // Back gives the calendar as it was.
    await page.goBack();
    await findsTheCourse(page);
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });

    test('the same is found with a form and links alone', async ({ page }) => {
      await page.goto(CALENDAR);
      await page.getByRole('link', { name: 'Scuola e italiano' }).click();
      await page.getByLabel('In orario di scuola').check();
      await page.getByLabel('Spazio bimbi').check();
      await page.getByLabel('Solo donne').check();
      await page.getByRole('button', { name: 'Cerca' }).click();
      await findsTheCourse(page);
      await page.getByRole('link', { name: 'Un mese' }).click();
      await expect(page).toHaveURL(/days=month/);
      await findsTheCourse(page);
    });
  });
});

test('a day of the calendar shows that day alone, and every activity is counted somewhere', async ({
  page
}) => {
  await page.goto(CALENDAR);
  await expect(page.getByRole('status').filter({ has: page.locator('#results') })).toContainText(
    'da confermare'
  );
  const day = page.getByRole('navigation', { name: 'I giorni' }).getByRole('link', { name: /lunedì/ });
  await day.nth(1).click();
  await expect(page).toHaveURL(/from=(\d{4}-\d{2}-\d{2})&to=\1/);
  await expect(page.locator('h3 time')).toHaveCount(1);
  await expect(page.locator('h3 time')).toContainText('lunedì');
});

test('a wrong date is said and ignored', async ({ page }) => {
  await page.goto(`${CALENDAR}?from=2026-02-30`);
  await expect(page.getByRole('alert')).toContainText('from');
  await expect(page.locator('#results')).toBeVisible();
});

test('an invented activity says so on its face, and is kept from search engines', async ({ page }) => {
  await page.goto(`${CALENDAR}/esempio-pomeriggio-di-cucito`);
  await expect(page.getByRole('banner').or(page.locator('article header'))).toContainText([
    'Esempio inventato'
  ]);
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
  await expect(page.locator('script[type="application/ld+json"]')).toHaveCount(0);
});

test('a place lists what happens there', async ({ page }) => {
  await page.goto('/it/san-siro/places/itama-italiano-per-mamme');
  await page.getByRole('link', { name: 'Italiano per mamme, la mattina' }).click();
  await expect(page).toHaveURL(/activities\/itama-italiano-mattina/);
  await expect(page.getByRole('link', { name: 'ITAMA, italiano per mamme' })).toBeVisible();
  await expect(page.getByText('orari del 2014, non confermati').first()).toBeVisible();
});
