import {
  expect,
  test,
  type Browser,
  type BrowserContextOptions,
  type Page,
  type Route
} from '@playwright/test';

/*
 * Whatever fails while a page starts: it stays as it was served, its links and forms are the browser's own, and one line in
 * the console says why. Each file that a page starts with is broken once, in each way.
 */
const WAYS = {
  'is gone': (route) => route.fulfill({ status: 404, body: 'not found' }),
  'cannot be read': (route) => route.fulfill({ contentType: 'text/javascript', body: 'const = ;' }),
  throws: async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), 'cache-control': 'no-store' };
    await route.fulfill({ response, headers, body: `${await response.text()};throw new Error('broken')` });
  }
} as const satisfies Record<string, (route: Route) => Promise<void>>;

/** Pages that one begins with. */
const PAGES = [
  '/it/san-siro',
  '/it/san-siro/activities',
  '/it/san-siro/places/casa-di-comunita-via-monreale',
  '/it/san-siro/add/place',
  '/it/san-siro/path'
];

const OWN_LINE = 'This page goes on as without scripts';
const state = (page: Page) => page.evaluate(() => document.documentElement.dataset['scripts'] ?? 'none');
const settled = (page: Page) => expect.poll(() => state(page)).not.toBe('coming');
/** What there is to read, without what moves with the clock. */
const readable = async (page: Page) => (await page.locator('body').innerText()).replace(/\d+/g, '#');

/** Our lines in the console. */
function ownLines(page: Page): string[] {
  const lines: string[] = [];
  page.on('console', (message) => message.text().startsWith(OWN_LINE) && lines.push(message.text()));
  return lines;
}

/** A tap fetches a new document: no script stands in between. */
async function leadsTo(page: Page, href: string): Promise<void> {
  const document = page.waitForRequest(
    (request) => request.isNavigationRequest() && request.url().endsWith(href)
  );
  await page.locator(`a[href="${href}"]`).first().click();
  await document;
}

interface Started {
  /** Paths of what the page starts with. */
  readonly files: readonly string[];
  readonly text: string;
}

/** A page in a browser of its own: what one has visited may keep its files (src/service-worker.ts). */
async function start(browser: Browser, options: BrowserContextOptions, address: string): Promise<Started> {
  const page = await browser.newPage(options);
  const files = new Set<string>();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/^\/_app\/immutable\/.*\.js$/.test(pathname)) files.add(pathname);
  });
  await page.goto(address);
  if (options.javaScriptEnabled !== false) await settled(page);
  const atFirst = [...files];
  await page.waitForLoadState('networkidle');
  const text = await readable(page);
  await page.context().close();
  return { files: atFirst, text };
}

test.describe('a page stays as it was served', { tag: '@phone' }, () => {
  for (const [at, address] of PAGES.entries())
    test(`where a file of ${address} is broken`, async ({ page, browser }, { project }) => {
      test.setTimeout(180_000);
      const options = project.use as BrowserContextOptions;
      const { files, text: alive } = await start(browser, options, address);
      const served = (await start(browser, { ...options, javaScriptEnabled: false }, address)).text;
      const before = new Set<string>();
      for (const other of PAGES.slice(0, at))
        for (const file of (await start(browser, options, other)).files) before.add(file);
      // The first page's in every way, what another has besides in one way each.
      const ways = Object.entries(WAYS);
      const breaks = files
        .filter((file) => !before.has(file))
        .flatMap((file, index) =>
          (at === 0 ? ways : [ways[index % ways.length]!]).map(([way, breakIt]) => ({ file, way, breakIt }))
        );
      expect(breaks.length).toBeGreaterThan(1);

      const lines = ownLines(page);
      for (const { file, way, breakIt } of breaks) {
        const broken = `${file} ${way}`;
        lines.length = 0;
        await page.route(`**${file}`, breakIt);
        await page.goto(address);
        await settled(page);
        // What no page needs at first, as the page of errors, may come too late to keep this one from living.
        const lives = (await state(page)) === 'alive';
        if (/\/entry\/|\/nodes\/0\./.test(file)) expect(lives, broken).toBe(false);
        await expect.poll(() => readable(page), { message: broken }).toBe(lives ? alive : served);
        expect(lines, broken).toHaveLength(lives ? 0 : 1);
        if (!lives) await leadsTo(page, '/it/privacy');
        await page.goto('about:blank');
        // The page that was left may still have asked for it.
        await page.unrouteAll({ behavior: 'ignoreErrors' });
      }
    });

  /** What a browser may do to a component in the middle of coming alive. */
  const THROWS = {
    'while it is drawn': () => {
      const { addEventListener } = EventTarget.prototype;
      EventTarget.prototype.addEventListener = function (this: EventTarget, ...heard: [string, never]) {
        if (heard[0] === 'formdata') throw new Error('not here');
        addEventListener.apply(this, heard);
      };
    },
    'once it is drawn': () => {
      window.matchMedia = () => {
        throw new Error('not here');
      };
    },
    'when it speaks': () => {
      Intl.PluralRules.prototype.select = () => {
        throw new Error('not here');
      };
      String.prototype.replace = () => {
        throw new Error('not here');
      };
    }
  };
  for (const [when, breakIt] of Object.entries(THROWS))
    test(`where a component throws ${when}`, async ({ page }) => {
      await page.goto('/it/san-siro?q=scuola');
      await settled(page);
      const title = await page.title();
      const lines = ownLines(page);
      await page.addInitScript(breakIt);
      await page.reload();
      await settled(page);
      expect(await state(page)).toBe('none');
      expect(lines).toHaveLength(1);
      expect(await page.title()).toBe(title);
      await expect(page.getByRole('heading', { level: 3 }).first()).toBeVisible();
      await page.getByRole('searchbox').fill('ospedale');
      const document = page.waitForRequest((request) => request.isNavigationRequest());
      await page.keyboard.press('Enter');
      expect((await document).url()).toContain('q=ospedale');
    });

  test('where a component throws, a form of many steps has all its questions and is sent', async ({
    page
  }) => {
    await page.addInitScript(() => {
      window.matchMedia = () => {
        throw new Error('not here');
      };
      Storage.prototype.getItem = () => {
        throw new Error('not here');
      };
      EventTarget.prototype.addEventListener = new Proxy(EventTarget.prototype.addEventListener, {
        apply(add, target, heard) {
          if (target instanceof HTMLFormElement) throw new Error('not here');
          return Reflect.apply(add, target, heard);
        }
      });
    });
    await page.goto('/it/san-siro/add/place');
    await settled(page);
    expect(await state(page)).toBe('none');
    await expect(page.getByLabel('Nome').first()).toBeVisible();
    const answer = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.locator('main form button.main').last().click();
    expect((await answer).request().isNavigationRequest()).toBe(true);
    await expect(page.getByRole('alert').first()).toBeVisible();
  });

  test('where scripts do not come at all', async ({ page }) => {
    await page.route('**/_app/immutable/**/*.js', () => {});
    await page.goto('/it/san-siro', { waitUntil: 'commit' });
    await leadsTo(page, '/it/san-siro?category=health');
  });

  test('and what fails in it that is not ours changes nothing', async ({ page }) => {
    const lines = ownLines(page);
    await page.addInitScript(() => {
      setTimeout(() => {
        throw new Error('of an app that shows the page');
      });
    });
    await page.goto('/it/san-siro');
    await settled(page);
    expect(await state(page)).toBe('alive');
    expect(lines).toEqual([]);
  });
});

test.describe('a page that lives', { tag: '@phone' }, () => {
  const CODE = '**/_app/immutable/**/*.js';

  test('leads where a tap leads though its code is gone since a release', async ({ page }) => {
    await page.goto('/it/san-siro?category=health');
    await settled(page);
    await page.waitForLoadState('networkidle');
    await page.route(CODE, WAYS['is gone']);
    const place = page.getByRole('heading', { level: 3 }).first();
    const name = await place.innerText();
    await place.getByRole('link').click();
    await expect(page).toHaveURL(/\/places\//);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  });

  test('opens its fields though their code is gone', async ({ page }) => {
    await page.goto('/it/san-siro?q=scuola');
    await settled(page);
    await page.waitForLoadState('networkidle');
    await page.route(CODE, WAYS['is gone']);
    await page.getByRole('button', { expanded: false }).click();
    await expect(page).toHaveURL(/q=scuola.*fields=open/);
    await expect(page.locator('select[name=near]')).toBeVisible();
  });

  test('leads where a tap and a search lead though nothing can be asked', async ({ page }) => {
    for (const asked of ['**/__data.json*', '**/__route.js']) {
      await page.goto('/it/san-siro');
      await settled(page);
      await page.route(asked, (route) => route.abort());
      await page.getByRole('link', { name: 'Salute', exact: true }).click();
      await expect(page).toHaveURL(/category=health/);
      await expect(page.getByRole('link', { name: 'Salute', exact: true })).toHaveAttribute(
        'aria-current',
        'true'
      );
      await settled(page);
      await page.getByRole('searchbox').fill('ospedale');
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/q=ospedale/);
      await expect(page.getByRole('searchbox')).toHaveValue('ospedale');
      await page.goBack();
      await expect(page.getByRole('searchbox')).toHaveValue('');
    }
  });

  test('fetches a page that it cannot draw, once', async ({ page }) => {
    await page.goto('/it/san-siro');
    await settled(page);
    // Heard by the next page alone, and by it each time.
    await page.addInitScript(() => {
      const { setAttribute } = Element.prototype;
      Element.prototype.setAttribute = function (name, value) {
        if (location.pathname.includes('/activities')) throw new Error('not here');
        setAttribute.call(this, name, value);
      };
    });
    await page.reload();
    await settled(page);
    let documents = 0;
    page.on('request', (request) => request.isNavigationRequest() && documents++);
    await page.locator('a[href="/it/san-siro/activities"]').first().click();
    await expect(page).toHaveURL(/\/activities$/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Calendario');
    await settled(page);
    await page.waitForTimeout(500);
    expect(documents).toBe(1);
  });

  test('keeps what is written in a form that nobody answers', async ({ page }) => {
    await page.goto('/it/san-siro/places/casa-di-comunita-via-monreale/change?field=name');
    await settled(page);
    await page.locator('main input[type=text]').first().fill('Casa di Comunità Preneste');
    await page.route('**', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue()
    );
    const sent = page.waitForRequest(
      (request) => request.isNavigationRequest() && request.method() === 'POST'
    );
    await page.locator('main form button.main').last().click();
    expect((await sent).postData()).toContain('Preneste');
  });

  test('lives where the browser forbids it to keep anything', async ({ page }) => {
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(error.message));
    await page.addInitScript(() => {
      const forbidden = () => {
        throw new DOMException('forbidden', 'SecurityError');
      };
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
        Object.defineProperty(window, name, { get: forbidden });
      Object.defineProperty(navigator, 'serviceWorker', { get: forbidden });
    });
    for (const address of PAGES) {
      await page.goto(address);
      await settled(page);
      expect(await state(page), address).toBe('alive');
    }
    expect(failures).toEqual([]);
  });
});
