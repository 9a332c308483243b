import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { freePort } from '../../src/commands/port.ts';
import { activity, ground, organisation, place, residents } from '../database/entries.ts';
import { expectAccessible } from './axe.ts';
import { invite, signIn } from './managing.ts';
import { startOwnApp, type OwnApp } from './own-app.ts';

test.describe.configure({ mode: 'serial' });

const CHARTS = ['map', 'reach', 'hours', 'indicators'] as const;

let app: OwnApp;
/** Another site, on another origin: its page frames what its address names. */
let site: Server;
const elsewhere = (framed: string) =>
  `http://127.0.0.1:${(site.address() as AddressInfo).port}/?${new URLSearchParams({ framed })}`;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  app = await startOwnApp();
  const entries = [
    ...ground,
    residents('nil-57-2018', { minors: 4727, foreign_citizens: 9686, citizenships: { EG: 3618 } }),
    organisation('filo', { name: { it: 'Filo rosso' }, areas_served: ['borgo'] }),
    place('biblioteca'),
    activity('corso', { organisation: 'filo', place: 'borgo/biblioteca' })
  ];
  await app.imports(entries);
  // Half a year of history.
  await app.sql(
    `update public.revisions set created_at = now() - interval '5 months' + make_interval(days => (id * 13 % 60)::int) where target in ('places', 'activities')`
  );
  await invite(app, 'rosa@example.org');
  site = createServer((request, response) => {
    const framed = new URL(request.url!, 'http://127.0.0.1').searchParams.get('framed');
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><title>Un altro sito</title><iframe src="${framed}" width="600" height="700"></iframe>`
    );
  }).listen(await freePort(), '127.0.0.1');
});
test.afterAll(async () => {
  site?.close();
  await app?.stop();
});

test.describe('without scripts', { tag: '@desk' }, () => {
  test.use({ javaScriptEnabled: false });

  test('she reports the figures of a year, and everyone sees them where nobody can be found', async ({
    page
  }) => {
    const year = new Date().getUTCFullYear() - 1;
    const address = `/it/borgo/manage/year?organisation=filo&year=${year}`;
    await signIn(page, app, 'rosa@example.org', address);
    const training = page.getByRole('group', { name: 'Formazione' });
    await training.getByLabel('Persone').fill('dodici');
    await page.getByRole('button', { name: 'Salva' }).click();
    await expect(training.getByText('Scrivi un numero intero')).toBeVisible();
    await training.getByLabel('Persone').fill('23');
    await training.getByLabel('Di cui donne').fill('23');
    await page.getByRole('group', { name: 'Hanno trovato lavoro' }).getByLabel('Persone').fill('3');
    await page.getByRole('button', { name: 'Salva' }).click();
    await expect(page.getByRole('status')).toContainText(`i numeri sono salvati: Filo rosso · ${year}`);
    await expect(training.getByLabel('Persone')).toHaveValue('23');

    await page.context().clearCookies();
    await page.goto(`${app.address}/it/borgo/insights`);
    await page.getByRole('heading', { name: 'Che cosa è successo in un anno' }).click();
    const yearly = page.getByRole('group', { name: String(year) });
    await expect(yearly.getByRole('row', { name: /formazione/ })).toContainText('2020Filo rosso 20');
    await expect(yearly).not.toContainText('lavoro');
  });

  test('the form names whom and which year it is for, and is there for no other', async ({ page }) => {
    const year = new Date().getUTCFullYear() - 2;
    const send = page.getByRole('button', { name: /^Salva/ });
    await signIn(page, app, 'rosa@example.org', '/it/borgo/manage/year');
    await expect(send).toHaveCount(0);
    await page.getByLabel('Anno').selectOption(String(year));
    await page.getByRole('button', { name: 'Scegli' }).click();
    await expect(page.getByRole('heading', { name: `Filo rosso · ${year}` })).toBeVisible();
    await expect(send).toHaveText(`Salva i numeri di Filo rosso · ${year}`);

    await page.goto(`${app.address}/it/borgo/manage/year?organisation=filo&year=1999`);
    await expect(page.getByLabel('Anno')).toHaveAccessibleDescription(/^Scegli un anno di questo elenco/);
    await page.goto(`${app.address}/it/borgo/manage/year?organisation=nessuno&year=${year}`);
    await expect(page.getByLabel('Organizzazione')).toHaveAccessibleDescription(/^Scegli una delle/);
    await expect(send).toHaveCount(0);
  });

  test('what a colleague saved in the meantime is shown before it is written over', async ({
    page,
    context
  }) => {
    const address = `/it/borgo/manage/year?organisation=filo&year=${new Date().getUTCFullYear() - 2}`;
    await signIn(page, app, 'rosa@example.org', address);
    const colleague = await context.newPage();
    await colleague.goto(app.address + address);
    const [hers, theirs] = [page, colleague].map((one) => ({
      italian: one.getByRole('group', { name: 'Corsi di italiano' }),
      orientation: one.getByRole('group', { name: 'Colloqui di orientamento' }),
      send: one.getByRole('button', { name: /^Salva/ })
    }));
    await theirs!.italian.getByLabel('Persone').fill('40');
    await theirs!.orientation.getByLabel('Persone').fill('12');
    await theirs!.send.click();
    await expect(colleague.getByRole('status')).toContainText('sono salvati');

    await hers!.italian.getByLabel('Persone').fill('8');
    await hers!.send.click();
    await expect(hers!.italian).toContainText('Ora c’è scritto: persone 40, donne –');
    await expect(hers!.italian.getByLabel('Persone')).toHaveValue('8');
    await hers!.send.click();
    await expect(hers!.italian.getByLabel('Persone')).toHaveValue('8');
    // Her form had it empty, and she has not touched it.
    await expect(hers!.orientation.getByLabel('Persone')).toHaveValue('12');
  });

  test('a policymaker sees since when there is a history, and reads it in a table', async ({ page }) => {
    await page.goto(`${app.address}/it/borgo/insights`);
    await page.getByRole('heading', { name: 'Indicatori', exact: true }).click();
    await expect(page.getByText(/^La storia comincia il/)).toBeVisible();
    await expect(page.getByRole('img', { name: /^Luoghi: da \d+ \(.*\) a 1 \(oggi\)/ })).toBeVisible();
    await page.getByText('L’andamento in numeri').click();
    const rows = page.getByRole('region', { name: 'Indicatori' }).getByRole('row');
    await expect(rows.last()).toContainText('oggi');
    expect(await rows.count()).toBeGreaterThan(3);
  });

  for (const chart of CHARTS)
    test(`another site frames the chart "${chart}", and reads no more than it shows`, async ({ page }) => {
      await page.goto(`${app.address}/it/borgo/insights?what=kind.italian-course`);
      const code = await page.locator(`#embed-${chart}`).inputValue();
      const framed = /src="([^"]+)"/.exec(code)![1]!.replaceAll('&amp;', '&');
      expect(framed).toMatch(new RegExp(`^${app.address}/it/borgo/insights/embed/${chart}\\?what=`));
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await page.goto(elsewhere(framed));
      const frame = page.frameLocator('iframe');
      await expect(frame.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(frame.getByRole('link', { name: /^Vicina: tutti i numeri di Borgo/ })).toHaveAttribute(
        'href',
        `${app.address}/it/borgo/insights?what=kind.italian-course`
      );
      // Nothing but the frame itself.
      expect(asked.filter((path) => path.startsWith('/it/'))).toEqual([`/it/borgo/insights/embed/${chart}`]);
      expect(
        asked.filter((path) => !path.startsWith('/it/') && path !== '/' && path !== '/favicon.ico')
      ).toEqual([]);
      expect((await page.context().cookies()).filter(({ name }) => name.startsWith('vicina'))).toEqual([]);
    });
});

test(
  'a chart has no script, no cookie and its own rules; a wrong one may not be framed',
  { tag: '@desk' },
  async ({ request }) => {
    const good = await request.get(`${app.address}/ar/borgo/insights/embed/reach`);
    const { 'content-security-policy': rules, ...headers } = good.headers();
    expect(rules).toContain('frame-ancestors *');
    expect(rules).toContain("default-src 'none'");
    expect(headers['x-frame-options']).toBeUndefined();
    expect(headers['set-cookie']).toBeUndefined();
    const html = await good.text();
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).not.toMatch(/<script|<link|<form/);
    const wrong = await request.get(`${app.address}/it/borgo/insights/embed/karate`);
    expect([wrong.status(), wrong.headers()['x-frame-options']]).toEqual([404, 'DENY']);
  }
);

test('what is supposed is not shown elsewhere', { tag: '@desk' }, async ({ request }) => {
  const what = 'what=kind.italian-course';
  const map = `${app.address}/it/borgo/insights/embed/map?${what}`;
  const truth = await (await request.get(map)).text();
  expect(await (await request.get(`${map}&suppose=9.14,45.47`)).text()).toBe(truth);
  const page = `${app.address}/it/borgo/insights?${what}&suppose=9.14,45.47`;
  const html = await (await request.get(page)).text();
  const links = html.match(/[^"']*insights(?:\/embed\/|\.svg)[^"'\s<]*/g)!;
  expect(links.length).toBeGreaterThan(4);
  for (const link of links) expect(link).not.toContain('suppose');
  const picture = await request.get(`${app.address}/api/v1/borgo/insights.svg?${what}&suppose=9.14,45.47`);
  expect([picture.status(), ((await picture.json()) as { parameter: string }).parameter]).toEqual([
    400,
    'suppose'
  ]);
});

test('no other page can be framed', { tag: '@desk' }, async ({ page, request }) => {
  for (const path of [
    '',
    '/insights',
    '/insights/report',
    '/needs',
    '/add',
    '/manage/sign-in',
    '/path',
    '/network'
  ]) {
    const { 'x-frame-options': options, 'content-security-policy': rules } = (
      await request.get(`${app.address}/it/borgo${path}`)
    ).headers();
    expect([path, options]).toEqual([path, 'DENY']);
    expect(rules, path).toContain("frame-ancestors 'none'");
  }
  await page.goto(elsewhere(`${app.address}/it/borgo/insights`));
  await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 })).toHaveCount(0);
});

test('a chart is for everyone: in both themes, without a mouse', { tag: '@desk' }, async ({ page }) => {
  for (const scheme of ['light', 'dark'] as const)
    for (const chart of CHARTS) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(`${app.address}/it/borgo/insights/embed/${chart}`);
      await expectAccessible(page, `${chart} ${scheme}`);
    }
});
