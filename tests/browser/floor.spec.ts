import { expect, test, type Page } from '@playwright/test';
import { globSync, readFileSync } from 'node:fs';
import { newerInBuilt } from '../../src/floor/newer-in-built.ts';
import { newerInStyles } from '../../src/floor/newer-in-styles.ts';
import { featuresByName } from '../../src/floor/newer.ts';
import { isAlive } from './alive.ts';
import { pageIn, PUBLIC_PAGES } from './pages.ts';

/*
 * The oldest browsers that the pages live in (browserslist of package.json), as far as today's browser can play them: without
 * what they lack by MDN's data.
 */
const NEWER = [...featuresByName().values()]
  .filter(({ missing }) => missing.length > 0)
  .map(({ path }) => path);

/** What fails in a page, as it is told by the browser. */
async function asAtTheFloor(page: Page): Promise<string[]> {
  await page.addInitScript((paths) => {
    for (const path of paths) {
      const name = path[path.length - 1]!;
      let owner: unknown = globalThis;
      for (const step of path.slice(0, -1))
        owner = (owner as Record<string, unknown> | undefined)?.[step] ?? (Intl as never)[step];
      for (const from of [owner, (owner as { prototype?: object } | undefined)?.prototype])
        if (from) Reflect.deleteProperty(from as object, name);
    }
  }, NEWER);
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(`${page.url()} ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') failures.push(`${page.url()} ${message.text()}`);
  });
  return failures;
}

/** What there is to read, without what moves with the clock. */
const readable = async (page: Page) => (await page.locator('body').innerText()).replace(/\d+/g, '#');

test.describe('at the floor', { tag: '@phone' }, () => {
  test('no file that a browser is sent has syntax or calls that are newer', () => {
    // The map has a floor of its own (src/lib/map/engine.ts).
    const files = globSync('build/client/**/*.{js,mjs}').filter((file) => !file.includes('maplibre-gl'));
    expect(files.length).toBeGreaterThan(50);
    const newer = files.flatMap((file) =>
      newerInBuilt(readFileSync(file, 'utf8')).map((one) => `${file}: ${one}`)
    );
    expect(newer).toEqual([]);
  });

  test('no style that a browser is sent loses more than looks where it is older', () => {
    const files = globSync('build/client/**/*.css').filter((file) => !file.includes('maplibre'));
    expect(files.length).toBeGreaterThan(20);
    const newer = files.flatMap((file) =>
      newerInStyles(readFileSync(file, 'utf8')).map((one) => `${file}: ${one}`)
    );
    expect(newer).toEqual([]);
  });

  test('every page comes alive, and says what it says today', async ({ page, context }) => {
    test.slow();
    const failures = await asAtTheFloor(page);
    const today = await context.newPage();
    for (const address of Object.values(PUBLIC_PAGES)) {
      const at = pageIn('it', address);
      const isFramed = at.includes('/embed/');
      await Promise.all(
        [page, today].map(async (one) => {
          await one.goto(at);
          if (!isFramed) await isAlive(one);
        })
      );
      expect(await readable(page), at).toBe(await readable(today));
    }
    expect(failures.filter((failure) => !failure.includes('404'))).toEqual([]);
  });

  test('the list is narrowed by a tap, by a field and by a word', async ({ page }) => {
    const failures = await asAtTheFloor(page);
    await page.goto('/it/san-siro');
    await isAlive(page);
    const count = page.locator('.summary').first();
    const all = await count.innerText();
    await page.getByRole('link', { name: 'Salute' }).click();
    await expect(page).toHaveURL(/category=health/);
    await expect(count).not.toHaveText(all);
    await page.getByLabel('Aperto ora').check();
    await expect(page).toHaveURL(/open=now/);
    await page.getByRole('button', { expanded: false }).click();
    await expect(page.locator('select[name=near]')).toBeVisible();
    await page.getByRole('searchbox').fill('ospedale');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/q=ospedale/);
    await expect(page.getByRole('link', { name: /Togli: Aperto ora/i })).toBeVisible();
    expect(failures).toEqual([]);
  });

  test('a place is opened from the map that lies over the list, and the list is there again', async ({
    page
  }) => {
    const failures = await asAtTheFloor(page);
    await page.goto('/it/san-siro');
    await isAlive(page);
    await page.getByRole('button', { name: 'Mappa' }).click();
    // Older than what the map needs: it says so, and leads back.
    await expect(page.getByText('Questo apparecchio non può mostrare la mappa')).toBeVisible();
    await page.getByRole('button', { name: 'Elenco' }).click();
    await expect(page.locator('dialog')).toBeHidden();
    expect(failures).toEqual([]);
  });
});
