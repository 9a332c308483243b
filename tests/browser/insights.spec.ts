import { expect, test, type Page } from '@playwright/test';

/** What is long waits behind its heading. */
const opens = (page: Page, heading: string) => page.getByRole('heading', { name: heading }).click();

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a policymaker reads the finding, narrows it and takes the table with her', async ({
    page,
    request
  }) => {
    await page.goto('/it/san-siro/insights');
    await expect(page.locator('.finding .sentence')).toHaveText(
      /^Corso di italiano: ci arriva a piedi in 10 minuti (almeno |tra )?\d+%/
    );
    await expect(page.getByRole('heading', { name: 'Come abbiamo contato' })).toBeVisible();

    await page.getByLabel('Quale servizio?').selectOption({ label: 'Gioco per i piccoli' });
    await page.getByRole('button', { name: 'Mostra', exact: true }).click();
    await expect(page).toHaveURL(/what=kind\.playgroup/);
    await expect(page.locator('.finding .sentence')).toHaveText(
      'Gioco per i piccoli: qui nessuno li ha ancora raccolti.'
    );

    await opens(page, 'Porta via i dati');
    const csv = await page.getByRole('link', { name: 'CSV: persone' }).getAttribute('href');
    const file = await request.get(csv!);
    expect(await file.text()).toMatch(/^group,residents,minutes,people,share,/);
  });

  test('what one more service would change is asked by naming a spot', async ({ page }) => {
    // Nobody has collected playgroups: who would gain, nobody can say.
    await page.goto('/it/san-siro/insights?what=kind.playgroup');
    await opens(page, 'E se ci fosse?');
    await page.getByRole('button', { name: 'Mostra che cosa cambia' }).click();
    await expect(page).toHaveURL(/suppose=/);
    await expect(page.locator('.finding .answer')).toHaveText(/^Qui nessuno ha raccolto questi servizi/);
    await page.goto('/it/san-siro/insights?what=kind.legal-help&without=appointment&suppose=9.1345,45.4697');
    await expect(page.locator('.finding .answer')).toHaveText(
      /ci arriverebbero in 10 minuti altri [\d.]+ abitanti: dal 0% (?:al |all’)\d+%/
    );
  });

  test('every square of the map is in a table too, from where a service can be supposed by keyboard', async ({
    page
  }) => {
    // Of legal help it is known who reaches it; playgroups nobody has collected.
    for (const [kind, answer] of [
      [
        'legal-help',
        /ci arriverebbero in 10 minuti altri [\d.]+ abitanti: d(?:al |all’)\d+% (?:al |all’)\d+%\.$/
      ],
      ['playgroup', /^Qui nessuno ha raccolto questi servizi: [^\d]+$/]
    ] as const) {
      await page.goto(`/it/san-siro/insights?what=kind.${kind}`);
      const map = page.locator('.drawing a');
      await opens(page, 'Come abbiamo contato');
      await page.getByText('Tutti i quadrati, in una tabella').click();
      const links = page.getByRole('link', { name: 'Immaginane uno qui' });
      expect(await links.count()).toBe(await map.count());
      const [inTable, onMap] = [links, map].map((all) =>
        all.evaluateAll((some) => some.map((one) => one.getAttribute('href')))
      );
      expect(await inTable).toEqual(await onMap);
      await links.nth(40).press('Enter');
      await expect(page).toHaveURL(/suppose=9\.\d+%2C45\.\d+#what-if$/);
      await expect(page.locator('.answer').first()).toHaveText(answer);
    }
  });

  test('a service that is there is tried with more hours, and the address keeps the attempt', async ({
    page,
    request
  }) => {
    await page.goto('/it/san-siro/insights?what=kind.italian-course&when=saturday');
    await expect(page.locator('.finding .sentence')).toHaveText(
      'Corso di italiano, di sabato: non sappiamo se c’è.'
    );
    await expect(page.locator('.finding')).toContainText(/di \d+ su \d+ non sappiamo giorni e orari di oggi/);
    await opens(page, 'E se ci fosse?');
    await page.getByLabel('Quale?').selectOption({ value: 'activity.alfabeti-italiano-donne' });
    await expect(page.getByLabel('Il sabato, 9-13')).toBeChecked();
    await page.getByRole('button', { name: 'Mostra che cosa cambia' }).last().click();
    await expect(page).toHaveURL(/change=activity\.alfabeti-italiano-donne&give=time\.saturday#what-if$/);
    const answer = page.locator('.finding .answer');
    await expect(answer).toHaveText(
      /avesse anche questo: il sabato, 9-13, ci arriverebbero in 10 minuti altri [\d.]+ abitanti: dal 0% (?:al |all’)\d+%\./
    );
    // The same figure by another way: the cells as a file, summed here.
    const query = new URL(page.url()).search.slice(1);
    const { cells } = (await (
      await request.get(`/api/v1/san-siro/insights?${query}&table=cells`)
    ).json()) as { cells: { residents: number; minutes_supposed: number | null }[] };
    const within = (fits: (minutes: number) => boolean) =>
      cells.reduce(
        (sum, { residents, minutes_supposed: at }) => (at !== null && fits(at) ? sum + residents : sum),
        0
      );
    const shown = Number(/altri ([\d.]+) abitanti/.exec((await answer.textContent())!)![1]!.replace('.', ''));
    // The file has minutes to a tenth: a cell of exactly ten may be just beyond.
    expect(shown).toBeGreaterThan(within((minutes) => minutes < 10) - 5);
    expect(shown).toBeLessThan(within((minutes) => minutes <= 10) + 5);
    expect(shown).toBeGreaterThan(1000);
    await expect(page.getByText('Con il bordo: le ore in più')).toBeVisible();
  });

  test('a timetable of years ago that nobody has confirmed says nothing of today', async ({ page }) => {
    await page.goto('/it/san-siro/insights?what=kind.italian-course');
    await expect(
      page.locator('.hours, #hours ~ *').getByText('In nessuna ora della settimana')
    ).toBeVisible();
    await expect(page.getByText(/Di \d+ su \d+ non sappiamo giorni e orari di oggi/).first()).toBeVisible();
  });

  test('what nobody has said is not told as missing, nor what nobody has collected', async ({ page }) => {
    await page.goto('/it/san-siro/insights');
    const section = page.locator('section', { has: page.locator('#gaps') });
    await expect(section.getByRole('heading', { name: 'Che cosa non sappiamo' })).toBeVisible();
    await section.getByText(/^Vedile una per una/).click();
    await expect(
      section.getByText(
        /^Italiano, di sera, dalle 18, di sabato: di \d+ su \d+ non sappiamo giorni e orari di oggi/
      )
    ).toBeVisible();
    await expect(section.getByText(/^Lavoro: qui non ne conosciamo nessuno/)).toHaveCount(0);
  });

  test('what is missing follows what is asked besides', async ({ page }) => {
    // Where legal help is given, an appointment is asked for: whoever has none lacks it, and only she.
    const legalHelp = 'Aiuto con diritti e documenti';
    const section = page.locator('section', { has: page.locator('#gaps') });
    const missing = section.locator('ol > li', { hasText: legalHelp });
    await page.goto('/it/san-siro/insights');
    await expect(section.locator('ol > li')).not.toHaveCount(0);
    await expect(missing).toHaveCount(0);

    await page.goto('/it/san-siro/insights?feature=women-only&without=appointment');
    await expect(section.getByText(/^Solo con le condizioni della tua domanda: /)).toBeVisible();
    await expect(missing.getByRole('heading')).toHaveText(
      `${legalHelp}, solo donne, senza chiedere: appuntamento: qui non ne conosciamo nessuno.`
    );
    // It is for women, and counted for them; what is not known of what comes closest is not told as there.
    await expect(missing).toContainText(/Riguarda [\d.]+ donne/);
    await expect(missing).toContainText(
      'manca questo: senza chiedere: appuntamento; e non sappiamo se c’è questo: solo donne.'
    );
    await expect(missing).not.toContainText('ha tutto');

    // Whether any is for women only, with childcare, nobody knows: that is not missing, and is said of each of them.
    await page.goto('/it/san-siro/insights?feature=women-only&feature=childcare');
    await expect(section.getByText(/^Solo con le condizioni della tua domanda: /)).toBeVisible();
    await expect(missing).toHaveCount(0);
    const unknown = section.locator('.unknown ~ ul > li, .unknown ~ details li');
    await expect(unknown.filter({ hasText: legalHelp })).toHaveText(
      `${legalHelp}, solo donne, spazio bimbi: di 1 su 1 non lo sappiamo.`
    );
    const sentences = await unknown.allTextContents();
    for (const sentence of sentences)
      expect(sentence).toMatch(/, solo donne, spazio bimbi: di \d+ su \d+ non/);
    await section.getByRole('link', { name: 'Guarda che cosa manca in generale' }).click();
    await expect(page).not.toHaveURL(/feature=/);
    await expect(section.locator('ol > li')).not.toHaveCount(0);
  });

  test(
    'each of ten questions is one click, is answered without scripts, and says its source',
    { tag: '@phone' },
    async ({ browser }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto('/it/san-siro/insights');
      await page.getByRole('link', { name: /^Dieci domande/ }).click();
      const questions = page.getByRole('navigation', { name: 'Le domande' }).getByRole('link');
      await expect(questions).toHaveCount(10);
      const names = await questions.allTextContents();
      for (const name of names) {
        await page.goto('/it/san-siro/insights/questions');
        await page.getByRole('link', { name }).click();
        await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
        await expect(page.locator('.sentence')).not.toBeEmpty();
        await expect(page.getByText('Fonti, e come abbiamo contato')).toBeVisible();
      }
      // What one more would bring is what comes of trying it.
      await page.goto('/it/san-siro/insights/questions?question=where-more');
      const first = page.getByRole('row').nth(1);
      const [, people] = await first.getByRole('cell').allInnerTexts();
      expect(people).toMatch(/^[\d.]+$/);
      await first.getByRole('link').click();
      await expect(page.locator('.finding .answer')).toContainText(`altri ${people} abitanti`);
      await context.close();
    }
  );

  test('a file that is known already is not sent again, and a parameter given twice is refused', async ({
    request
  }) => {
    const address = '/api/v1/san-siro/insights?table=shares';
    for (const one of [address, '/api/v1/san-siro/insights.svg?locale=it']) {
      const { etag } = (await request.get(one)).headers();
      expect(etag).toBeTruthy();
      const again = await request.get(one, { headers: { 'if-none-match': etag! } });
      expect(again.status()).toBe(304);
    }
    for (const [query, parameter] of [
      ['what=kind.playgroup&what=stage.work', 'what'],
      ['walker=adult&walker=pram', 'walker'],
      ['suppose=9.13,45.47&suppose=9.14,45.47', 'suppose'],
      ['language=ar&language=es', 'language'],
      ['revision=xyz', 'revision']
    ]) {
      const answer = await request.get(`/api/v1/san-siro/insights?${query}`);
      expect([answer.status(), ((await answer.json()) as { parameter: string }).parameter]).toEqual([
        400,
        parameter
      ]);
    }
    const picture = await request.get('/api/v1/san-siro/insights.svg?format=csv');
    expect([picture.status(), ((await picture.json()) as { parameter: string }).parameter]).toEqual([
      400,
      'format'
    ]);
  });

  test('a gap names what would close it, and leads to trying that', async ({ page, request }) => {
    await page.goto('/it/san-siro/insights?without=appointment');
    const gap = page.locator('#gaps ~ ol > li', { hasText: 'Aiuto con diritti e documenti' });
    await expect(gap).toContainText(/» \([^)]+\) ha tutto, tranne: senza chiedere: appuntamento\./);
    await expect(gap).toContainText(/Se lo avesse, [\d.]+ abitanti in più lo avrebbero entro 15 minuti/);
    const numberIn = (text: string | null, around: RegExp) =>
      Number(around.exec(text!)![1]!.replaceAll('.', ''));
    const promised = numberIn(await gap.textContent(), /Se lo avesse, ([\d.]+) abitanti/);
    await gap.getByRole('link', { name: 'Prova: e se lo avesse?' }).click();
    await expect(page).toHaveURL(
      /what=kind\.legal-help&without=appointment&change=activity\.[\w-]+&give=without\.appointment#what-if$/
    );
    const answer = page.locator('.finding .answer');
    await expect(answer).toHaveText(
      /avesse anche questo: senza chiedere: appuntamento, ci arriverebbero in 10 minuti altri [\d.]+ abitanti: dal 0% (?:al |all’)\d+%\./
    );
    // Both numbers by another way: the cells as a file, summed here; it has minutes to a tenth.
    const { cells } = (await (
      await request.get(`/api/v1/san-siro/insights${new URL(page.url()).search}&table=cells`)
    ).json()) as { cells: { residents: number; minutes: number | null; minutes_supposed: number | null }[] };
    expect(cells.every(({ minutes }) => minutes === null)).toBe(true);
    const within = (limit: number) =>
      cells.reduce(
        (sum, { residents, minutes_supposed: at }) => (at !== null && at <= limit ? sum + residents : sum),
        0
      );
    const tried = numberIn(await answer.textContent(), /altri ([\d.]+) abitanti/);
    for (const [shown, limit] of [
      [promised, 15],
      [tried, 10]
    ] as const) {
      expect(shown).toBeGreaterThan(within(limit - 0.1) - 5);
      expect(shown).toBeLessThan(within(limit) + 5);
    }
    expect(tried).toBeGreaterThan(1000);
    expect(promised).toBeGreaterThan(tried);
  });

  test('a service that is not of the kind asked for cannot be changed, and that is said', async ({
    page,
    request
  }) => {
    const query = 'what=kind.italian-course&change=activity.nessuno&give=time.saturday';
    await page.goto(`/it/san-siro/insights?${query}`);
    await expect(page.getByRole('alert')).toContainText('Non conosciamo questo servizio');
    const answer = await request.get(`/api/v1/san-siro/insights?${query}`);
    expect([answer.status(), ((await answer.json()) as { parameter: string }).parameter]).toEqual([
      400,
      'change'
    ]);
  });

  test('the figures on the page are those of the API', async ({ page, request }) => {
    await page.goto('/it/san-siro/insights?what=kind.legal-help');
    const { shares } = (await (
      await request.get('/api/v1/san-siro/insights?what=kind.legal-help&table=shares')
    ).json()) as { shares: { group: string; minutes: number; share: number }[] };
    // Everybody alone: the limits stand one under the other.
    const shown = await page.locator('.reach tbody tr b').allTextContents();
    const expected = shares
      .filter(({ group }) => group === 'all')
      .map(({ share }) => `${Math.round(share * 100)}%`);
    expect(shown).toEqual(expected);
  });
});

test('isochrones are GeoJSON, and say how they were measured', async ({ request }) => {
  const answer = await request.get('/api/v1/san-siro/travel-time?from=9.137,45.472&minutes=5,10');
  const { method, features } = (await answer.json()) as {
    method: string;
    features: { properties: { minutes: number } }[];
  };
  expect(method).toBe('straight-line');
  expect(features.map(({ properties }) => properties.minutes)).toEqual([10, 5]);
  for (const [query, parameter] of [
    ['from=x', 'from'],
    ['', 'from'],
    ['from=9.137,95', 'from'],
    ['from=9.137,45.472&from=9.1,45.4', 'from'],
    ['from=9.137,45.472&minutes=0', 'minutes'],
    ['from=9.137,45.472&minutes=5,,10', 'minutes'],
    ['from=9.137,45.472&minutes=1e3', 'minutes'],
    ['from=9.137,45.472&walker=car', 'walker'],
    ['from=9.137,45.472&minuets=5', 'minuets'],
    ['from=2.17,41.38', 'from']
  ]) {
    const refused = await request.get(`/api/v1/san-siro/travel-time?${query}`);
    expect([refused.status(), ((await refused.json()) as { parameter: string }).parameter], query).toEqual([
      400,
      parameter
    ]);
  }
});

test.describe('a report', () => {
  test.use({ javaScriptEnabled: false });

  test('that nobody kept says so, and has the figures of today', async ({ page }) => {
    await page.goto('/it/san-siro/insights/report?revision=1');
    await expect(page.getByRole('status')).toHaveText(/Della revisione 1 nessuno ha conservato/);
    await expect(page.getByText('Fonti e licenze')).toBeVisible();
  });

  test('that she keeps has an address, and so have its files', async ({ page, request }) => {
    await page.goto('/it/san-siro/insights/report?what=kind.legal-help');
    const finding = await page.getByRole('heading', { level: 1 }).textContent();
    await page.getByRole('button', { name: 'Conserva questo rapporto' }).click();
    await expect(page).toHaveURL(/what=kind\.legal-help&revision=\d+&day=\d{4}-\d{2}-\d{2}$/);
    await expect(page.getByRole('status')).toHaveText(/^Questo è il rapporto del/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(finding!);
    const query = new URL(page.url()).search;
    const file = await request.get(`/api/v1/san-siro/insights${query}&format=csv&table=shares`);
    expect(file.headers()['content-disposition']).toMatch(/shares-r\d+\.csv/);
    expect((await request.get('/api/v1/san-siro/insights?revision=1')).status()).toBe(400);
  });
});

test('arrows in a list lead nowhere; the button asks', async ({ page }) => {
  await page.goto('/it/san-siro/insights');
  const what = page.getByLabel('Quale servizio?');
  await what.focus();
  await what.press('ArrowDown');
  await page.waitForTimeout(300);
  expect(new URL(page.url()).search).toBe('');
  await expect(what).toBeFocused();
  await page.getByRole('button', { name: 'Mostra', exact: true }).click();
  await expect(page).toHaveURL(/what=/);
});
