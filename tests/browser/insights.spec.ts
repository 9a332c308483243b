import { expect, test } from '@playwright/test';

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a policymaker reads the finding, narrows it and takes the table with her', async ({
    page,
    request
  }) => {
    await page.goto('/it/san-siro/insights');
    await expect(page.locator('.finding .sentence')).toHaveText(
      /^Corso di italiano: il \d+% di chi abita qui/
    );
    await expect(page.getByRole('heading', { name: 'Come abbiamo contato' })).toBeVisible();

    await page.getByLabel('Quale servizio?').selectOption({ label: 'Gioco per i piccoli' });
    await page.getByRole('button', { name: 'Mostra', exact: true }).click();
    await expect(page).toHaveURL(/what=kind\.playgroup/);
    await expect(page.locator('.finding .sentence')).toHaveText(
      'Gioco per i piccoli: qui non ne conosciamo nessuno.'
    );

    const csv = await page.getByRole('link', { name: 'CSV: persone' }).getAttribute('href');
    const file = await request.get(csv!);
    expect(await file.text()).toMatch(/^group,residents,minutes,people,share,/);
  });

  test('what one more service would change is asked by choosing a square', async ({ page }) => {
    await page.goto('/it/san-siro/insights?what=kind.playgroup');
    await page.getByRole('button', { name: 'Mostra che cosa cambia' }).click();
    await expect(page).toHaveURL(/suppose=/);
    await expect(page.locator('.answer')).toHaveText(
      /ci arriverebbero in 10 minuti altri [\d.]+ abitanti: dal 0% al \d+%/
    );
  });

  test('the figures on the page are those of the API', async ({ page, request }) => {
    await page.goto('/it/san-siro/insights?what=kind.legal-help');
    const { shares } = (await (
      await request.get('/api/v1/san-siro/insights?what=kind.legal-help&table=shares')
    ).json()) as { shares: { group: string; minutes: number; share: number }[] };
    const shown = await page.locator('.reach tbody tr').first().locator('b').allTextContents();
    const expected = shares
      .filter(({ group }) => group === 'all')
      .map(({ share }) => `${Math.round(share * 100)}%`);
    expect(shown).toEqual(expected);
  });

  test('a woman says in four taps what is missing, and is thanked', async ({ page }) => {
    await page.goto('/it/san-siro/needs');
    await page.getByLabel('qualcuno che tenga i bambini').check();
    await page.getByLabel('in tutto il quartiere').check();
    await page.getByLabel('di sera', { exact: true }).check();
    await page.getByLabel('costa troppo').check();
    await page.getByRole('button', { name: 'Invia' }).click();
    await expect(page.getByRole('status')).toHaveText(/Grazie/);
    await expect(page.getByText('Ancora troppo poco per mostrarlo')).toBeVisible();
  });

  test('what she forgot is asked for beside its question', async ({ page }) => {
    await page.goto('/it/san-siro/needs');
    await page.getByLabel('un lavoro').check();
    await page.getByRole('button', { name: 'Invia' }).click();
    await expect(page.getByRole('alert')).toHaveText(/Scegli più o meno dove/);
    await expect(page.getByLabel('un lavoro')).toBeChecked();
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
  expect((await request.get('/api/v1/san-siro/travel-time?from=x')).status()).toBe(400);
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
