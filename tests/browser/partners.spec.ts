import { expect, test, type Page } from '@playwright/test';
import sharp from 'sharp';
import { activity, ground, neighbourhood, organisation, relationship } from '../database/entries.ts';
import { expectAccessible } from './axe.ts';
import { invite, MANAGE, propose, signIn } from './managing.ts';
import { qrPath } from '../../src/lib/ui/code/qr-code.ts';
import { startOwnApp, type OwnApp } from './own-app.ts';

/*
 * What partners tell of themselves, from the form to the page that everyone reads: practices, links, logos.
 */
// Long stories of several people, one after the other: a busy machine is slow, not wrong.
test.describe.configure({ mode: 'serial', timeout: 120_000 });

const HOME = '/it/borgo';
let app: OwnApp;
/** Of the coordinator. */
let desk: Page;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  app = await startOwnApp();
  const works = { areas_served: ['borgo'] };
  await app.imports([
    ...ground,
    organisation('circolo', { ...works, name: { it: 'Circolo' } }),
    organisation('scuola', { ...works, name: { it: 'Scuola' } }),
    neighbourhood('altrove'),
    organisation('teatro', { ...works, name: { it: 'Teatro' } }),
    relationship('teatro', 'scuola', { kind: 'hosts' }),
    activity('corso', { organisation: 'circolo', title: { it: 'Corso', ar: 'دورة' } })
  ]);
  // Nobody may say this of the past through the API.
  await app.sql(
    `update public.organisations set created_at = '2024-01-10T10:00Z', confirmed_at = '2024-03-10T10:00Z' where slug = 'scuola'`
  );
  await invite(app, 'rosa@example.org');
  desk = await browser.newPage();
  await signIn(desk, app, 'rosa@example.org');
});
test.afterAll(async () => {
  await desk?.close();
  await app?.stop();
});

async function accept(name: string): Promise<void> {
  await desk.goto(`${app.address}${MANAGE}/queue`);
  await desk.locator('ol a').filter({ hasText: name }).first().click();
  await desk.waitForURL(/\/queue\/[0-9a-f-]{36}/);
  await desk.getByRole('button', { name: /^Accetta(:|$)/ }).click();
  await expect(desk.locator('.done')).toContainText('Accettata');
}

test('a practice is told without scripts, read by the coordinator, and then by everyone', async ({
  browser
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${app.address}${HOME}/practices`);
  await page.getByRole('link', { name: 'Racconta la tua' }).click();
  await page.getByRole('button', { name: 'Invia' }).last().click();
  await expect(page.getByText('Manca: scrivilo qui.').first()).toBeVisible();

  await page.getByLabel('In una frase').fill('Italiano e merenda');
  await page.getByLabel("Chi l'ha fatto?").selectOption('Circolo');
  await page.getByLabel('Che cosa mancava prima?').fill('Con un bambino piccolo non si segue un corso.');
  await page.getByLabel('Passo 1').fill('Trova una stanza vicino.');
  await page.getByLabel('Passo 2').fill('Trova chi guarda i bambini.');
  await page.getByLabel('Che cosa è cambiato?').fill('19 donne su 24 hanno finito.');
  await page.getByLabel('Come si chiama').first().fill('Rapporto 2025');
  await page.getByLabel('Indirizzo in rete').first().fill('example.org/rapporto');
  await page.getByLabel('Raval (Barcellona)').check();
  await page.getByLabel('Da quando', { exact: true }).fill('9/2024');
  await page.getByRole('button', { name: 'Invia' }).last().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('è arrivat');

  await page.goto(`${app.address}${HOME}/practices`);
  await expect(page.getByText('Italiano e merenda')).toHaveCount(0);
  await accept('Italiano e merenda');
  await page.reload();
  await page.getByRole('link', { name: 'Italiano e merenda' }).click();
  const main = page.getByRole('main');
  await expect(main.locator('ol li')).toHaveText(['Trova una stanza vicino.', 'Trova chi guarda i bambini.']);
  await expect(main).toContainText('dal 2024');
  await expect(main).toContainText('Provato a Borgo e Raval (Barcellona)');
  await expect(main.getByRole('link', { name: 'Rapporto 2025' })).toHaveAttribute(
    'href',
    'https://example.org/rapporto'
  );
  await expect(main).toContainText("nessuno l'ha misurato");
  // Of its organisation it is told too.
  await page.goto(`${app.address}${HOME}/organisations/circolo`);
  await expect(page.getByRole('link', { name: 'Italiano e merenda' })).toBeVisible();
  await context.close();
});

test('a practice is put right by whoever knows better, and its history says so', async ({ page }) => {
  await page.goto(`${app.address}${HOME}/practices/italiano-e-merenda`);
  await page.getByRole('link', { name: 'Proponi una modifica' }).click();
  await page.locator('#evidence > summary').click();
  await page.getByLabel('Come lo sappiamo (italiano)').fill('Contate a giugno, dal registro.');
  await page.locator('#since > summary').click();
  await page.getByLabel('Fino a quando').fill('2023');
  await page.getByRole('button', { name: 'Manda' }).click();
  await expect(page.getByText('La fine deve venire dopo')).toBeVisible();
  await page.getByLabel('Fino a quando').fill('2026');
  await page.getByRole('button', { name: 'Manda' }).click();
  await page.waitForURL(/\/proposals\//);
  await expect(page.getByRole('main')).toContainText('Contate a giugno, dal registro.');
  await accept('Italiano e merenda');
  await page.goto(`${app.address}${HOME}/practices/italiano-e-merenda`);
  await expect(page.getByRole('main')).toContainText('dal 2024 al 2026');
  await page.getByRole('link', { name: 'Storia di questa pagina' }).click();
  await expect(page.getByRole('main')).toContainText('Che cosa: Come lo sappiamo');
});

test('one question at a time, with room for as many steps as there were', async ({ page }) => {
  await page.goto(`${app.address}${HOME}/add/practice`);
  const next = page.getByRole('button', { name: 'Avanti' });
  await page.getByLabel('In una frase').fill('Sartoria');
  await next.click();
  await page.getByLabel('Che cosa mancava prima?').fill('Un lavoro.');
  await next.click();
  await expect(page.getByLabel(/^Passo \d/)).toHaveCount(3);
  await page.getByRole('button', { name: 'Un altro passo' }).click();
  await expect(page.getByLabel('Passo 4')).toBeFocused();
  await expectAccessible(page);
});

test('a link is told from the page of an organisation, read as a sentence, and then seen by all', async ({
  page
}) => {
  await page.goto(`${app.address}${HOME}/organisations/circolo`);
  await page.getByRole('link', { name: 'Sai con chi altro lavora?' }).click();
  await expect(page.getByLabel('Chi?', { exact: true })).toHaveValue('circolo');
  await page.getByLabel('Che cosa fa?').selectOption('manda persone a');
  await page.getByLabel('Con chi, o a chi?').selectOption('Circolo');
  const send = page.getByRole('button', { name: 'Invia' }).first();
  await send.click();
  await expect(page.getByText('non può essere legata a sé stessa')).toBeVisible();
  await page.getByLabel('Con chi, o a chi?').selectOption('Scuola');
  await send.click();
  await page.waitForURL(/\/add\/sent\//);
  await accept('Circolo manda persone a Scuola');
  await page.goto(`${app.address}${HOME}/organisations/scuola`);
  await expect(page.getByRole('listitem').filter({ hasText: 'riceve persone da' })).toContainText('Circolo');

  // Told once more, it is there already.
  await page.goto(`${app.address}${HOME}/add/link?from_organisation=circolo`);
  await page.getByLabel('Che cosa fa?').selectOption('manda persone a');
  await page.getByLabel('Con chi, o a chi?').selectOption('Scuola');
  await page.getByRole('button', { name: 'Invia' }).first().click();
  await expect(page.getByText("Questo legame c'è già")).toBeVisible();
});

test('a link is told to have ended', async ({ page }) => {
  await page.goto(`${app.address}${HOME}/organisations/scuola`);
  await page
    .getByRole('listitem')
    .filter({ hasText: 'riceve persone da' })
    .getByRole('link', { name: 'Correggi' })
    .click();
  await page.locator('#since > summary').click();
  await page.getByLabel('Fino a quando').fill('2025');
  await page.getByRole('button', { name: 'Manda' }).click();
  await page.waitForURL(/\/proposals\//);
  await accept('Circolo manda persone a Scuola');
  await page.goto(`${app.address}${HOME}/organisations/scuola`);
  await expect(page.getByRole('listitem').filter({ hasText: 'Circolo' })).toContainText('2025');
});

test('a logo is shown once it is accepted, and a drawing is refused with a sentence', async ({ page }) => {
  const where = `${app.address}${HOME}/organisations/circolo`;
  await page.goto(where);
  await page.getByRole('link', { name: 'Manda il suo logo' }).click();
  const file = page.getByLabel('Il file del logo');
  const send = page.getByRole('button', { name: 'Manda il logo' });
  await file.setInputFiles({
    name: 'logo.svg',
    mimeType: 'image/svg+xml',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  });
  await send.click();
  await expect(page.getByText('Salvalo come PNG')).toBeVisible();
  await file.setInputFiles({
    name: 'logo.png',
    mimeType: 'image/png',
    buffer: await sharp({ create: { width: 600, height: 200, channels: 4, background: '#6a1b52' } })
      .png()
      .toBuffer()
  });
  await send.click();
  await page.waitForURL(/\/proposals\//);
  await page.goto(where);
  await expect(page.getByRole('img', { name: 'Logo: Circolo' })).toHaveCount(0);
  await accept('Circolo');
  await page.reload();
  const logo = page.getByRole('img', { name: 'Logo: Circolo' });
  await expect(logo).toBeVisible();
  // All of it, on a square.
  await expect
    .poll(() =>
      logo.evaluate(({ naturalWidth, naturalHeight }: HTMLImageElement) => [naturalWidth, naturalHeight])
    )
    .toEqual([128, 128]);
  await page.goto(`${app.address}${HOME}/organisations`);
  await expect(page.getByRole('listitem').filter({ hasText: 'Circolo' }).locator('img')).toBeVisible();
  const card = await (await page.request.get(`${where}/card.svg`)).text();
  expect(card).toContain('href="data:image/webp;base64,');
});

test('of an organisation that nobody confirmed for six months, its page says since when', async ({
  page
}) => {
  const saysOf = async (slug: string) => {
    await page.goto(`${app.address}${HOME}/organisations/${slug}`);
    return page.getByText(/^Nessuno /).textContent();
  };
  expect(await saysOf('scuola')).toBe('Nessuno conferma queste informazioni da marzo 2024.');
  expect(await saysOf('circolo')).toContain('ancora confermato');
});

test('of an organisation that is closed, its page says so, and nobody is sent there any more', async ({
  page
}) => {
  await propose(app, { target: 'organisations', kind: 'close', slug: 'scuola', report: 'closed' });
  await accept('Scuola');
  await page.goto(`${app.address}${HOME}/organisations/circolo`);
  await expect(page.getByText('Scuola')).toHaveCount(0);
  const answer = await page.goto(`${app.address}${HOME}/organisations/scuola`);
  expect(answer?.status()).toBe(410);
  await page.getByRole('main').getByRole('link', { name: 'Chi lavora nel quartiere' }).click();
  await expect(page).toHaveURL(/\/organisations$/);
  expect((await page.request.get(`${app.address}${HOME}/organisations/scuola/card.svg`)).status()).toBe(404);
});

test('two neighbourhoods stand side by side on a small phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${app.address}${HOME}/network/compare`);
  await page.getByLabel('Confronta con').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Mostra' }).click();
  const told = page.getByRole('row').filter({ hasText: 'Pratiche raccontate' });
  await expect(told.getByRole('cell')).toHaveText(['1', '0']);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test('a sheet for a woman who is sent somewhere keeps and sends nothing, in her language', async ({
  page
}) => {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET' || !request.url().startsWith(app.address))
      sent.push(`${request.method()} ${request.url()}`);
  });
  await page.goto(`${app.address}${HOME}/activities/corso/refer`);
  await expect(page.getByRole('button', { name: 'Stampa' })).toBeVisible();
  await page.locator('summary', { hasText: 'Italiano' }).click();
  await page.getByRole('link', { name: 'العربية' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('دورة');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  // The code leads to the page of the activity, in the language of the sheet.
  const { path } = qrPath(`${app.address}/ar/borgo/activities/corso`);
  await expect(page.locator('.code path')).toHaveAttribute('d', path);
  const kept = await page.evaluate(() => [
    document.cookie,
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage).filter((key) => !key.startsWith('sveltekit:'))
  ]);
  expect(kept).toEqual(['']);
  expect(sent).toEqual([]);
});
