import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { started } from './started.ts';

const PLACE = '/it/san-siro/add/place';
const ACTIVITY = '/it/san-siro/add/activity';

/** A name of its own for each test, which nothing else is like. */
const named = (what: string) => `${what} ${crypto.randomUUID().slice(0, 8).replace(/\d/g, 'x')}`;
const step = (page: Page) => page.locator('.step.now');
const next = (page: Page) => page.getByRole('button', { name: 'Avanti' }).click();
const send = (page: Page) => page.getByRole('button', { name: 'Invia', exact: true }).click();

/** As a browser sends a form: it wants a page, and says where it comes from. */
const asAPage = (page: Page) => ({ accept: 'text/html', origin: new URL(page.url()).origin });

/** Everything adding has kept on the phone. */
const kept = (page: Page) =>
  page.evaluate(async () => ({
    items: Object.keys(localStorage).filter((name) => name.startsWith('vicina')),
    databases: (await indexedDB.databases()).map(({ name }) => name)
  }));

async function what(page: Page, group = 'Scuola e italiano', kind = 'Biblioteca'): Promise<void> {
  await step(page).locator('summary', { hasText: group }).click();
  // Tapped, once the script is there that goes on by itself.
  await started(page);
  await step(page).getByRole('radio', { name: kind }).click();
}

/** Writes letter by letter where she has tapped: a question that is not there yet takes no letters. */
async function write(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByLabel(label);
  await field.click();
  await field.pressSequentially(text);
}

async function where(page: Page, street = 'zamagna 4', address = 'Via Zamagna 4'): Promise<void> {
  await write(page, 'La via e il numero', street);
  await page.getByRole('button', { name: address }).click();
  await next(page);
}

test('the pictures to choose from are of one height', async ({ page }) => {
  await page.goto(ACTIVITY);
  const heights = await step(page)
    .locator('summary')
    .evaluateAll((tiles) => tiles.map((tile) => Math.round(tile.getBoundingClientRect().height)));
  expect(heights.length).toBeGreaterThan(6);
  expect(Math.max(...heights) - Math.min(...heights)).toBeLessThanOrEqual(1);
});

test(
  'a place is added by a few taps, an address and a name; what happens now is said, with the private link',
  { tag: '@postgres' },
  async ({ page }) => {
    const name = named('Sartoria');
    await page.goto('/it/san-siro/add');
    await page.getByRole('link', { name: 'Aggiungi un luogo' }).click();
    await what(page);
    await expect(page.getByRole('heading', { name: 'Dov’è?' })).toBeVisible();
    await where(page);
    await page.getByLabel('Il nome').fill(name);
    await send(page);
    await expect(page.getByRole('heading', { name: 'Grazie, è arrivato' })).toBeVisible();
    await expect(page.getByText(name)).toBeVisible();
    await expectAccessible(page);
    // On the phone nothing is left of it; nothing of it is on the map yet.
    await expect.poll(() => kept(page)).toEqual({ items: [], databases: [] });
    expect(await (await page.request.get(`/it/san-siro?q=${encodeURIComponent(name)}`)).text()).not.toContain(
      `places/sartoria`
    );
    await page.getByRole('link', { name: 'Apri la pagina della tua proposta' }).click();
    await expect(page).toHaveURL(/\/it\/san-siro\/proposals\/[\w-]{32}$/);
    await expect(page.getByText(name).first()).toBeVisible();
    await expect(page.getByText('Via Zamagna 4').first()).toBeVisible();
  }
);

test('each question of a form is clean for a screen reader, and the way back goes back', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto(PLACE);
  await what(page);
  await expectAccessible(page);
  await where(page);
  await page.getByLabel('Il nome').fill(named('Sartoria'));
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Aggiungi dettagli' }).click();
  for (const title of [
    'Per chi?',
    'In che lingua?',
    'Gli orari',
    'Che cosa serve?',
    'Come si contatta?',
    'Due parole e una foto',
    'Prima di inviare'
  ]) {
    await expect(page.getByRole('heading', { name: title })).toBeFocused();
    await expectAccessible(page);
    if (title !== 'Prima di inviare') await next(page);
  }
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Due parole e una foto' })).toBeVisible();
  await page.getByRole('button', { name: 'Indietro' }).click();
  await expect(page.getByRole('heading', { name: 'Come si contatta?' })).toBeVisible();
});

test('what is there already is shown while the name is typed, and choosing it turns to correcting it', async ({
  page
}) => {
  await page.goto(PLACE);
  await what(page);
  await where(page, 'albenga', 'Via Albenga');
  await write(page, 'Il nome', 'harar bibliotéca');
  const found = page.getByRole('link', { name: 'Biblioteca Harar' });
  await expect(found).toHaveAttribute('href', '/it/san-siro/places/biblioteca-harar/change');
  await expectAccessible(page);
  // Sent all the same, it is asked once.
  await send(page);
  await expect(page.getByRole('alert')).toHaveText('È uno di questi?');
  await page.getByLabel('No, il mio è un altro').check();
  await send(page);
  await expect(page.getByRole('heading', { name: 'Grazie, è arrivato' })).toBeVisible();
});

test('Monday and Wednesday, 9:30 to 11:30, October to May, in three taps', async ({ page }) => {
  const title = named('Italiano');
  await page.goto(`${ACTIVITY}?place=biblioteca-harar`);
  await what(page, 'Scuola e italiano', 'Corso di italiano');
  await next(page);
  await page.getByLabel('Il titolo').fill(title);
  await next(page);
  await step(page).getByRole('checkbox', { name: 'lunedì' }).check();
  await step(page).getByRole('checkbox', { name: 'mercoledì' }).check();
  await page.getByRole('button', { name: '9:30–11:30' }).click();
  await expectAccessible(page);
  await send(page);
  await expect(page.getByRole('heading', { name: 'Grazie, è arrivato' })).toBeVisible();
  await page.getByRole('link', { name: 'Apri la pagina della tua proposta' }).click();
  await expect(page.getByText('Lunedì e mercoledì, 9:30–11:30, da ottobre a maggio')).toBeVisible();
});

test('what was begun is there again after a reload, until it is thrown away', async ({ page }) => {
  const name = named('Sartoria');
  await page.goto(PLACE);
  await what(page);
  await where(page);
  await page.getByLabel('Il nome').fill(name);
  await expect.poll(async () => (await kept(page)).items).toEqual(['vicina.draft.san-siro.place']);
  await page.reload();
  await expect(page.getByText('Abbiamo ritrovato quello che avevi cominciato')).toBeVisible();
  await expect(page.getByLabel('Il nome')).toHaveValue(name);
  await page.getByRole('button', { name: 'Comincia da capo' }).click();
  await expect(page.getByRole('heading', { name: 'Che cos’è?' })).toBeVisible();
  await expect(page.getByText('Abbiamo ritrovato')).toBeHidden();
  expect((await kept(page)).items).toEqual([]);
});

test('without a network it is kept on the phone, and goes once when there is one', async ({
  page,
  context
}) => {
  const name = named('Sartoria');
  await page.goto(PLACE);
  await what(page);
  await where(page);
  await page.getByLabel('Il nome').fill(name);
  // The code that keeps it is fetched with the form.
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await send(page);
  await expect(page.getByRole('heading', { name: 'Lo invieremo appena c’è rete' })).toBeVisible();
  expect((await kept(page)).databases).toEqual(['vicina-outbox']);
  await context.setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(page.getByText(`“${name}” è arrivato.`)).toBeVisible();
  await expect.poll(() => kept(page)).toEqual({ items: [], databases: [] });
  await page.getByRole('link', { name: 'Segui la tua proposta' }).click();
  await expect(page.getByText(name).first()).toBeVisible();
});

test('the same post twice is one proposal', async ({ page }) => {
  await page.goto(PLACE);
  const secret = await page.locator('input[name=secret]').inputValue();
  const form = {
    secret,
    category: 'library',
    where: 'somewhere',
    address: 'Via Zamagna 4',
    name: named('Biblioteca'),
    different: 'yes'
  };
  const post = () => page.request.post(PLACE, { form, headers: asAPage(page), maxRedirects: 0 });
  const answers = [await post(), await post()];
  for (const answer of answers) {
    expect(answer.status()).toBe(303);
    expect(answer.headers()['location']).toBe(`/it/san-siro/add/sent/${secret}`);
  }
});

test('a field, role or state that nobody is offered is refused', async ({ page }) => {
  await page.goto(PLACE);
  for (const forged of ['state', 'role', 'slug', 'confirmed_at', 'neighbourhood', '__proto__']) {
    const answer = await page.request.post(PLACE, {
      form: {
        category: 'library',
        where: 'somewhere',
        address: 'Via Zamagna 4',
        name: named('Sartoria'),
        [forged]: 'x'
      },
      headers: asAPage(page)
    });
    expect(answer.status(), forged).toBe(403);
    expect(await answer.text()).toContain('in un modo che non accettiamo');
  }
});

test('a form that did not arrive whole is no fault of ours', async ({ page }) => {
  await page.goto(PLACE);
  const answer = await page.request.post(PLACE, {
    data: '--x\r\nContent-Disposition: form-data; name="na',
    headers: { ...asAPage(page), 'content-type': 'multipart/form-data; boundary=x' }
  });
  expect(answer.status()).toBe(400);
});

test('a protected place takes no point, says why, and has its telephone alone', async ({ page }) => {
  await page.goto(PLACE);
  await what(page, 'Aiuto e diritti', 'Centro per le donne');
  await page.getByRole('radio', { name: 'È un luogo protetto' }).check();
  await expect(page.getByText('Non scrivere né l’indirizzo né il punto')).toBeVisible();
  await expect(page.getByLabel('La via e il numero')).toBeHidden();
  await next(page);
  await expect(page.getByText('Di un luogo protetto serve il telefono')).toBeVisible();
  await page.getByLabel('Telefono').fill('02 1234 5678');
  await expectAccessible(page);
  await next(page);
  await page.getByLabel('Il nome').fill(named('Casa'));
  await send(page);
  await expect(page.getByRole('heading', { name: 'Grazie, è arrivato' })).toBeVisible();
});

test('in Arabic it is the same, from right to left', async ({ page }) => {
  await page.goto('/ar/san-siro/add/place');
  await step(page).locator('summary').nth(1).click();
  await started(page);
  await step(page).locator('details[open]').getByRole('radio').first().click();
  await expect(page.getByRole('heading', { name: 'أين هو؟' })).toBeVisible();
  await expectAccessible(page);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wider).toBeLessThanOrEqual(0);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('all of it is one form; what is wrong is said beside it, and nothing typed is lost', async ({
    page
  }) => {
    const name = named('Sartoria');
    await page.goto(PLACE);
    await page.getByLabel('La via e il numero').fill('Via Zamagna 4');
    await page.getByLabel('Il nome').fill('<b>Sartoria</b>');
    await page.getByLabel('Telefono').fill('chiama Amal');
    await page.getByRole('checkbox', { name: 'gratis', exact: true }).first().check();
    await page.getByRole('textbox', { name: 'dalle' }).first().fill('09:00');
    await send(page);
    await expect(page.getByText('Scegline uno.')).toBeVisible();
    await expect(page.getByText('Qui vanno solo parole')).toBeVisible();
    await expect(page.getByText('Un numero di telefono ha solo cifre')).toBeVisible();
    await expect(page.getByText('Scrivi da che ora a che ora.')).toBeVisible();
    await expect(page.getByLabel('Il nome')).toHaveValue('<b>Sartoria</b>');
    await expect(page.getByRole('checkbox', { name: 'gratis', exact: true }).first()).toBeChecked();
    await expect(page.getByRole('textbox', { name: 'dalle' }).first()).toHaveValue('09:00');

    await page.locator('summary', { hasText: 'Scuola e italiano' }).click();
    await page.getByRole('radio', { name: 'Biblioteca' }).check();
    await page.getByLabel('Il nome').fill(name);
    await page.getByLabel('Telefono').fill('');
    await page.getByRole('textbox', { name: 'dalle' }).first().fill('');
    await send(page);
    await expect(page.getByRole('heading', { name: 'Grazie, è arrivato' })).toBeVisible();
    await page.getByRole('link', { name: 'Apri la pagina della tua proposta' }).click();
    await expect(page.getByText('Via Zamagna 4').first()).toBeVisible();
  });

  for (const [wrong, sentence] of [
    ['\u202Egnissam', 'segni invisibili'],
    ['S\u0300\u0301\u0302\u0303\u0304\u0305\u0306', 'troppi segni'],
    ['a'.repeat(5000), 'troppo lungo']
  ] as const)
    test(`the name ${JSON.stringify(wrong.slice(0, 12))} is not taken`, async ({ page }) => {
      await page.goto(PLACE);
      const answer = await page.request.post(PLACE, {
        form: { category: 'library', where: 'somewhere', address: 'Via Zamagna 4', name: wrong },
        headers: asAPage(page)
      });
      expect(answer.status()).toBe(400);
      expect(await answer.text()).toContain(sentence);
    });

  test('a point in the sea and dates that cannot be are not taken', async ({ page }) => {
    await page.goto(PLACE);
    const headers = asAPage(page);
    const sea = await page.request.post(PLACE, {
      form: { category: 'library', where: 'somewhere', location: '9.0,43.5', name: named('Barca') },
      headers
    });
    expect(sea.status()).toBe(400);
    expect(await sea.text()).toContain('fuori dal quartiere');
    const never = await page.request.post(ACTIVITY, {
      form: {
        kind: 'social',
        title: named('Festa'),
        where_note: 'In piazza',
        'schedule.mode': 'dates',
        'schedule.dates': '2027-02-30'
      },
      headers
    });
    expect(never.status()).toBe(400);
    expect(await never.text()).toContain('Questa data non esiste');
  });
});

test('what waited and cannot be taken as it is comes back into its form', async ({ page, context }) => {
  const name = named('Barca');
  const values = {
    category: ['library'],
    where: ['somewhere'],
    // Only the database knows that this is in the sea.
    location: ['9.0,43.5'],
    location_precision: ['exact'],
    name: [name]
  };
  await page.goto('/it/san-siro/add');
  await page.evaluate((draft) => localStorage.setItem('vicina.draft.san-siro.place', JSON.stringify(draft)), {
    values,
    step: 2,
    at: Date.now()
  });
  await page.goto(PLACE);
  await expect(page.getByLabel('Il nome')).toHaveValue(name);
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await send(page);
  await expect(page.getByRole('heading', { name: 'Lo invieremo appena c’è rete' })).toBeVisible();
  await context.setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(page.getByText(`“${name}” non si può accettare così com’è`)).toBeVisible();
  await page.getByRole('link', { name: 'Guardalo di nuovo' }).click();
  await expect(page.getByText('Abbiamo ritrovato quello che avevi cominciato')).toBeVisible();
  await expect(page.locator('#field-name')).toHaveValue(name);
});

test('a photo goes with the place, and waits with it', async ({ page }) => {
  const name = named('Sartoria');
  await page.goto(PLACE);
  await what(page);
  await where(page);
  await page.getByLabel('Il nome').fill(name);
  await page.getByRole('button', { name: 'Aggiungi dettagli' }).click();
  for (let step = 0; step < 5; step++) await next(page);
  const picture = await page.screenshot();
  await page
    .getByLabel('Una foto (se vuoi)')
    .setInputFiles({ name: 'porta.png', mimeType: 'image/png', buffer: picture });
  await send(page);
  await expect(page.getByText('Scrivi in poche parole che cosa si vede nella foto.')).toBeVisible();
  await page.getByLabel('Che cosa si vede?').fill('La porta verde');
  await send(page);
  await expect(page.getByRole('heading', { name: 'Grazie, è arrivato' })).toBeVisible();
  await expect(page.getByText('La foto non è arrivata')).toBeHidden();
  await page.getByRole('link', { name: 'Apri la pagina della tua proposta' }).click();
  await expect(page.getByRole('img', { name: 'La porta verde' })).toBeVisible();
});
