import { expect, test, type Page } from '@playwright/test';
import { ground, place } from '../database/entries.ts';
import { anybody, invite, MANAGE, placeNow, propose, proposePhoto, signIn } from './managing.ts';
import { startOwnApp, type OwnApp } from './own-app.ts';
import { started } from './started.ts';

test.describe.configure({ mode: 'serial' });

const QUEUE = `${MANAGE}/queue`;
let app: OwnApp;
let page: Page;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  app = await startOwnApp();
  const entries = [
    ...ground,
    place('sartoria', { name: { it: 'Sartoria', en: 'Tailor' }, address: 'Via Uno 1' }),
    place('piazza', { address: 'Piazza 1', opening_hours: 'Mo 09:00-12:00' }),
    place('chiuso'),
    place('angolo'),
    place('giardino'),
    place('orto'),
    place('ponte', { address: 'Ponte 1' })
  ];
  await app.imports(entries);
  for (const email of ['rosa@example.org', 'nadia@example.org']) await invite(app, email);
  page = await browser.newPage();
  await signIn(page, app, 'rosa@example.org');
});
test.afterAll(async () => {
  await page?.close();
  await app?.stop();
});

/** Opens the proposal about an entry. */
async function open(name: string, in_: Page = page): Promise<void> {
  await in_.goto(app.address + QUEUE);
  await in_.locator('ol a').filter({ hasText: name }).first().click();
  await in_.waitForURL(/\/queue\/[0-9a-f-]{36}/);
  await expect(in_.getByRole('heading', { level: 1 })).toHaveText(name);
}

const accept = (in_: Page = page) => in_.getByRole('button', { name: 'Accetta', exact: true });
const done = (in_: Page = page) => in_.locator('.done');
const revisionOf = async (slug: string) => (await placeNow(app, slug))!['revision'];

/** How the proposal stands, as whoever made it sees it. */
const stands = async (secret: string) =>
  (await anybody(app).rpc('proposal_by_secret', { secret })).data as Record<string, unknown>;

test('an empty queue is calm', { tag: '@desk' }, async () => {
  await page.goto(app.address + QUEUE);
  await expect(page.locator('main')).toContainText('Hai finito');
});

test('what is accepted is on the map, and undone it is not', { tag: ['@desk', '@postgres'] }, async () => {
  const secret = await propose(app, {
    slug: 'sartoria',
    base_revision: await revisionOf('sartoria'),
    changes: { name: { it: 'Sartoria nuova', en: 'Tailor' }, address: 'Via Due 2' }
  });
  await open('Sartoria');
  const address = page.getByRole('listitem').filter({ hasText: 'Via Due 2' });
  await expect(address).toContainText('Via Uno 1');
  await accept().click();
  await expect(done()).toContainText('Accettata: Sartoria');
  expect(await placeNow(app, 'sartoria')).toMatchObject({ address: 'Via Due 2' });
  expect(await stands(secret)).toMatchObject({ state: 'accepted' });
  await done().getByRole('button', { name: 'Annulla' }).click();
  await expect(done()).toContainText('Annullato');
  expect(await placeNow(app, 'sartoria')).toMatchObject({ address: 'Via Uno 1', name: { it: 'Sartoria' } });
  // Said once: told again, it would be untrue.
  await page.reload();
  await expect(done()).toHaveCount(0);
});

test('beside the list the first is decided as on its own page', { tag: '@desk' }, async () => {
  const secret = await propose(app, {
    slug: 'sartoria',
    base_revision: await revisionOf('sartoria'),
    changes: { address: 'Via Prima 1' }
  });
  await page.goto(app.address + QUEUE);
  await started(page);
  await page.getByRole('checkbox', { name: 'Indirizzo' }).uncheck();
  await accept().click();
  await expect(page.getByRole('alert')).toContainText('almeno un dato');
  await expect(page).toHaveURL(app.address + QUEUE);
  await page.getByRole('checkbox', { name: 'Indirizzo' }).check();
  await accept().click();
  await expect(done()).toContainText('Accettata: Sartoria');
  expect(await stands(secret)).toMatchObject({ state: 'accepted' });
  await done().getByRole('button', { name: 'Annulla' }).click();
  await expect(done()).toContainText('Annullato');
});

test('a part is accepted, and put right while it is', { tag: '@desk' }, async () => {
  const secret = await propose(app, {
    slug: 'sartoria',
    base_revision: await revisionOf('sartoria'),
    changes: { name: { it: 'Sartoira', en: 'Tailor' }, address: 'Via Tre 3' }
  });
  await open('Sartoria');
  await page.getByRole('checkbox', { name: 'Indirizzo' }).uncheck();
  await page.getByText('Correggi').first().click();
  await page.getByLabel('Nome, italiano').fill('Sartoria del borgo');
  await accept().click();
  await expect(done()).toContainText('Accettata in parte');
  expect(await placeNow(app, 'sartoria')).toMatchObject({
    name: { it: 'Sartoria del borgo', en: 'Tailor' },
    address: 'Via Uno 1'
  });
  expect(await stands(secret)).toMatchObject({ state: 'partly-accepted' });
});

test('what somebody else changed in the meantime is marked, and stays', { tag: '@desk' }, async () => {
  const changes = { address: 'Ponte 2' };
  const secret = await propose(app, { slug: 'ponte', base_revision: await revisionOf('ponte'), changes });
  const entries = [place('ponte', { address: 'Ponte 3' })];
  await app.imports(entries);
  await open('ponte');
  await expect(page.locator('.conflict')).toContainText('dopo questa proposta');
  await expect(page.locator('.conflict').getByRole('link')).toHaveAttribute(
    'href',
    '/it/borgo/places/ponte/change?field=address'
  );
  await accept().click();
  await expect(done()).toContainText('Niente è cambiato');
  expect(await placeNow(app, 'ponte')).toMatchObject({ address: 'Ponte 3' });
  expect(await stands(secret)).toMatchObject({ state: 'conflict', conflicts: ['address'] });
});

test(
  'nothing ticked, or markup put right into it, is refused with a sentence',
  { tag: '@desk' },
  async () => {
    await propose(app, {
      slug: 'piazza',
      base_revision: await revisionOf('piazza'),
      changes: { address: 'Piazza 2' }
    });
    await open('piazza');
    await page.getByRole('checkbox', { name: 'Indirizzo' }).uncheck();
    await accept().click();
    await expect(page.getByRole('alert')).toContainText('almeno un dato');
    await page.getByRole('checkbox', { name: 'Indirizzo' }).check();
    await page.getByText('Correggi').click();
    await page.getByLabel('Indirizzo', { exact: true }).last().fill('<script>alert(1)</script>');
    await accept().click();
    await expect(page.getByRole('alert')).toContainText('Indirizzo:');
    expect(await placeNow(app, 'piazza')).toMatchObject({ address: 'Piazza 1' });
  }
);

test(
  'a question waits for its answer, a refusal has a reason in her language',
  { tag: '@desk' },
  async () => {
    const secret = await propose(app, { slug: 'chiuso', kind: 'close', report: 'closed', locale: 'ar' });
    await open('chiuso');
    await page.locator('summary', { hasText: 'Chiedi' }).click();
    await page.getByRole('button', { name: 'Manda la domanda' }).click();
    await expect(page.getByRole('alert')).toContainText('Scrivi la tua domanda');
    await page.getByLabel('La tua domanda').fill('Da quando?');
    await page.getByRole('button', { name: 'Manda la domanda' }).click();
    await expect(done()).toContainText('Domanda mandata');
    expect(await stands(secret)).toMatchObject({ state: 'asked', thread: [{ words: 'Da quando?' }] });

    await open('chiuso');
    await expect(page.getByText('Da quando?')).toBeVisible();
    await page.locator('summary', { hasText: 'Rifiuta' }).click();
    await page.getByRole('button', { name: 'Rifiuta', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('Scegli un motivo');
    await page.getByRole('radio', { name: /non risulta/ }).check();
    await page.getByRole('button', { name: 'Rifiuta', exact: true }).click();
    await expect(done()).toContainText('Rifiutata');
    expect(await stands(secret)).toMatchObject({ state: 'refused', reason: 'not-true' });
    expect(await placeNow(app, 'chiuso')).not.toBeNull();
  }
);

test('what is like the new one stands beside it', { tag: '@desk' }, async () => {
  await propose(app, {
    kind: 'create',
    changes: {
      category: 'library',
      name: { it: 'La sartoria del borgo' },
      location: { type: 'Point', coordinates: [9.14, 45.47] },
      location_precision: 'exact'
    },
    hints: ['honeypot'],
    message: 'Venite!\nÈ bello.'
  });
  await open('La sartoria del borgo');
  await expect(page.getByRole('region', { name: 'Forse c’è già' })).toContainText('Sartoria del borgo');
  await expect(page.locator('.caution')).toContainText('forse è una macchina');
  await expect(page.locator('[data-map-state]')).toHaveAttribute('data-map-state', 'ready', {
    timeout: 30_000
  });
});

test(
  'a picture that waits is seen by who decides, and by nobody else',
  { tag: '@desk' },
  async ({ request }) => {
    await proposePhoto(app, 'angolo', 'La porta verde');
    await open('angolo');
    const picture = page.getByRole('img', { name: 'La porta verde' });
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(160);
    const address = app.address + (await picture.getAttribute('src'));
    expect((await page.request.get(address)).headers()).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'no-store'
    });
    const stranger = await request.get(address, { maxRedirects: 0 });
    expect([stranger.status(), await stranger.text()]).toEqual([303, '']);
    await accept().click();
    await expect(done()).toContainText('Accettata');
    const { data } = await anybody(app).rpc('photos_of', {
      neighbourhood: 'borgo',
      target: 'places',
      slug: 'angolo'
    });
    expect(data).toMatchObject([{ alt: { it: 'La porta verde' } }]);
  }
);

test(
  'two coordinators decide at once: the second is told who was first, and when',
  { tag: '@desk' },
  async ({ browser }) => {
    await propose(app, {
      slug: 'angolo',
      base_revision: await revisionOf('angolo'),
      changes: { address: 'Piazza 7' }
    });
    await open('angolo');
    const second = await browser.newPage();
    await signIn(second, app, 'nadia@example.org');
    await second.goto(page.url());
    await accept().click();
    await expect(done()).toBeVisible();
    await second.locator('summary', { hasText: 'Rifiuta' }).click();
    await second.getByRole('radio', { name: /pubblicità/ }).check();
    await second.getByRole('button', { name: 'Rifiuta', exact: true }).click();
    await expect(second.locator('.decided')).toContainText('Accettata: rosa@example.org');
    expect(await placeNow(app, 'angolo')).toMatchObject({ address: 'Piazza 7' });
    // Its address still tells, later too.
    await second.reload();
    await expect(second.locator('.decided')).toContainText('rosa@example.org');
    await second.close();
  }
);

test(
  'what stands beside the list is decided there, and what is missing is told there',
  { tag: '@desk' },
  async () => {
    await propose(app, {
      slug: 'giardino',
      base_revision: await revisionOf('giardino'),
      changes: { address: 'Accanto alla lista' }
    });
    await page.goto(app.address + QUEUE);
    await started(page);
    await page.keyboard.press('r');
    await page.getByLabel('aggiungi parole tue').fill('Non qui');
    await page.getByRole('button', { name: 'Rifiuta', exact: true }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(page.getByLabel('aggiungi parole tue')).toHaveValue('Non qui');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('a');
    await expect(done()).toContainText('Accettata');
  }
);

test('keys go through the queue, and none does anything while one writes', { tag: '@desk' }, async () => {
  for (const address of ['Uno', 'Due'])
    await propose(app, {
      slug: 'giardino',
      changes: { address },
      base_revision: await revisionOf('giardino')
    });
  await page.goto(app.address + QUEUE);
  await started(page);
  const first = await page.locator('ol a').first().getAttribute('href');
  await page.locator('ol a').first().click();
  await page.waitForURL(app.address + first);
  await page.keyboard.press('j');
  await expect(page).not.toHaveURL(app.address + first);
  await page.keyboard.press('k');
  await expect(page).toHaveURL(app.address + first);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('a');
  await page.keyboard.press('Escape');
  await page.keyboard.press('q');
  await expect(page.getByLabel('La tua domanda')).toBeFocused();
  await page.keyboard.type('ajkr?');
  await expect(page.getByLabel('La tua domanda')).toHaveValue('ajkr?');
  await expect(page).toHaveURL(app.address + first);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('a');
  await expect(done()).toContainText('Accettata');
  await page.keyboard.press('u');
  await expect(done()).toContainText('Annullato');
});

test('what a file brought is decided by its source, what came since is not', { tag: '@desk' }, async () => {
  await app.sql(`
    insert into public.contributions (neighbourhood_id, target, entry_id, kind, changes, contributor_kind, source)
    select n.id, 'places', gen_random_uuid(), 'create',
      jsonb_build_object('neighbourhood', 'borgo', 'category', 'library', 'slug', 'f-' || i, 'name',
        jsonb_build_object('it', 'Da file ' || i), 'location_precision', 'to-confirm'),
      'import', 'elenco.csv'
    from public.neighbourhoods as n, generate_series(1, 12) as i`);
  await page.goto(`${app.address}${QUEUE}?show=imports`);
  const batch = page.locator('section').filter({ hasText: 'elenco.csv' });
  await expect(batch).toContainText('12 voci');
  await app.sql(`
    update public.contributions set created_at = now() + interval '1 minute'
    where source = 'elenco.csv' and changes ->> 'slug' = 'f-12'`);
  await batch.locator('summary', { hasText: 'Accetta' }).click();
  await batch.getByRole('button', { name: 'Sì, è quello che voglio' }).click();
  await expect(done()).toContainText('11 accettate');
  expect(await app.sql(`select count(*)::int as there from public.places where slug like 'f-%'`)).toEqual([
    { there: 11 }
  ]);
});

test('a list is looked at, then waits, and what is wrong with it is told', { tag: '@desk' }, async () => {
  await page.goto(`${app.address}${MANAGE}/import`);
  const rows = [
    'Nome;Tipo;Long;Lat;Telefono',
    'Sala Lettura;library;9,141;45,471;39 02 1234567',
    'Sala Doppia;library;9,142;45,472;112 / 118',
    'Lontana;library;2,1;41,3;'
  ];
  await page.getByLabel('Il file').setInputFiles({
    name: 'elenco.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(rows.join('\n'))
  });
  await page.getByLabel('Di chi è l’elenco?').fill('Circolo');
  await page.getByRole('button', { name: 'Guarda che cosa ne verrebbe' }).click();
  const found = page.getByRole('region', { name: 'Che cosa ne verrebbe' });
  await expect(found.getByRole('status')).toContainText(
    /3 righe nel file:\s*nuovi: 1\s*· fuori dal quartiere: 1\s*· rifiutati: 1/
  );
  await expect(found).toContainText('riga 3: "112 / 118" has more than one telephone number: leave one');
  const file = found.getByRole('link', { name: 'Scarica le righe rifiutate' });
  expect(decodeURIComponent((await file.getAttribute('href'))!)).toContain('Sala Doppia');
  expect(await placeNow(app, 'sala-lettura')).toBeNull();
  await page.getByRole('button', { name: 'Metti tutto nella coda' }).click();
  await expect(done()).toContainText('1 luogo aspetta la tua decisione');
  const batch = page.locator('section').filter({ hasText: 'csv elenco.csv' });
  await batch.getByText('Accetta 1 voce…').click();
  await batch.getByRole('button', { name: 'Sì, è quello che voglio' }).first().click();
  await expect
    .poll(async () => (await placeNow(app, 'sala-lettura'))?.['name'])
    .toEqual({ it: 'Sala Lettura' });
});

test('whose session is over signs in and is back where she was', { tag: '@desk' }, async () => {
  await propose(app, {
    slug: 'chiuso',
    changes: { address: 'Via Ieri 1' },
    base_revision: await revisionOf('chiuso')
  });
  await open('chiuso');
  const here = page.url();
  await page.context().clearCookies();
  await accept().click();
  await expect(page.getByLabel('La tua e-mail')).toBeVisible();
  const asked = page.url().replace(app.address, '');
  await signIn(page, app, 'rosa@example.org', asked);
  await expect(page).toHaveURL(here);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('chiuso');
});

test('on a telephone the list comes first, without scripts too', { tag: '@phone' }, async ({ browser }) => {
  await propose(app, {
    slug: 'orto',
    changes: { address: 'Piazza 9' },
    base_revision: await revisionOf('orto')
  });
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
    viewport: { width: 360, height: 740 }
  });
  const phone = await context.newPage();
  await phone.goto(app.address + QUEUE);
  await expect(accept(phone)).toBeHidden();
  await phone.getByRole('link', { name: /orto/ }).click();
  await accept(phone).click();
  await expect(done(phone)).toContainText('Accettata');
  expect(await placeNow(app, 'orto')).toMatchObject({ address: 'Piazza 9' });
  await context.close();
});
