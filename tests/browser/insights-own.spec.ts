import { expect, test, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '@supabase/supabase-js';
import { packGraph } from '../../src/lib/walking/graph-file.server.ts';
import { gridOfStreets } from '../../src/lib/walking/grid-for-tests.ts';
import { boxOutline, income } from '../database/area-indicator.ts';
import {
  activity,
  category,
  neighbourhood,
  organisation,
  place,
  squareOutline
} from '../database/entries.ts';
import { startOwnApp, type OwnApp } from './own-app.ts';

/* The evidence where little is known, and as more comes to be: an installation of three neighbourhoods. */
test.describe.configure({ mode: 'serial' });

let app: OwnApp;
const folder = mkdtempSync(path.join(tmpdir(), 'vicina-evidence-'));
const timed = {
  start: '2026-01-07T10:00',
  duration: 90,
  timeZone: 'Europe/Rome',
  rrule: 'FREQ=WEEKLY;BYDAY=WE'
};
/** The only course of the neighbourhood. */
const italiano = (schedule: object) =>
  activity('italiano', {
    title: { it: 'Italiano insieme' },
    place: 'borgo/biblioteca',
    organisation: 'scuola',
    schedule
  });
const there = (entry: object, slug: string) => ({ ...entry, neighbourhood: slug });
const eastwards = {
  type: 'MultiPolygon',
  coordinates: [[[[9.2, 45.46], [9.22, 45.46], [9.22, 45.48], [9.2, 45.48], [9.2, 45.46]]]] // prettier-ignore
};

test.beforeAll(async () => {
  test.setTimeout(120_000);
  app = await startOwnApp();
  await app.imports([
    neighbourhood('borgo'),
    neighbourhood('altrove', { name: { it: 'Altrove' }, outline: eastwards }),
    neighbourhood('ignoto', { name: { it: 'Ignoto' }, outline: eastwards }),
    category('library'),
    organisation('scuola', { name: { it: 'Scuola' } }),
    place('biblioteca'),
    there(place('casa', { at: [9.21, 45.47] }), 'altrove'),
    italiano(timed),
    there(activity('corso', { place: 'altrove/casa', childcare: { it: 'sì' }, schedule: timed }), 'altrove')
  ]);
});
test.afterAll(async () => {
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const insights = (page: Page, query = '', slug = 'borgo') =>
  page.goto(`${app.address}/it/${slug}/insights?${query}`);

/** `vicina import residents`, as an operator types it, with one area of so many people. */
async function bringsResidents(slug: string, outline: typeof squareOutline, total: number): Promise<string> {
  const csv = path.join(folder, 'figures.csv');
  const geojson = path.join(folder, 'outlines.geojson');
  writeFileSync(csv, `SEZ2021;P1;P3\n1;${total};${total / 2}\n`);
  writeFileSync(
    geojson,
    JSON.stringify({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: { SEZ2021: 1 }, geometry: outline }]
    })
  );
  const words = [
    'import',
    'residents',
    csv,
    geojson,
    '--neighbourhood',
    slug,
    '--source',
    'ISTAT',
    '--year',
    '2021'
  ];
  const child = spawn(process.execPath, ['src/commands/vicina.ts', ...words], {
    env: {
      ...process.env,
      SUPABASE_URL: app.supabaseUrl,
      SUPABASE_PUBLISHABLE_KEY: app.publishableKey,
      SUPABASE_SECRET_KEY: app.secretKey
    }
  });
  let said = '';
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  expect(await new Promise((resolve) => child.once('close', resolve)), said).toBe(0);
  return said;
}

test('without figures on residents the page says so, and counts the ground instead of people', async ({
  page
}) => {
  await insights(page);
  await expect(page.locator('.finding .sentence')).toHaveText(/non sappiamo quante persone abitano qui/);
  await expect(page.getByText('non possiamo dire a quante manca qualcosa')).toBeVisible();
  await page.getByRole('heading', { name: 'Come abbiamo contato' }).click();
  await expect(page.getByText('Non ci sono dati sugli abitanti che coprano questo quartiere.')).toBeVisible();
  await insights(page, 'feature=childcare&change=activity.italiano');
  await expect(page.locator('.finding .answer')).toHaveText(
    /Non sappiamo quante persone abitano qui\. La parte del quartiere .* dal 0% (?:al |all’)\d+%\./
  );
});

test('residents that the operator brings in change the figures of the page', async ({ page }) => {
  expect(await bringsResidents('borgo', squareOutline, 4000)).toContain('The evidence counts them: 4000');
  await expect(async () => {
    await insights(page);
    await expect(page.locator('.reach table')).toContainText('4000', { timeout: 1000 });
  }).toPass();
  await page.getByRole('heading', { name: 'Come abbiamo contato' }).click();
  await expect(page.getByText('Abitanti: ISTAT, anno 2021: 4000 persone.')).toBeVisible();
  await bringsResidents('borgo', squareOutline, 6000);
  await expect(async () => {
    await insights(page);
    await expect(page.locator('.reach table')).toContainText('6000', { timeout: 1000 });
  }).toPass();
});

test('a figure by area that was brought shows who is missed most, in figures that anyone can add up', async ({
  page
}) => {
  await insights(page, 'what=kind.italian-course');
  await expect(page.locator('summary', { hasText: 'Nessuno ha ancora portato dati per zona' })).toBeVisible();
  const client = createClient(app.supabaseUrl, app.secretKey, { auth: { persistSession: false } });
  // Of the east half of the east nothing is known.
  const [west, east] = income.areas;
  const { error } = await client.rpc('store_area_indicator', {
    neighbourhood: 'borgo',
    indicator: { ...income, areas: [west, { ...east, outline: boxOutline([9.14, 45.46, 9.145, 45.48]) }] }
  });
  expect(error).toBeNull();
  await expect(async () => {
    await insights(page, 'what=kind.italian-course');
    await page.getByRole('heading', { name: 'A chi manca di più' }).click();
    await page.getByLabel('Pesa con').selectOption({ label: 'Reddito medio (2023)' }, { timeout: 1000 });
  }).toPass();
  const missed = page.locator('section[aria-labelledby=missed]');
  await missed.getByRole('button', { name: 'Mostra' }).click();
  await expect(page).toHaveURL(/indicator=income#missed$/);
  await expect(missed.locator('.levels')).toContainText('più bisogno: \u206815.000 €\u2069');
  await expect(missed).toContainText('Fonte del dato: Ministero, test, anno 2023 (CC-BY-4.0).');
  await expect(missed).toContainText(
    'Un valore più alto vuol dire meno bisogno: così ha deciso chi l’ha portato qui.'
  );
  await expect(missed).toContainText(/Del 25% delle persone il dato non si conosce\./);
  await expect(page.getByText('Prima quello che manca a più persone dove')).toBeVisible();

  // The sentence once more, from the squares.
  const api = `${app.address}/api/v1/borgo/insights${new URL(page.url()).search}`;
  const { cells, missed: rows } = (await (await page.request.get(api)).json()) as {
    cells: Readonly<Record<string, number | null>>[];
    missed: Readonly<Record<string, string | number>>[];
  };
  let [needy, needyFar, unknownNear, unknownFar] = [0, 0, 0, 0];
  for (const { residents, minutes, share_neediest: share, share_indicator_unknown: open } of cells) {
    const isFar = (minutes ?? Infinity) > 10;
    needy += residents! * share!;
    needyFar += isFar ? residents! * share! : 0;
    if (isFar) unknownFar += residents! * open!;
    else unknownNear += residents! * open!;
  }
  const row = rows.find(({ group, minutes }) => group === 'neediest' && minutes === 10)!;
  const [least, most] = [needyFar / (needy + unknownNear), (needyFar + unknownFar) / (needy + unknownFar)];
  expect(row.share_least).toBeCloseTo(least, 2);
  expect(row.share_most).toBeCloseTo(most, 2);
  expect(least).toBeLessThan(most);
  await expect(missed.locator('.sentence')).toContainText(
    `tra ${Math.round(Number(row.share_least) * 100)}% e ${Math.round(Number(row.share_most) * 100)}% delle persone`
  );

  // The next question stays weighed, and so does where one more would help most.
  await page.getByLabel('Quale servizio?').selectOption({ value: 'stage.italian' });
  await page.locator('.ask').getByRole('button', { name: 'Mostra' }).click();
  await expect(page).toHaveURL(/what=stage\.italian.*indicator=income/);
  await page.goto(`${app.address}/it/borgo/insights/questions?question=where-more&indicator=income`);
  await expect(page.locator('.sentence')).toContainText(
    'per chi abita nelle zone dove «\u2068Reddito medio\u2069» è più basso'
  );
  await insights(page, 'indicator=nope');
  await expect(page.getByRole('alert')).toContainText('Questo dato non c’è');
  expect(
    (await client.rpc('remove_area_indicator', { neighbourhood: 'borgo', slug: 'income' })).error
  ).toBeNull();
});

test('hours are moved in a form without scripts, and who would lose them is told, as it then comes', async ({
  browser
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 }
  });
  const page = await context.newPage();
  const reached = async (when: string): Promise<number> => {
    const query = `what=kind.italian-course&when=${when}&table=shares`;
    const answer = await page.request.get(`${app.address}/api/v1/borgo/insights?${query}`);
    const { shares } = (await answer.json()) as {
      shares: { group: string; minutes: number; people: number }[];
    };
    return shares.find(({ group, minutes }) => group === 'all' && minutes === 10)!.people;
  };
  const mornings = await reached('school-hours');
  expect(mornings).toBeGreaterThan(1000);
  await insights(page, 'what=kind.italian-course&when=school-hours');
  await page.getByRole('heading', { name: 'E se ci fosse?' }).click();
  await page.getByLabel('Quale?').selectOption({ value: 'activity.italiano' });
  await page.getByLabel('Lezioni o sportello').uncheck();
  await page.getByLabel('Il sabato, 9-13').check();
  await page.getByLabel('Questi orari al posto di quelli che ha adesso').check();
  await page.getByRole('button', { name: 'Mostra che cosa cambia' }).last().click();
  await expect(page).toHaveURL(
    /when=school-hours&change=activity\.italiano&give=time\.saturday&hours=instead#what-if$/
  );
  const answer = (await page.locator('.finding .answer').textContent())!;
  const [fewer, more] =
    /scuola: ([\d.]+) abitanti in meno \((?:dal |dall’)\d+% al 0%\), di sabato: ([\d.]+) abitanti in più \(dal 0% (?:al |all’)\d+%\)/
      .exec(answer)!
      .slice(1)
      .map((text) => Number(text.replace('.', '')));
  // Whom the question is about is who has said when she can come.
  await expect(page.locator('.reach table').getByRole('cell').nth(1)).toContainText('→ 0%');
  const { cells } = (await (
    await page.request.get(`${app.address}/api/v1/borgo/insights${new URL(page.url()).search}&table=cells`)
  ).json()) as { cells: { minutes: number | null; minutes_supposed: number | null }[] };
  expect(cells.some(({ minutes }) => minutes !== null)).toBe(true);
  expect(cells.every(({ minutes_supposed: then }) => then === null)).toBe(true);
  // What it is said to come to is what it comes to.
  expect(fewer).toBe(mornings);
  await app.imports([italiano({ ...timed, start: '2026-01-10T10:00', rrule: 'FREQ=WEEKLY;BYDAY=SA' })]);
  expect(await reached('saturday')).toBe(more);
  await insights(page, 'what=kind.italian-course&when=school-hours');
  await expect(page.locator('.finding')).toContainText('nessuno');
  await app.imports([italiano(timed)]);
  await context.close();
});

test('a gap is compared with other neighbourhoods, and what is not known of them is not guessed', async ({
  page,
  request
}) => {
  await bringsResidents('altrove', eastwards, 100_000);
  const gap = page.locator('[aria-labelledby=gaps] li', { hasText: 'Italiano, di sera' }).first();
  await expect(async () => {
    await insights(page);
    await expect(gap).toContainText(/manca altrove: .*Altrove al \d+%/, { timeout: 1000 });
  }).toPass();
  const told = (await gap.textContent())!;
  expect(told).not.toContain('Ignoto');
  await expect(page.getByText('Per confrontare con Ignoto non ne sappiamo abbastanza.')).toBeVisible();
  expect(told).toContain('«Italiano insieme» (Scuola) ha tutto, tranne: di sera');
  // The same share by another way: the cells of the other neighbourhood, more than 15 minutes from its course.
  const { cells } = (await (
    await request.get(`${app.address}/api/v1/altrove/insights?what=stage.italian&when=evening&table=cells`)
  ).json()) as { cells: { residents: number; minutes: number | null }[] };
  const sum = (fits: (minutes: number) => boolean) =>
    cells.reduce(
      (people, { residents, minutes }) => (fits(minutes ?? Infinity) ? people + residents : people),
      0
    );
  const shown = Number(/Altrove al (\d+)%/.exec(told)![1]);
  // The file has minutes to a tenth: a cell of exactly fifteen may be just beyond.
  const [least, most] = [sum((minutes) => minutes > 15), sum((minutes) => minutes >= 15)];
  const all = sum(() => true);
  expect(shown).toBeGreaterThanOrEqual(Math.floor((least / all) * 100));
  expect(shown).toBeLessThanOrEqual(Math.ceil((most / all) * 100));
  expect(most - least).toBeLessThan(0.03 * all);
  await page.getByRole('heading', { name: 'Gli altri quartieri' }).click();
  const table = page.getByRole('table').filter({ hasText: 'questo quartiere' });
  await expect(table.getByRole('row', { name: /Ignoto/ })).toContainText('non lo sappiamo');
  await expect(table.getByRole('row', { name: /Altrove/ })).toContainText(/\d+%/);
});

test('streets that do not cover the neighbourhood are not walked on, and the page says how much is missing', async ({
  page
}) => {
  const { error } = await app.database.rpc('store_walk_graph', {
    neighbourhood: 'borgo',
    graph: Buffer.from(packGraph(gridOfStreets({ columns: 5, rows: 4 }))).toString('base64'),
    about: {
      points: 20,
      pieces: 31,
      source: 'OpenStreetMap, test',
      licence: 'ODbL-1.0',
      takenOn: null,
      withoutStreet: 0.32
    }
  });
  expect(error).toBeNull();
  await expect(async () => {
    await insights(page);
    await expect(page.locator('.finding')).toContainText('il 32% dei quadrati non ha strade', {
      timeout: 1000
    });
  }).toPass();
  await expect(page.locator('.method')).toContainText('32% dei quadrati senza strade');
});

test('a condition that nobody fits has an honest, short answer', async ({ page }) => {
  await insights(page, 'what=kind.italian-course&feature=childcare&when=sunday&language=ar');
  await expect(page.locator('.finding .sentence')).toHaveText(/qui non ne conosciamo nessuno\.$/);
  await expect(page.locator('.finding')).toContainText('Ci va più vicino «Italiano insieme»');
  await expect(page.getByRole('heading', { name: 'Quante persone ci arrivano' })).toHaveCount(0);
  await expect(page.getByText('In nessuna ora della settimana sappiamo di uno aperto.')).toBeVisible();
});
