import { expect, test, type Page } from '@playwright/test';
import { fillNetwork } from '../../src/commands/bench/network-fill.ts';
import { category, neighbourhood } from '../database/entries.ts';
import { startOwnApp, type OwnApp } from './own-app.ts';
import { Recount } from './recount.ts';

/*
 * Networks of an app of their own: a small one of which every figure is counted again from its raw rows, and one of 5,000
 * organisations and 50,000 links.
 */
test.describe.configure({ mode: 'serial' });

let app: OwnApp;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  app = await startOwnApp();
  await app.imports([neighbourhood('borgo'), category('library')]);
  await fillNetwork(app.sql, 60, 70, 'borgo');
  // Two of the referrals are returned.
  await app.sql(
    `insert into public.relationships
       (slug, neighbourhood_id, from_organisation_id, to_organisation_id, kind, since, revision)
     select r.slug || '-back', r.neighbourhood_id, r.to_organisation_id, r.from_organisation_id, r.kind, '2020', 0
     from public.relationships as r where r.kind = 'refers-to' order by r.slug limit 2`
  );
  await fillNetwork(app.sql, 5000, 50_000, 'borgo');
});
test.afterAll(() => app?.stop());

const open = (page: Page, at: string) => page.goto(`${app.address}/en/${at}`);
const finding = async (page: Page, title: string) =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: title }) })
    .innerText();
const figure = (text: string, form: RegExp) => Number(form.exec(text)?.[1]?.replaceAll(',', ''));

for (const year of [null, 2016])
  test(`every figure of ${year ?? 'all years'} is what the raw rows give by another route`, async ({
    page
  }) => {
    const counted = await Recount.of(app.sql, 'rete-60', year);
    await open(page, `rete-60/network?year=${year ?? 'all'}`);
    const lead = await page.locator('.lead').innerText();
    expect(figure(lead, /([\d,]+) of [\d,]+ organisations that work here are linked/)).toBe(
      counted.organisations.length
    );
    expect(figure(lead, /([\d,]+) links/)).toBe(counted.links);

    const islands = counted.islands();
    const told = await finding(page, 'Islands');
    expect(islands.length).toBeGreaterThan(1);
    expect(figure(told, /There are ([\d,]+) islands/)).toBe(islands.length);
    expect(figure(told, /the largest has ([\d,]+)/)).toBe(islands[0]);

    const threads = await finding(page, 'Single threads');
    expect(counted.bridges).toBeGreaterThan(0);
    expect(figure(threads, /In all ([\d,]+) link/)).toBe(counted.bridges);
    // The three that cut off most are named.
    expect(threads.match(/Without /g)?.length).toBe(Math.min(3, counted.cutting));

    const hub = /^(.+?) works with ([\d,]+) other/m.exec(await finding(page, 'Who knows most'))!;
    const most = Math.max(...counted.organisations.map((slug) => counted.partnersOf(slug).length));
    expect(Number(hub[2])).toBe(most);

    const referrals = await finding(page, 'Who refers people');
    expect(figure(referrals, /We know of ([\d,]+) referral/)).toBe(counted.referrals);
    expect(figure(referrals, /Returned: ([\d.]+)%/)).toBeCloseTo(
      (100 * counted.returned) / counted.referrals,
      -0.3
    );
  });

test('density of a year is what the raw rows give', async ({ page }) => {
  await open(page, 'rete-60/network');
  for (const [, year, links, organisations, share] of (await finding(page, 'How dense')).matchAll(
    /In (\d{4}) there were ([\d,]+) links between ([\d,]+) organisations from here: ([\d.]+)%/g
  )) {
    const counted = await Recount.of(app.sql, 'rete-60', Number(year));
    expect([Number(links), Number(organisations)]).toEqual([counted.links, counted.organisations.length]);
    expect(Math.abs(Number(share) / 100 - counted.density)).toBeLessThanOrEqual(0.005);
  }
  const densest = page.getByText(/^How many pairs worked together/);
  const [, share, year] = /At most ([\d.]+)%, in (\d{4})/.exec(await densest.innerText())!;
  const counted = await Recount.of(app.sql, 'rete-60', Number(year));
  expect(Math.abs(Number(share) / 100 - counted.density)).toBeLessThanOrEqual(0.005);
});

test('each row of the table is what the raw rows give', async ({ page }) => {
  const counted = await Recount.of(app.sql, 'rete-60');
  const between = counted.betweenness();
  await open(page, 'rete-60/network?view=table');
  const rows = page.getByRole('table', { name: 'Organisations' }).locator('tbody tr');
  await expect(rows).toHaveCount(counted.organisations.length);
  for (const row of await rows.all()) {
    const slug = /organisations\/([^/?]+)/.exec((await row.getByRole('link').getAttribute('href'))!)![1]!;
    const cells = await row.getByRole('cell').allInnerTexts();
    expect(Number(cells[1]), slug).toBe(counted.partnersOf(slug).length);
    expect(Number(cells[2]), slug).toBe(counted.agreementsOf.get(slug) ?? 0);
    expect(Math.abs(parseFloat(cells[3]!) / 100 - between.get(slug)!), slug).toBeLessThanOrEqual(0.005);
  }
});

test('5,000 organisations and 50,000 links are gathered, and it is said', async ({ page }) => {
  await open(page, 'rete-5000/network');
  await expect(page.getByText('They are too many to draw one by one (5,0')).toBeVisible();
  await expect(page.locator('.lead')).toContainText('50,000 links');
  expect(await page.locator('.graph [data-node]').count()).toBeLessThanOrEqual(20);
  await page.getByLabel('Find an organisation').fill('organizzazione 4444');
  await page.getByRole('button', { name: 'Show' }).click();
  await page.getByRole('link', { name: 'Organizzazione 4444' }).click();
  // The one that was chosen is drawn with those it works with.
  await expect(page.getByText('you see Organizzazione 4444')).toBeVisible();
  const [{ count } = { count: 0 }] = await app.sql<{ count: number }>(
    `select count(distinct o.id)::integer as count from public.relationships as r
     join public.organisations as o on o.id in (r.from_organisation_id, r.to_organisation_id)
     where 'rete-5000-4444' in (select x.slug from public.organisations as x
       where x.id in (r.from_organisation_id, r.to_organisation_id))`
  );
  expect(count).toBeGreaterThan(1);
  expect(await page.locator('.graph [data-node]').count()).toBeGreaterThanOrEqual(count);
  await expect(page.getByRole('region', { name: 'Organizzazione 4444' })).toBeVisible();
});

test('of 5,000 organisations the map gathers the marks and the table has pages', async ({ page }) => {
  await open(page, 'rete-5000/network?view=map');
  await expect(page.getByText(/those within one square of \d+ m are one mark/)).toBeVisible();
  await expect(page.getByText(/thinner arcs are not drawn/)).toBeVisible();
  expect(await page.locator('.map .place').count()).toBeLessThanOrEqual(150);
  expect(await page.locator('.map .arc').count()).toBeLessThanOrEqual(400);
  await open(page, 'rete-5000/network?view=table&sort=name');
  const rows = page.getByRole('navigation', { name: 'Organisations' });
  await expect(rows).toContainText('Rows 1–100 of 5,0');
  await rows.getByRole('link', { name: 'Next rows' }).click();
  await expect(rows).toContainText('Rows 101–200');
  await expect(page).toHaveURL(/page=2/);
  await expect(page.getByRole('navigation', { name: 'Links' })).toContainText('Rows 1–100 of 50,000');
});

test('5,000 organisations are listed a hundred at a time, each once', async ({ page }) => {
  await open(page, 'rete-5000/organisations');
  await expect(page.locator('.lead')).toContainText('5,0');
  const links = page.locator('main a[href*="/organisations/"]');
  const first = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  expect(new Set(first).size).toBe(100);
  await page.getByRole('link', { name: 'Next ones' }).click();
  await expect(page).toHaveURL(/page=2/);
  const second = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  expect(new Set([...first, ...second]).size).toBe(200);
});

test('the chain of 5,000 organisations is told a page at a time', async ({ page }) => {
  await open(page, 'rete-5000/network/chain');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    /^We know of [\d,]+ referrals from one organisation to another here/
  );
  const breaks = page.getByRole('region', { name: 'Where it may break: what to ask' });
  await expect(breaks.getByRole('listitem')).toHaveCount(50);
  await breaks.getByRole('link', { name: 'Next rows' }).click();
  await expect(breaks).toContainText('Rows 51–100');
});

for (const [format, pattern] of [
  ['json', /"key":/g],
  ['csv', /\r\n/g],
  ['graphml', /<edge /g],
  ['gexf', /<edge /g]
] as const)
  test(`all 50,000 links are handed on as ${format}`, async ({ request }) => {
    const file = await (await request.get(`${app.address}/it/rete-5000/network.${format}`)).text();
    expect(file.match(pattern)?.length).toBe(format === 'csv' ? 50_001 : 50_000);
    if (format === 'json') expect(JSON.parse(file).links).toHaveLength(50_000);
  });
