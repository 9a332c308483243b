import { expect, test } from '@playwright/test';
import { activity, ground, organisation, place } from '../database/entries.ts';
import { expectAccessible } from './axe.ts';
import { invite, MANAGE, placeNow, propose, signIn } from './managing.ts';
import { startOwnApp, type OwnApp } from './own-app.ts';

test.describe.configure({ mode: 'serial' });

const PAGES = [
  '',
  '/queue',
  '/confirm',
  '/entry/activities/cucito',
  '/members',
  '/log',
  '/feeds',
  '/better',
  '/collected',
  '/kinds',
  '/claim',
  '/year'
] as const;
/** What only a coordinator may see, or do. */
const NOT_FOR_STRANGERS = [
  ...PAGES.filter((part) => part !== '/claim' && part !== '/year'),
  '/queue/00000000-0000-0000-0000-000000000000',
  '/photos/00000000-0000-0000-0000-000000000000-small'
];
const ACTIONS = [
  '?/stillTrue',
  '?/capacity',
  '/entry/activities/cucito?/capacity',
  '/queue?/batch',
  '/queue/00000000-0000-0000-0000-000000000000?/accept',
  '/queue/00000000-0000-0000-0000-000000000000?/ask',
  '/queue/00000000-0000-0000-0000-000000000000?/refuse',
  '/confirm?/stillTrue',
  '/confirm?/check',
  '/entry/activities/cucito?/check',
  '/collected',
  '/kinds',
  '/members?/invite',
  '/members?/remove',
  '/members?/takeBack',
  '/members?/acceptClaim',
  '/members?/refuseClaim'
];

let app: OwnApp;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  app = await startOwnApp();
  const entries = [
    ...ground,
    organisation('filo', { name: { it: 'Filo rosso' }, areas_served: ['borgo'] }),
    place('sartoria', { organisation: 'filo', contacts: { phone: '+390248700000' } }),
    place('piazza'),
    activity('cucito', { organisation: 'filo' })
  ];
  await app.imports(entries);
  await invite(app, 'rosa@example.org');
  await propose(app, { slug: 'piazza', changes: { address: 'Piazza Nuova 1' } });
});
test.afterAll(() => app?.stop());

test('whoever has not signed in is asked to, on every page', { tag: '@desk' }, async ({ request }) => {
  for (const part of NOT_FOR_STRANGERS) {
    const answer = await request.get(app.address + MANAGE + part, { maxRedirects: 0 });
    expect(answer.status(), part).toBe(303);
    expect(answer.headers()['location'], part).toContain(`${MANAGE}/sign-in?back=`);
  }
});

test('a coordinator says what has been collected, without scripts, and not without a source', async ({
  browser
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, app, 'rosa@example.org', `${MANAGE}/collected`);
  const next = page.getByRole('region', { name: 'Che cosa raccogliere adesso' });
  await next.getByRole('link').first().click();
  const form = page.locator('form', { has: page.getByLabel('Chi ha guardato, e dove?') });
  const kind = page.getByRole('listitem').filter({ has: form });
  await expect(kind).toContainText('Nessuno l’ha detto');
  await form.getByLabel('Una parte').check();
  await form.getByLabel('Chi ha guardato, e dove?').fill('   ');
  await form.getByRole('button', { name: 'Salva' }).click();
  const source = form.getByLabel('Chi ha guardato, e dove?');
  await expect(source).toHaveAttribute('aria-invalid', 'true');
  await expect(form).toContainText('senza una fonte nessuno può crederci');
  await expect(form.getByLabel('Una parte')).toBeChecked();
  expect(await app.sql('select 1 from public.completeness')).toEqual([]);
  await source.fill('Elenco del Comune');
  await form.getByRole('button', { name: 'Salva' }).click();
  await expect(page.getByRole('status')).toContainText('Grazie, detto di:');
  // Its group is open, where it was said.
  await expect(page.getByText('Elenco del Comune')).toBeVisible();
  expect(await app.sql('select state, source from public.completeness')).toEqual([
    { state: 'partial', source: 'Elenco del Comune' }
  ]);
  await page.goto(`${app.address}/it/borgo/insights#collected`);
  await expect(page.getByRole('region', { name: 'Che cosa non abbiamo raccolto' })).toContainText(
    'Elenco del Comune'
  );
  await page.goto(`${app.address}${MANAGE}/log`);
  await expect(page.getByText('Ha detto quanto è raccolto di un tipo')).toBeVisible();
  await context.close();
});

test('a coordinator says what people here call a kind, and the search finds it; not with words of danger', async ({
  browser
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, app, 'rosa@example.org', `${MANAGE}/kinds?kind=category.library`);
  const words = page.getByLabel('italiano');
  await words.fill('il trullo dei libri, mio marito mi picchia');
  await page.getByRole('button', { name: 'Salva' }).click();
  await expect(words).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('Con le parole «mio marito mi picchia» si chiede aiuto')).toBeVisible();
  await words.fill('il trullo dei libri');
  await page.getByRole('button', { name: 'Salva' }).click();
  await expect(page.getByRole('status')).toContainText('la ricerca lo capisce');
  await expect(page.getByText('il trullo dei libri')).toBeVisible();
  await expect
    .poll(async () => {
      const answer = await page.request.get(`${app.address}/api/v1/borgo/search?q=trullo+libri&locale=it`);
      return (await answer.json()).understood.filters;
    })
    .toContainEqual({ name: 'category', value: 'library' });
  await context.close();
});

test('a stranger gets 403 on every manage page and for every action', { tag: '@desk' }, async ({ page }) => {
  await signIn(page, app, 'stranger@example.org', `${MANAGE}/claim`);
  for (const part of NOT_FOR_STRANGERS) {
    const answer = await page.request.get(app.address + MANAGE + part, { maxRedirects: 0 });
    expect(answer.status(), part).toBe(403);
    expect(answer.headers()['cache-control'], part).toBe('no-store');
    expect(await answer.text(), part).not.toContain('Piazza Nuova');
  }
  for (const action of ACTIONS) {
    const answer = await page.request.post(app.address + MANAGE + action, {
      form: { id: '00000000-0000-0000-0000-000000000000', email: 'x@example.org', role: 'coordinator' },
      headers: { origin: app.address },
      maxRedirects: 0
    });
    expect(answer.status(), action).toBe(403);
  }
  expect(
    await app.sql('select email from private.invitations where email <> $1', ['rosa@example.org'])
  ).toEqual([]);
  // What is hers to do, is told.
  await page.goto(app.address + MANAGE);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Qui non hai ancora un compito');
});

test(
  'an organisation claims its pages, a coordinator accepts, the editor keeps them',
  { tag: '@desk' },
  async ({ page, browser }) => {
    await signIn(page, app, 'ed@example.org', `${MANAGE}/claim`);
    await page.getByRole('button', { name: 'Chiedi' }).click();
    await expect(page.getByRole('alert')).toContainText('Scegli un’organizzazione');
    await page.getByLabel('Quale organizzazione').selectOption('filo');
    await page.getByLabel('Che cosa fai lì').fill('<b>Sono io</b>');
    await page.getByRole('button', { name: 'Chiedi' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await page.getByLabel('Che cosa fai lì').fill('Coordino il corso di cucito.');
    await page.getByRole('button', { name: 'Chiedi' }).click();
    await expect(page.locator('.sent')).toContainText('Richiesta mandata');

    const coordinator = await browser.newPage();
    await signIn(coordinator, app, 'rosa@example.org');
    await expect(coordinator.locator('main')).toContainText('persona chiede di aggiornare');
    await coordinator.goto(`${app.address}${MANAGE}/members`);
    await expect(coordinator.locator('#claims')).toContainText('Coordino il corso di cucito.');
    await coordinator.locator('#claims').getByRole('button', { name: 'Accetta' }).click();
    await expect(coordinator.locator('.done')).toContainText('ora può aggiornare');

    await page.goto(app.address + MANAGE);
    await expect(page.getByRole('heading', { name: 'Filo rosso' })).toBeVisible();
    await expect(page.getByText('mai confermato')).toHaveCount(2);
    await page.getByRole('button', { name: 'È ancora tutto vero' }).click();
    await expect(page.locator('.done')).toContainText('2 pagine confermate');
    await expect(page.getByText('mai confermato')).toHaveCount(0);
    // Her organisation is hers, the neighbourhood is not.
    expect((await page.request.get(`${app.address}${MANAGE}/queue`)).status()).toBe(403);
    await coordinator.close();
  }
);

test(
  'a coordinator invites and removes, but never the last coordinator',
  { tag: '@desk' },
  async ({ page }) => {
    await signIn(page, app, 'rosa@example.org', `${MANAGE}/members`);
    const invited = page.getByRole('region', { name: 'Invitate, non ancora entrate' });
    await page.getByLabel('La sua e-mail').fill('nadia@example.org');
    await page.getByRole('radio', { name: /redattrice/ }).check();
    await page.getByRole('button', { name: 'Dai il compito' }).click();
    await expect(page.getByRole('alert')).toContainText('Scegli un’organizzazione');
    await expect(page.getByLabel('La sua e-mail')).toHaveValue('nadia@example.org');
    await page.getByRole('radio', { name: /coordinatrice/ }).check();
    await page.getByRole('button', { name: 'Dai il compito' }).click();
    await expect(invited).toContainText('nadia@example.org');
    await invited.getByRole('button', { name: /Ritira/ }).click();
    await expect(page.getByText('nadia@example.org')).toHaveCount(0);

    const me = page.getByRole('listitem').filter({ hasText: 'rosa@example.org' });
    await me.locator('summary').click();
    await me.getByRole('button', { name: 'Sì, togli' }).click();
    await expect(page.getByRole('alert')).toContainText('unica coordinatrice');
  }
);

test('one tap confirms, with a telephone beside it', { tag: '@desk' }, async ({ page }) => {
  await app.sql('delete from private.confirmation_marks');
  await app.sql(`update public.places set confirmed_at = now() - interval '1 year' where slug = 'sartoria'`);
  await signIn(page, app, 'rosa@example.org', `${MANAGE}/confirm`);
  const row = page.getByRole('listitem').filter({ hasText: 'sartoria' });
  await expect(row.getByRole('link', { name: '02 4870 0000' })).toHaveAttribute('href', 'tel:+390248700000');
  // Nobody answered: that is written down, and it still waits.
  await row.getByRole('button', { name: /Nessuno ha risposto/ }).click();
  await expect(page.locator('.done')).toContainText('Scritto');
  await expect(row).toHaveCount(1);
  await row.getByRole('button', { name: /È ancora vero/ }).click();
  await expect(page.locator('.done')).toContainText('confermato');
  await expect(row).toHaveCount(0);
  expect(await placeNow(app, 'sartoria')).not.toBeNull();
});

test(
  'what a page tells whoever has signed in stays in no browser; what it tells anyone may',
  { tag: '@desk' },
  async ({ page, request }) => {
    await signIn(page, app, 'rosa@example.org');
    const history = `${app.address}/it/borgo/places/sartoria/history`;
    expect((await page.request.get(history)).headers()['cache-control']).toBe('no-store');
    expect((await request.get(history)).headers()['cache-control']).toBe('private, no-cache');
  }
);

for (const [locale, colorScheme] of [
  ['it', 'light'],
  ['ar', 'dark']
] as const) {
  test(`no page of managing is kept, listed, or hard to use in ${locale}, ${colorScheme}`, async ({
    page
  }) => {
    test.slow();
    await signIn(page, app, 'rosa@example.org');
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const part of PAGES) {
      const answer = await page.goto(app.address + MANAGE.replace('it', locale) + part);
      expect(answer?.status(), part).toBe(200);
      expect(answer?.headers()['cache-control'], part).toBe('no-store');
      await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
      await page.waitForLoadState('networkidle');
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wider, part).toBeLessThanOrEqual(0);
      await expectAccessible(page, part);
    }
  });
}
