import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { activity, ground, organisation, place } from '../database/entries.ts';
import { expectAccessible } from './axe.ts';
import { anybody, invite, placeNow, signIn } from './managing.ts';
import { startOwnApp, type OwnApp } from './own-app.ts';

/*
 * Correcting and following, as those do it who live there: no account, a phone, often without scripts. The app and its
 * database are this test's own, because what is said here changes them.
 */
test.describe.configure({ mode: 'default' });

const PLACES = '/it/borgo/places';
let app: OwnApp;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  app = await startOwnApp();
  const entries = [
    ...ground,
    place('sartoria', {
      name: { it: 'Sartoria', en: 'Tailor', ar: 'خياطة' },
      address: 'Via Uno 1',
      opening_hours: 'Mo-Fr 09:00-12:00',
      opening_hours_year: 2022,
      contacts: { phone: '+390212345678', website: 'https://example.org' }
    }),
    place('piazza', { name: { it: 'La piazza' }, address: 'Piazza 1' }),
    place('vecchia', { name: { it: 'La vecchia' } }),
    place('rifugio', {
      name: { it: 'Il rifugio' },
      at: null,
      location_precision: 'area-only',
      contacts: { phone: '1522' }
    }),
    place('ambulatorio', {
      name: { it: 'L’ambulatorio' },
      address: 'Via Vecchia 1',
      services: [{ name: { it: 'Medico di sera' }, hours: 'Mo-Su 00:00-24:00', year: 2023, phone: '116117' }],
      notices: [
        {
          kind: 'moved',
          from: dayFromNow(-30),
          until: dayFromNow(30),
          address: 'Via Nuova 9',
          point: [9.1349, 45.4712],
          text: { it: 'Ci sono lavori.' }
        }
      ]
    }),
    activity('corso', { title: { it: 'Corso' } }),
    organisation('circolo', { name: { it: 'Il circolo' }, areas_served: ['borgo'] })
  ];
  await app.imports(entries);
  await invite(app, 'rosa@example.org');
});
test.afterAll(() => app?.stop());

/** `YYYY-MM-DD`, so many days from today. */
function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** Where there are scripts, they have come: what is tapped is answered where it stands. */
const visit = (page: Page, path: string) => page.goto(app.address + path, { waitUntil: 'networkidle' });
const send = (page: Page) => page.getByRole('button', { name: 'Manda la proposta' }).click();
const secretIn = (page: Page) => /proposals\/([\w-]+)/.exec(page.url())![1]!;
const stands = async (secret: string) =>
  (await anybody(app).rpc('proposal_by_secret', { secret })).data as Record<string, unknown>;

test.describe('on a telephone', { tag: '@phone' }, () => {
  test('one tap of a visitor stands beside what is known, confirms nothing and can be taken back', async ({
    page
  }) => {
    await visit(page, `${PLACES}/piazza`);
    const known = page.locator('#confirmation + *');
    const tap = () => page.getByRole('button', { name: 'Sì, è ancora così' }).click();
    const told = (words: string) => expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();
    const word = 'Nessuno l’ha ancora confermato. Una persona dice che è ancora così';
    await tap();
    await told('Da oggi si legge che qualcuno l’ha visto così');
    await expect(known).toContainText(word);
    await page.reload();
    await expect(known).toContainText(word);
    await tap();
    await told('Oggi l’avevi già detto');
    await page.getByRole('button', { name: 'Ho sbagliato: toglilo' }).click();
    await told('l’abbiamo tolto');
    await expect(known).not.toContainText('Una persona dice');
    await visit(page, `${PLACES}/piazza/history`);
    await expect(page.getByRole('main').getByText(/Confermato da/)).toHaveCount(0);
  });

  test('a telephone is corrected field by field, followed, put right and taken back', async ({ page }) => {
    await visit(page, `${PLACES}/sartoria`);
    await page.getByRole('link', { name: 'Proponi una modifica' }).click();
    await expect(page.getByText('dato del 2022')).toBeVisible();
    await page.locator('summary').filter({ hasText: 'Contatti' }).click();
    await page.getByLabel('Telefono', { exact: true }).fill('333 123 45 67');
    await expect(page.getByText('1 dato cambiato')).toBeVisible();
    await send(page);
    await page.waitForURL(/proposals\/[\w-]{22,}/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Aspetta una risposta');
    const secret = secretIn(page);
    expect(await stands(secret)).toMatchObject({
      state: 'pending',
      changes: { contacts: { phone: '+393331234567', website: 'https://example.org' } }
    });
    await expectAccessible(page);

    await page.getByRole('link', { name: 'Correggi quello che hai proposto' }).click();
    await page.getByLabel('Telefono', { exact: true }).fill('333 123 45 68');
    await send(page);
    await expect(page.locator('dl')).toContainText('333 1234 568');
    expect(await stands(secret)).toMatchObject({ changes: { contacts: { phone: '+393331234568' } } });

    await page.getByText('Ritira la proposta').click();
    await page.getByRole('button', { name: 'Sì, ritirala' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('L’hai ritirata');
    expect(await stands(secret)).toMatchObject({ state: 'withdrawn' });
    expect((await placeNow(app, 'sartoria'))!['address']).toBe('Via Uno 1');
  });

  test('an organisation is confirmed and corrected as a place is', async ({ page }) => {
    await visit(page, '/it/borgo/organisations/circolo');
    await page.getByRole('button', { name: 'Sì, è ancora così' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Da oggi si legge' })).toBeVisible();
    await page.getByRole('link', { name: 'Proponi una modifica' }).click();
    await page.locator('summary').filter({ hasText: 'Contatti' }).click();
    await page.getByLabel('Telefono', { exact: true }).fill('02 123 456 78');
    await send(page);
    await page.waitForURL(/proposals\/[\w-]{22,}/);
    expect(await stands(secretIn(page))).toMatchObject({ target: 'organisations', state: 'pending' });
    await visit(page, '/it/borgo/organisations/circolo');
    await expect(page.getByText('Una persona dice che è ancora così')).toBeVisible();
  });

  test('what is wrong is said beside it, and nothing typed is lost', async ({ page }) => {
    await visit(page, `${PLACES}/sartoria/change?field=name`);
    await page.getByLabel('Nome (italiano)').fill('<script>alert(1)</script>');
    await page.locator('summary').filter({ hasText: 'Contatti' }).click();
    await page.getByLabel('Telefono', { exact: true }).fill('chiama Maria');
    await send(page);
    await expect(page.locator('.error').filter({ hasText: 'solo parole' })).toBeVisible();
    await expect(page.locator('.error').filter({ hasText: 'solo cifre' })).toBeVisible();
    await expect(page.getByLabel('Telefono', { exact: true })).toHaveValue('chiama Maria');
    await expect(page.getByLabel('Nome (italiano)')).toHaveValue('<script>alert(1)</script>');
    await expectAccessible(page);
  });

  test('a form sent as it was says that nothing changed', async ({ page }) => {
    await visit(page, `${PLACES}/sartoria/change`);
    await send(page);
    await expect(page.getByRole('alert')).toContainText('Non hai cambiato niente');
  });

  test('a protected place says why it takes no position', async ({ page }) => {
    await visit(page, `${PLACES}/rifugio/change?field=location`);
    await expect(page.getByText('Questo è un luogo protetto').first()).toBeVisible();
    await expect(page.locator('input[name=address]')).toHaveCount(0);
    await expect(page.locator('input[name^="contacts"]')).toHaveCount(1);
  });

  test('in Arabic a reader corrects her language, and the others stay', async ({ page }) => {
    await visit(page, '/ar/borgo/places/sartoria/change?field=name');
    const first = page.locator('#name input').first();
    await expect(first).toHaveValue('خياطة');
    await first.fill('خياطة الحي');
    await page.getByRole('button', { name: 'أرسلي الاقتراح' }).click();
    await page.waitForURL(/proposals/);
    expect(await stands(secretIn(page))).toMatchObject({
      changes: { name: { it: 'Sartoria', en: 'Tailor', ar: 'خياطة الحي' } }
    });
    await expectAccessible(page);
  });

  test('a secret address that is none says what may be wrong', async ({ page }) => {
    const response = await visit(page, '/it/borgo/proposals/aaaaaaaaaaaaaaaaaaaaaaaaaaaa');
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Non troviamo questa proposta');
  });

  test.describe('without scripts', () => {
    test.use({ javaScriptEnabled: false });

    test('it is confirmed, corrected, added to and taken back with forms alone', async ({ page }) => {
      await visit(page, `${PLACES}/vecchia`);
      await page.getByRole('button', { name: 'Sì, è ancora così' }).click();
      await expect(page.getByText('Da oggi si legge')).toBeVisible();
      await page.getByRole('button', { name: 'Ho sbagliato: toglilo' }).click();
      await expect(page.getByText('l’abbiamo tolto')).toBeVisible();

      await visit(page, `${PLACES}/vecchia/change`);
      await page.locator('summary').filter({ hasText: 'Nome' }).click();
      await page.getByLabel('Nome (italiano)').fill('La nuova');
      await send(page);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Aspetta una risposta');
      await expect(page.locator('dl')).toContainText('La nuova');
      await page.getByLabel('Il tuo messaggio').fill('L’ho vista ieri.');
      await page.getByRole('button', { name: 'Manda', exact: true }).click();
      await expect(page.getByText('Mandato. Grazie.')).toBeVisible();
      await expect(page.getByText('L’ho vista ieri.')).toBeVisible();
      await page.getByText('Ritira la proposta').click();
      await page.getByRole('button', { name: 'Sì, ritirala' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('L’hai ritirata');
    });

    test('what moved for a time is told first and led to; its services open under their own names', async ({
      page
    }) => {
      await visit(page, `${PLACES}/ambulatorio`);
      const notice = page.getByRole('note');
      await expect(notice).toContainText(/Per ora è in \p{Cf}?Via Nuova 9/u);
      await expect(notice).toContainText(/Di solito è in \p{Cf}?Via Vecchia 1/u);
      const call = page.getByRole('list', { name: 'Cosa puoi fare' });
      expect((await notice.boundingBox())!.y).toBeLessThan((await call.boundingBox())!.y);
      await expect(page.locator('a[href^="geo:45.4712,9.1349"]')).toBeAttached();
      await expect(page.getByRole('main')).toContainText(
        /Medico di sera\p{Cf}?: forse aperto, giorno e notte/u
      );
      await expect(page.locator('section[aria-labelledby=unknown]')).toContainText(
        'Non conosciamo gli orari'
      );
      await expect(page.getByRole('heading', { name: 'Medico di sera' })).toBeVisible();
      await visit(page, `${PLACES}/ambulatorio/refer`);
      await expect(page.getByRole('note')).toContainText(/Per ora è in \p{Cf}?Via Nuova 9/u);
      await visit(page, '/it/borgo?q=ambulatorio');
      await expect(page.locator('#place-ambulatorio')).toContainText(/Per ora è in \p{Cf}?Via Nuova 9/u);
      await expect(page.locator('#place-ambulatorio')).not.toContainText('Via Vecchia');
    });

    test('a notice and a service are told with forms alone, and what is wrong stands beside it', async ({
      page
    }) => {
      await visit(page, `${PLACES}/vecchia/change`);
      const part = (of: string) => page.locator('li').filter({ has: page.locator(`#${of}`) });
      await part('services').locator('summary').first().click();
      await page.getByText('Aggiungi un servizio').click();
      await page.getByLabel('Come si chiama il servizio').fill('Sportello documenti');
      await page.locator('input[name="services.0.hours.0.days"][value=tu]').check({ force: true });
      await page.locator('[name="services.0.hours.0.from"]').fill('09:00');
      await page.locator('[name="services.0.hours.0.to"]').fill('12:00');
      await part('notices').locator('summary').first().click();
      await page.getByText('Aggiungi un avviso').click();
      await page.getByLabel('Che cosa succede').selectOption('closed');
      await page.locator('[name="notices.0.until"]').fill('2020-01-01');
      await send(page);
      await expect(page.locator('.error', { hasText: 'La fine deve venire dopo l’inizio' })).toBeVisible();
      await expect(page.locator('[name="services.0.name"]')).toHaveValue('Sportello documenti');
      await page.locator('[name="notices.0.until"]').fill(dayFromNow(10));
      await send(page);
      await expect(page).toHaveURL(/proposals/);
      await expect(page.getByRole('main')).toContainText('Sportello documenti');
      await expect(page.getByRole('main')).toContainText('Chiuso per ora');
      expect((await stands(secretIn(page)))['state']).toBe('pending');
    });

    test('a report is one tap and one sure answer', async ({ page }) => {
      await visit(page, '/it/borgo/activities/corso');
      await page.getByRole('link', { name: 'Non si fa più' }).click();
      await page.getByRole('button', { name: 'Sì, non si fa più' }).click();
      await expect(page.getByText('Hai detto che non c’è più')).toBeVisible();
      expect(await stands(secretIn(page))).toMatchObject({
        kind: 'close',
        report: 'closed',
        state: 'pending'
      });
    });
  });
});

test.describe('by whoever looks after the map', { tag: '@desk' }, () => {
  test('a change is there at once, undone, closed, and opened again', async ({ page }) => {
    await signIn(page, app, 'rosa@example.org');
    await visit(page, `${PLACES}/sartoria/change?field=location`);
    await page.locator('input[name=address]').fill('Via Sconosciuta 9');
    await page.getByRole('button', { name: 'Salva' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Salvato' })).toBeVisible();
    expect((await placeNow(app, 'sartoria'))!['address']).toBe('Via Sconosciuta 9');

    await visit(page, `${PLACES}/sartoria/history`);
    await page.locator('summary').first().click();
    await expect(page.locator('dl').first()).toContainText('Via Uno 1');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Annulla questo cambiamento' }).first().click();
    await expect(page.getByRole('status').filter({ hasText: 'Il cambiamento è annullato' })).toBeVisible();
    expect((await placeNow(app, 'sartoria'))!['address']).toBe('Via Uno 1');

    await visit(page, `${PLACES}/vecchia/report?what=closed`);
    await page.getByRole('button', { name: 'Sì, ha chiuso' }).click();
    await expect(page.getByText('È stato tolto dalla mappa il')).toBeVisible();
    const closed = await visit(page, `${PLACES}/vecchia`);
    expect(closed?.status()).toBe(410);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Riapri' }).click();
    await expect(page.getByText('di nuovo sulla mappa')).toBeVisible();
    expect((await visit(page, `${PLACES}/vecchia`))?.status()).toBe(200);
  });
});

test.describe('what is sent by hand', { tag: '@desk' }, () => {
  const post = (request: APIRequestContext, path: string, form: Record<string, string>) =>
    request.post(app.address + path, { form, headers: { origin: app.address, accept: 'text/html' } });
  const SECRET = 'sent-by-hand-000000000000000001';

  test('a field, a state or a role that no form has is refused', async ({ request }) => {
    const form = { secret: SECRET, base_revision: '1', was: '{}' };
    for (const forged of [
      { slug: 'other' },
      { state: 'accepted' },
      { confirmed_at: '2026-01-01' },
      { contributor_kind: 'coordinator' },
      { 'name.<b>': 'x' }
    ])
      expect((await post(request, `${PLACES}/piazza/change`, { ...form, ...forged })).status()).toBe(403);
    expect((await post(request, `${PLACES}/piazza/change`, { ...form, was: 'no' })).status()).toBe(403);
    expect((await post(request, `${PLACES}/piazza/change`, { ...form, base_revision: 'x' })).status()).toBe(
      403
    );
    expect((await post(request, `${PLACES}/piazza/report`, { secret: SECRET, what: 'gone' })).status()).toBe(
      403
    );
    const moved = { secret: SECRET, what: 'moved', state: 'accepted' };
    expect((await post(request, `${PLACES}/piazza/report`, moved)).status()).toBe(403);
    expect((await post(request, `${PLACES}/piazza/confirm`, { role: 'coordinator' })).status()).toBe(403);
    expect((await post(request, `${PLACES}/piazza/history?/undo`, { revision: '1' })).status()).toBe(403);
    expect((await anybody(app).rpc('proposal_by_secret', { secret: SECRET })).data).toBeNull();
  });

  test('a position of a protected place is refused with a sentence, and nothing is kept', async ({
    request
  }) => {
    const form = {
      secret: SECRET,
      base_revision: '1',
      was: '{}',
      location: '9.14,45.47',
      address: 'Via Uno 1'
    };
    const answer = await post(request, `${PLACES}/rifugio/change`, form);
    expect(answer.status()).toBe(400);
    expect(await answer.text()).toContain('luogo protetto');
    expect((await anybody(app).rpc('proposal_by_secret', { secret: SECRET })).data).toBeNull();
  });

  test('the same post twice is one proposal', async ({ request }) => {
    const form = { secret: `${SECRET}-twice`, what: 'moved', words: 'In via Due' };
    const sent = () =>
      request.post(`${app.address}${PLACES}/piazza/report`, {
        form,
        headers: { origin: app.address, accept: 'text/html' },
        maxRedirects: 0
      });
    expect([(await sent()).status(), (await sent()).status()]).toEqual([303, 303]);
    const { data } = await app.database.from('contributions').select('id').eq('message', 'In via Due');
    expect(data).toHaveLength(1);
    const words = { words: 'Al numero 3', state: 'accepted' };
    const followed = await post(request, `/it/borgo/proposals/${SECRET}-twice?/add`, words);
    expect(followed.status()).toBe(403);
  });

  test('a private page is kept by no cache and told to no other site', async ({ request }) => {
    const answer = await request.get(`${app.address}/it/borgo/proposals/${SECRET}-twice`);
    expect(answer.status()).toBe(200);
    expect(answer.headers()).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-robots-tag': 'noindex, nofollow'
    });
    expect(await (await request.get(`${app.address}/sitemap.xml`)).text()).not.toContain('proposals');
  });
});
