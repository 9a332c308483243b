import { expect, test, type Page } from '@playwright/test';

const network = (page: Page, query = '') => page.goto(`/it/san-siro/network${query}`);
/** What narrows the network waits behind a word on a telephone. */
const opensWhatNarrows = async (page: Page) => {
  const word = page.getByText('Restringi, o scegli un anno');
  if (await word.isVisible()) await word.click();
};
const picture = (page: Page) => page.getByRole('group', { name: /^Disegno della rete/ });

test('the network says its finding, and shows every organisation as a link', async ({ page }) => {
  await network(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('una sola che invia persone');
  const links = picture(page).getByRole('link');
  expect(await links.count()).toBeGreaterThan(50);
  await expect(links.and(page.getByRole('link', { name: 'Politecnico di Milano' }))).toBeVisible();
});

test('an organisation chosen in the picture is looked at in the map and the table as well', async ({
  page
}) => {
  await network(page);
  await picture(page).getByRole('link', { name: 'ITAMA, Italiano per mamme' }).press('Enter');
  await expect(page).toHaveURL(/organisation=itama/);
  const chosen = page.getByRole('region', { name: 'ITAMA, Italiano per mamme' });
  await expect(chosen).toContainText('Lavora con 2 altre organizzazioni');
  await expect(chosen).toContainText('manda persone a Comune di Milano: i corsi dopo il livello A2');
  for (const view of ['Mappa', 'Tabella']) {
    await page
      .getByRole('navigation', { name: 'Tre modi di guardare' })
      .getByRole('link', { name: view })
      .click();
    await expect(page).toHaveURL(/organisation=itama/);
    await expect(chosen).toBeVisible();
  }
});

test('those who are elsewhere are drawn dashed, as many as the page says', async ({ page }) => {
  // Their last tie to somebody here ended years ago: they are of the past alone.
  await network(page);
  await expect(page.locator('.lead')).not.toContainText('da altrove');
  await network(page, '?year=all');
  const told = /(\d+) collegat[ae] da altrove/.exec((await page.locator('.lead').textContent())!)![1];
  const dashed = await picture(page)
    .locator('.mark')
    .evaluateAll((marks) => marks.filter((one) => getComputedStyle(one).strokeDasharray !== 'none').length);
  expect(dashed).toBe(Number(told));
});

test('the table is ordered as one likes and says by what', async ({ page }) => {
  await network(page, '?view=table');
  const table = page.getByRole('table', { name: 'Organizzazioni' });
  await expect(table.getByRole('row').nth(1)).toContainText('Comune di Milano');
  await table.getByRole('link', { name: 'Ordina per: Nome' }).click();
  await expect(table.getByRole('row').nth(1)).toContainText('ALER Milano');
  await expect(table.locator('[aria-sort]')).toHaveText(/Nome/);
});

test('a year shows what held then, by its bar and in the address', async ({ page }) => {
  await network(page);
  await opensWhatNarrows(page);
  await page.getByRole('link', { name: /^2016: / }).click();
  await expect(page).toHaveURL(/year=2016/);
  await expect(picture(page).getByRole('link')).not.toHaveCount(0);
  expect(await picture(page).getByRole('link').count()).toBeLessThan(15);
  await page.getByRole('link', { name: "Quest'anno" }).click();
  await expect(page).not.toHaveURL(/year=/);
});

test('what is over is not taken for now, and is there with all years', async ({ page }) => {
  const year = String(new Date().getUTCFullYear());
  await network(page);
  await expect(page.locator('.lead')).toContainText(`Nel ${year} · 47 su 69 organizzazioni che lavorano qui`);
  const over = picture(page).getByRole('link', { name: 'Fundació SURT' });
  await expect(over).toHaveCount(0);
  const now = await picture(page).getByRole('link').count();
  await opensWhatNarrows(page);
  await page.getByRole('link', { name: 'Tutti gli anni' }).click();
  await expect(page).toHaveURL(/year=all/);
  await expect(page.locator('.lead')).toContainText('anche ciò che è finito');
  await expect(over).toHaveCount(1);
  expect(await picture(page).getByRole('link').count()).toBeGreaterThan(now);
  await page.goto('/it/san-siro/organisations/fundacio-surt');
  await expect(page.getByRole('article')).toContainText('Non sappiamo ancora con chi lavora.');
  await expect(page.getByRole('heading', { name: 'Non vale più, o non ancora' })).toBeVisible();
  expect(await (await page.request.get('/it/san-siro/network.csv')).text()).toContain('Fundació SURT');
});

test('the picture is one stop of the Tab key, and arrows lead on', { tag: '@desk' }, async ({ page }) => {
  await page.goto('/it/san-siro/network', { waitUntil: 'networkidle' });
  await expect(picture(page).locator('a[tabindex="0"]')).toHaveCount(1);
  await picture(page).locator('a[tabindex="0"]').focus();
  const first = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await page.keyboard.press('ArrowRight');
  const second = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  expect(second).not.toBe(first);
  await page.keyboard.press('Tab');
  await expect(picture(page).locator(':focus')).toHaveCount(0);
});

for (const motion of ['no-preference', 'reduce'] as const)
  test(`what comes into the picture is ${motion === 'reduce' ? 'there at once' : 'seen coming'} where motion is ${motion === 'reduce' ? 'not ' : ''}welcome`, async ({
    page
  }) => {
    await page.emulateMedia({ reducedMotion: motion });
    await page.addInitScript(() => {
      document.addEventListener('animationstart', ({ animationName }) => {
        document.documentElement.dataset['animated'] =
          `${document.documentElement.dataset['animated'] ?? ''} ${animationName}`;
      });
    });
    await page.goto('/it/san-siro/network?year=2016', { waitUntil: 'networkidle' });
    const few = await picture(page).getByRole('link').count();
    await page.getByRole('link', { name: "Quest'anno" }).click();
    await expect(page).not.toHaveURL(/year=/);
    await expect.poll(() => picture(page).getByRole('link').count()).toBeGreaterThan(few);
    const animated = page.locator('html');
    if (motion === 'reduce') await expect(animated).not.toHaveAttribute('data-animated', /come/);
    else await expect(animated).toHaveAttribute('data-animated', /come/);
  });

test('on a phone the picture is near enough to read, begins at who is linked to most, and is moved @phone', async ({
  page
}) => {
  await page.goto('/it/san-siro/network', { waitUntil: 'networkidle' });
  const pane = page.getByRole('region', { name: 'Il disegno della rete' });
  const best = picture(page).getByRole('link', { name: 'Comune di Milano', exact: true });
  const { x } = (await best.boundingBox())!;
  expect(x).toBeGreaterThan(0);
  expect(x).toBeLessThan(330);
  const type = await picture(page)
    .locator('.name.wide')
    .first()
    .evaluate(
      (name) => (parseFloat(getComputedStyle(name).fontSize) * name.closest('svg')!.clientWidth) / 1000
    );
  expect(type).toBeGreaterThanOrEqual(13);
  const left = () => pane.evaluate((one) => one.scrollLeft);
  const before = await left();
  await page.getByRole('button', { name: 'Verso destra' }).click();
  await expect.poll(left).toBeGreaterThan(before);
  await pane.focus();
  await page.keyboard.press('ArrowLeft');
  const wide = await pane.evaluate((one) => one.scrollWidth);
  await page.getByText('Intero', { exact: true }).first().click();
  await expect.poll(() => pane.evaluate((one) => one.scrollWidth)).toBeLessThan(wide);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test('a break becomes a need, with what is known of it tapped already', async ({ page }) => {
  await page.goto('/it/san-siro/network/chain?feature=childcare&time=evening');
  const broken = page
    .getByRole('listitem')
    .filter({ hasText: /^Italiano: non sappiamo per certo di nessuno che offra questo passo/ });
  await broken.getByRole('link', { name: "Di' che ti manca" }).click();
  await expect(page).toHaveURL(/\/needs\?/);
  for (const answer of ['un corso di italiano', 'di sera', 'non so a chi lasciare i bambini'])
    await expect(page.getByLabel(answer)).toBeChecked();
  await expect(page.getByLabel('in tutto il quartiere')).not.toBeChecked();
});

test('the slider runs over the years', { tag: '@desk' }, async ({ page }) => {
  await network(page);
  const slider = page.getByRole('slider', { name: "Scegli l'anno" });
  await slider.focus();
  await slider.press('ArrowLeft');
  await expect(page).toHaveURL(/year=\d{4}/);
});

test('all of it works without scripts', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await network(page);
  await opensWhatNarrows(page);
  await page.getByLabel('Tipo di legame').selectOption({ label: 'ospita' });
  await page.getByRole('button', { name: 'Mostra' }).click();
  await expect(page).toHaveURL(/kind=hosts/);
  await picture(page).getByRole('link', { name: 'Mamme a Scuola' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Mamme a Scuola' })).toContainText('è ospitata da');
  await context.close();
});

test('a wrong address is told, and the rest is shown', async ({ page }) => {
  await network(page, '?year=due&view=cube');
  await expect(page.getByRole('alert')).toContainText('view, year');
  await expect(picture(page)).toBeVisible();
});

test('the picture can be taken along as SVG and as PNG', { tag: '@desk' }, async ({ page }) => {
  await network(page, '?organisation=itama');
  const svg = await page.request.get('/it/san-siro/network.svg?year=2021');
  expect(svg.headers()['content-type']).toContain('image/svg+xml');
  expect(svg.headers()['content-security-policy']).toContain("default-src 'none'");
  for (const wrong of ['foo=1', 'kind=zzz'])
    expect((await page.request.get(`/it/san-siro/network.svg?${wrong}`)).status()).toBe(400);
  expect(await svg.text()).toContain('Politecnico di Milano');
  await page.getByRole('heading', { name: 'I dati di questa rete' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Immagine PNG' }).click()
  ]);
  expect(file.suggestedFilename()).toBe('vicina-san-siro-network.png');
});

test('the chain counts what is offered, not what places are called, and says whom to ask', async ({
  page
}) => {
  await page.goto('/it/san-siro/network/chain');
  const work = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /lavoro/ }) });
  // A job centre and companies are on the map; a job is not.
  await expect(work).not.toContainText('AFOL Metropolitana');
  await expect(work).toContainText('Nessuno ha ancora raccolto chi offre questo passo');
  await expect(
    page.getByText(/Queste \d+ offrono un passo, e non sappiamo chi invii loro persone/)
  ).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: 'Alfabeti' }).first()).toBeVisible();
});

test('the chain names its breaks, and each becomes a note', async ({ page }) => {
  // A tick set before the page is alive is taken back by it.
  await page.goto('/it/san-siro/network/chain', { waitUntil: 'networkidle' });
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    /^Sappiamo di (un solo|\d+) invi[io] di persone/
  );
  const narrower = page.locator('summary', { hasText: 'Restringi' });
  if (await narrower.isVisible()) await narrower.click();
  await page.getByLabel('Qualcuno guarda i bambini').check({ force: true });
  await page.getByRole('button', { name: 'Mostra' }).click();
  await expect(page).toHaveURL(/feature=childcare/);
  const broken = page
    .getByRole('listitem')
    .filter({ hasText: /^Orientamento: non sappiamo per certo di nessuno che offra questo passo/ });
  await broken.getByRole('link', { name: 'Scrivi una nota ai partner' }).click();
  await expect(page.getByRole('article')).toContainText(
    'Orientamento: non sappiamo per certo di nessuno che offra questo passo con queste condizioni (qualcuno guarda i bambini).'
  );
  await page.goto('/it/san-siro/network/chain/note?break=unserved-nothing');
  await expect(page.getByRole('article')).toContainText('non si rompe più');
});

test('an organisation is found from its place, and says what it does, where and with whom', async ({
  page
}) => {
  await page.goto('/it/san-siro/activities/itama-italiano-mattina');
  await page.getByRole('link', { name: 'ITAMA, Italiano per mamme' }).first().click();
  await expect(page).toHaveURL(/\/organisations\/itama$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('ITAMA, Italiano per mamme');
  await expect(page.getByRole('article')).toContainText('insegna italiano gratis alle mamme');
  await expect(page.getByRole('article')).toContainText('è ospitata da Istituto comprensivo Radice');
  expect((await page.request.get('/it/san-siro/organisations/nessuno')).status()).toBe(404);
});

test('organisations are found by a part of their name, without its accents', async ({ page }) => {
  await page.goto('/it/san-siro/organisations');
  await page.getByLabel("Cerca un'organizzazione").fill('comunita prog');
  await page.getByRole('button', { name: 'Cerca' }).click();
  await expect(
    page.getByRole('main').getByRole('link', { name: 'Comunità Progetto', exact: true })
  ).toBeVisible();
  await page.goto('/it/san-siro/organisations?q=xyzxyz');
  await expect(page.getByRole('main')).toContainText('Nessuna organizzazione ha questo nome');
});

test('a sheet for somebody who is sent there says where, when and what to bring, and nothing of her', async ({
  page
}) => {
  await page.goto('/it/san-siro/activities/itama-italiano-mattina');
  await page.getByRole('link', { name: 'Per chi orienta: manda qui una donna' }).click();
  await expect(page).toHaveURL(/\/refer$/);
  await page.goto('/it/san-siro/organisations/itama');
  await page.getByText('Per chi orienta: manda qui una donna').click();
  await page.locator('a[href$="/itama-italiano-mattina/refer"]').click();
  await expect(page).toHaveURL(/itama-italiano-mattina\/refer$/);
  const sheet = page.getByRole('article');
  for (const heading of ['Dove', 'Quando', 'Di chi chiedere', 'Che cosa portare', 'E i bambini?'])
    await expect(sheet.getByRole('heading', { name: heading })).toBeVisible();
  await expect(sheet.getByRole('img', { name: 'La stessa pagina, sul telefono' })).toBeVisible();
  await expect(sheet.locator('input, textarea, form')).toHaveCount(0);
  await page.goto('/ar/san-siro/places/casa-di-comunita-via-monreale/refer');
  await expect(sheet.getByRole('heading', { level: 1 })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(sheet.getByText('اسألي عن', { exact: true })).toBeVisible();
});

test('a practice is told with its steps and how its result is known', async ({ page }) => {
  await page.goto('/it/san-siro/practices');
  await page.getByRole('link', { name: 'Italiano la mattina, con i bambini nella stanza accanto' }).click();
  const card = page.getByRole('article');
  await expect(card.getByRole('listitem').first()).toHaveText(
    'Trova aule in una scuola del quartiere, la mattina.'
  );
  await expect(card).toContainText('non c’è uno studio'.replace('’', "'"));
  expect((await page.request.get('/it/san-siro/practices/nessuna')).status()).toBe(404);
});

test('a neighbourhood is counted for comparing', async ({ page }) => {
  await page.goto('/it/san-siro/network/compare?with=nowhere');
  await expect(page.getByRole('row', { name: /^Di queste, collegate/ })).toContainText('47');
});

test(
  'the card of an organisation is an image that needs nothing else',
  { tag: '@desk' },
  async ({ page }) => {
    const address = '/it/san-siro/organisations/itama/card.svg';
    const card = await page.request.get(address);
    expect(card.headers()['content-type']).toContain('image/svg+xml');
    // Of a reader who has it nothing is drawn again.
    const again = await page.request.get(address, { headers: { 'if-none-match': card.headers()['etag']! } });
    expect([again.status(), await again.text()]).toEqual([304, '']);
    expect(card.headers()['content-security-policy']).toContain("default-src 'none'");
    expect(await card.text()).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
    await page.goto('/it/san-siro/organisations/itama');
    await page.getByText('Metti questa scheda nel tuo sito').click();
    await expect(page.getByRole('textbox')).toHaveValue(
      /^<a href=".+\/organisations\/itama"><img src=".+card\.svg"/
    );
  }
);
