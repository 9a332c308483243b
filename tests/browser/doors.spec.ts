import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { pageIn, PUBLIC_PAGES } from './pages.ts';
import { faultsInHtml } from './valid-html.ts';

/** Who opens it, and the page that is hers. */
const READERS = {
  'a woman new here, to the places': '/san-siro',
  'a woman who is free on Tuesday, to the calendar': '/san-siro/activities',
  'a woman who wants to work, to her path': '/san-siro/path',
  'a group, to where it puts its course on the map': '/san-siro/add',
  'a coordinator, to what waits for her': '/san-siro/manage',
  'a partner, to the network': '/san-siro/network',
  'a policymaker, to the evidence': '/san-siro/insights'
} as const;

/** What stands in a frame of somebody else has no doors. */
const PAGES = Object.values(PUBLIC_PAGES).filter((address) => !address.includes('/embed/'));

/** Where the links of a page lead, as it is served, without scripts; its header aside, which has less on a telephone. */
async function linksOf(request: APIRequestContext, address: string): Promise<ReadonlySet<string>> {
  const response = await request.get(address);
  expect(response.status(), address).toBeLessThan(500);
  const html = await response.text();
  // Each page once: what is served in another language has the same elements.
  if (address.startsWith('/it/')) expect(await faultsInHtml(html), address).toEqual([]);
  const body = html.replace(/<header class="no-print[\s\S]*?<\/header>/, '');
  expect(body.length, address).toBeLessThan(html.length);
  const links = [...body.matchAll(/<a\s[^>]*?href="([^"]+)"/g)].map(
    ([, href = '']) => new URL(href.replaceAll('&amp;', '&'), 'http://here')
  );
  return new Set(links.filter(({ host }) => host === 'here').map(({ pathname }) => pathname));
}

test('every page is valid, and from it each kind of reader reaches hers in two taps, without scripts, too @desk', async ({
  request
}) => {
  test.slow();
  for (const locale of ['it', 'ar']) {
    const known = new Map<string, ReadonlySet<string>>();
    const links = async (address: string) => {
      const found = known.get(address) ?? (await linksOf(request, address));
      known.set(address, found);
      return found;
    };
    for (const page of PAGES) {
      const first = await links(pageIn(locale, page));
      const second = await links(`/${locale}/groups`);
      expect(first, page).toContain(`/${locale}/groups`);
      for (const [reader, path] of Object.entries(READERS))
        expect([...first, ...second], `${reader}, from ${page}`).toContain(`/${locale}${path}`);
    }
  }
});

/** What lies on top at the middle of the way out; null: it is out of sight. */
const atTheWayOut = (page: Page) =>
  page.evaluate(() => {
    const exits = [...document.querySelectorAll('a[rel=noreferrer][title]')];
    const exit = exits.find((one) => one.getClientRects().length > 0);
    if (!exit) return null;
    const { left, top, width, height } = exit.getBoundingClientRect();
    return exit.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });

test('the bar at the foot marks where one is, covers nothing that has the focus, and is not there in forms @phone', async ({
  page
}) => {
  const bar = page.getByRole('navigation', { name: 'Menu' });
  await page.goto('/it/san-siro/activities');
  await expect(bar.locator('[aria-current=page]')).toHaveText('Calendario');
  const { height, y } = (await bar.boundingBox())!;
  expect(Math.round(y + height)).toBe(740);
  // Backwards from the end: whatever is reached comes into sight above the bar.
  await page.locator('footer a').last().focus();
  for (let step = 0; step < 25; step++) {
    const focused = (await page.locator(':focus').boundingBox())!;
    expect(focused.y + focused.height).toBeLessThanOrEqual(y);
    await page.keyboard.press('Shift+Tab');
  }
  await page.goto('/it/san-siro/activities/itama-italiano-mattina');
  await expect(bar.locator('[aria-current=true]')).toHaveText('Calendario');
  for (const form of ['needs', 'add/place', 'places/casa-di-comunita-via-monreale/change?field=contacts']) {
    await page.goto(`/it/san-siro/${form}`);
    await expect(bar).toBeHidden();
    expect(await atTheWayOut(page), form).toBe(true);
  }
});

/** Before what waits behind a word begins, a telephone's screens of 740 px: who reads no further knows what there is. */
const SCREENS_BEFORE_MORE = { network: 3, insights: 5 } as const;

test('leaving quickly is on top of everything, every map has room, and long pages end soon @phone', async ({
  page
}) => {
  test.slow();
  for (const address of PAGES) {
    await page.goto(pageIn('it', address), { waitUntil: 'commit' });
    await page.locator('footer').waitFor();
    expect(await atTheWayOut(page), address).toBe(true);
    const widths = await page.evaluate(() =>
      [...document.querySelectorAll('main .map, [data-map-state]')]
        .filter((map) => map.getClientRects().length > 0)
        .map((map) => map.getBoundingClientRect().width)
    );
    expect(Math.min(...widths), address).toBeGreaterThan(0);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
    expect(await atTheWayOut(page), address).toBe(true);
  }
  for (const [name, screens] of Object.entries(SCREENS_BEFORE_MORE)) {
    await page.goto(`/it/san-siro/${name}`);
    const more = page.locator('main section > details').first();
    expect((await more.boundingBox())!.y, name).toBeLessThanOrEqual(screens * 740);
  }
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('the language is one control that names it and opens all of them @phone', async ({ page }) => {
    await page.goto('/it/san-siro/path?step=italian');
    await expect(page.locator('summary', { hasText: 'Italiano' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'العربية' })).toBeHidden();
    await page.locator('summary', { hasText: 'Italiano' }).click();
    await page.getByRole('link', { name: 'العربية' }).click();
    await expect(page).toHaveURL('/ar/san-siro/path?step=italian');
  });
});
