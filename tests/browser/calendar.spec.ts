import { expect, test, type Page } from '@playwright/test';
import { isAlive } from './alive.ts';

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
  // Going back, the address is there before the page.
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Calendario');
  const course = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.locator('a[href*="/activities/alfabeti-italiano-donne"]') });
  await expect(course).toContainText('solo donne');
  await expect(course).toContainText('spazio bimbi');
  await expect(page.getByRole('heading', { name: 'Giorni da confermare' })).toBeVisible();
  // Where nobody has said that somebody looks after a child stands apart.
  const others = page.locator('a[href*="/activities/alfabeti-italiano-sera"]');
  await expect(page.locator('section[aria-labelledby="unknown"]').locator(others)).toHaveCount(1);
  await expect(others).toHaveCount(1);
}

test.describe('on a telephone', { tag: '@phone' }, () => {
  test('a women’s Italian course with childcare in school hours is found from the list of places', async ({
    page
  }) => {
    await page.goto('/it/san-siro');
    await isAlive(page);
    await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Calendario' }).click();
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
      await page.getByRole('button', { name: 'Mostra le attività' }).click();
      await findsTheCourse(page);
      await page.getByRole('link', { name: 'Un mese' }).click();
      await expect(page).toHaveURL(/days=month/);
      await findsTheCourse(page);
    });
  });
});

/** The weekdays of the days that are listed, 0 Sunday to 6 Saturday, and the times under them. */
async function listed(page: Page): Promise<{ weekdays: number[]; starts: string[] }> {
  const dates = await page
    .locator('h3 time')
    .evaluateAll((all) => all.map((one) => one.getAttribute('datetime')!));
  const starts = await page
    .locator('li.card time')
    .evaluateAll((all) => all.map((one) => one.getAttribute('datetime')!));
  return { weekdays: dates.map((date) => new Date(date).getUTCDay()), starts };
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });

    test('hours of her own leave only what is in them, and stay in the address', async ({ page }) => {
      await page.goto(`${CALENDAR}?days=month`);
      if (javaScriptEnabled) await isAlive(page);
      await page.getByRole('button', { name: 'Filtri' }).click();
      await page.getByLabel('martedì', { exact: true }).check();
      await page.getByLabel('giovedì', { exact: true }).check();
      await page.getByLabel('Dalle ore').fill('09:00');
      await page.getByLabel('Alle ore', { exact: true }).fill('12:30');
      await page.getByRole('button', { name: 'Mostra le attività' }).click();
      await expect(page).toHaveURL(/days=month&.*weekday=tu&weekday=th&after=09%3A00&before=12%3A30/);
      await expect(page.locator('#results')).toBeVisible();
      const { weekdays, starts } = await listed(page);
      expect(weekdays.length).toBeGreaterThan(0);
      expect(new Set(weekdays).difference(new Set([2, 4])).size).toBe(0);
      for (const start of starts.filter((one) => one.length > 10))
        expect(start.slice(11) <= '12:30').toBe(true);
      await expect(page.getByRole('link', { name: /Togli.*martedì e giovedì/ })).toBeVisible();
      // Another filter keeps them.
      await page.getByRole('link', { name: 'Una settimana' }).click();
      await expect(page).toHaveURL(/weekday=tu&weekday=th&after=09%3A00/);
    });

    test('mornings are one tap', async ({ page }) => {
      await page.goto(`${CALENDAR}?fields=open`);
      if (javaScriptEnabled) await isAlive(page);
      // Where there are scripts, the tap is an answer: the field makes room for what it found.
      await page.getByRole('checkbox', { name: 'Al mattino' }).click();
      if (!javaScriptEnabled) await page.getByRole('button', { name: 'Mostra le attività' }).click();
      await expect(page).toHaveURL(/free=mornings/);
      await expect(page.getByRole('link', { name: /Togli.*Al mattino/ })).toBeVisible();
    });
  });

test('those whose days are to confirm are all there, one tap away', async ({ page }) => {
  await page.goto(CALENDAR);
  const all = page.getByRole('link', { name: /Vedi tutte e \d+/ });
  const count = Number(/\d+/.exec((await all.textContent())!)![0]);
  await all.click();
  await expect(page).toHaveURL(/show=to-confirm/);
  // What was invented stands among them with its mark, and is not counted.
  const cards = page.getByRole('main').locator('li.card');
  await expect(cards.filter({ hasNotText: 'Esempio inventato' })).toHaveCount(count);
  await expect(cards.filter({ hasText: 'Esempio inventato' })).not.toHaveCount(0);
});

test('an offer of work says until when, which hours and what they look for, and leaves with its filter', async ({
  page
}) => {
  await page.goto(`${CALENDAR}?kind=job`);
  await page.getByRole('link', { name: 'Esempio: sarta per riparazioni' }).click();
  const main = page.getByRole('main');
  await expect(main).toContainText('Puoi candidarti fino a');
  for (const words of ['15 ore a settimana', 'a tempo determinato', 'Saper usare la macchina da cucire'])
    await expect(main).toContainText(words);
  await expect(main).toContainText('Esempio inventato');
});

test('what pauses in school holidays says which, and has no date in them', async ({ page }) => {
  await page.goto(`${CALENDAR}/esempio-compiti-6-11`);
  await expect(page.getByText(/Nelle vacanze scolastiche si ferma: .*Natale/)).toBeVisible();
  await expect(page.getByText(/Regione Lombardia: calendario scolastico/)).toBeVisible();
  await page.goto(`${CALENDAR}?from=2026-12-23&to=2027-01-06&q=compiti`);
  await expect(page.locator('a[href*="esempio-compiti-6-11"]')).toHaveCount(0);
  await page.goto(`${CALENDAR}?from=2027-01-07&to=2027-01-20&q=compiti`);
  await expect(page.locator('a[href*="esempio-compiti-6-11"]').first()).toBeVisible();
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
  await expect(page.getByRole('link', { name: 'ITAMA, italiano per mamme', exact: true })).toBeVisible();
  await expect(page.getByText('orari del 2014, non confermati').first()).toBeVisible();
});
