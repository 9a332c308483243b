import { expect, test, type Page } from '@playwright/test';

/** With scripts one question is asked at a time: the first is answered once the page is alive. */
async function tells(page: Page, what = 'qualcuno che tenga i bambini'): Promise<void> {
  await expect(page.getByText('Domanda 1 di 4')).toBeVisible();
  await page.getByLabel(what).click();
  await expect(page.getByText('Domanda 2 di 4')).toBeVisible();
}

/** A finger on a square. */
const tapped = (page: Page, name: string) =>
  page
    .locator('.squares label')
    .filter({ hasText: name })
    .click({ position: { x: 20, y: 20 } });

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a woman says in four taps what is missing, and is thanked', async ({ page }) => {
    await page.goto('/it/san-siro/needs');
    await page.getByLabel('qualcuno che tenga i bambini').check();
    await page.getByLabel('preferisco non dirlo, o in tutto il quartiere').check();
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

  test('she taps the square she means, which is named by what is near it', async ({ page }) => {
    await page.goto('/it/san-siro/needs');
    await page.getByLabel('qualcuno che tenga i bambini').check();
    await page.getByLabel('di sera', { exact: true }).check();
    const squares = page.getByRole('group', { name: /quadrati di 200 metri/ });
    const square = squares.getByRole('radio', { name: 'E4: ' });
    // As a finger does: on the square, not on the hidden button in it.
    await tapped(page, 'E4: ');
    await expect(square).toBeChecked();
    await expect(squares.getByText('E4: ')).toHaveText(/^E4: (vicino a|\d+ m a [a-z-]+ di) .+/);
    await page.getByRole('button', { name: 'Invia' }).click();
    await expect(page.getByRole('status')).toHaveText(/Grazie/);
  });

  test('what she tapped stays when something else is missing', async ({ page }) => {
    await page.goto('/it/san-siro/needs');
    const square = page
      .getByRole('group', { name: /quadrati/ })
      .getByRole('radio')
      .nth(12);
    await tapped(page, (await page.locator('.squares .name').nth(12).textContent())!);
    await page.getByRole('button', { name: 'Invia' }).click();
    await expect(page.getByRole('alert')).toHaveText(/Scegli che cosa/);
    await expect(square).toBeChecked();
  });

  test('every square can be told from the others by its name', async ({ page }) => {
    await page.goto('/it/san-siro/needs');
    const names = await page.locator('.squares .name').allTextContents();
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(20);
  });
});

test('where she is becomes a square on the telephone: no point leaves it', async ({ page, context }) => {
  const point = { longitude: 9.13791, latitude: 45.46873 };
  await context.grantPermissions(['geolocation']);
  await context.setGeolocation({ ...point, accuracy: 20 });
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  await page.goto('/it/san-siro/needs');
  await tells(page);
  await page.getByRole('button', { name: 'Dove sono io' }).click();
  await expect(page.getByText(/^Scelto il quadrato D6: /)).toBeVisible();
  const key = await page.locator('.squares :checked').getAttribute('value');
  // By another way: PostGIS transforms the point to 510,780 m east and 5,035,032 m north of EPSG:32632.
  expect(key).toBe('32-2553-25175');
  await page.getByRole('button', { name: 'Avanti' }).click();
  await page.getByLabel('di sera', { exact: true }).click();
  await page.getByRole('button', { name: 'Invia' }).click();
  await expect(page.getByRole('status')).toHaveText(/Grazie/);
  expect(sent.some((one) => one.includes(key!))).toBe(true);
  for (const one of sent) expect(one).not.toMatch(/9\.13|45\.46|9%2E13/);
});

test('who is elsewhere, or whose telephone does not know, is told to choose herself', async ({
  page,
  context
}) => {
  await context.grantPermissions(['geolocation']);
  await page.goto('/it/san-siro/needs');
  await tells(page);
  const here = page.getByRole('button', { name: 'Dove sono io' });
  await context.setGeolocation({ longitude: 9.19, latitude: 45.46, accuracy: 20 });
  await here.click();
  await expect(page.getByText('Sei fuori dal quartiere: scegli tu.')).toBeVisible();
  await context.setGeolocation({ longitude: 9.1379, latitude: 45.4687, accuracy: 2000 });
  await here.click();
  await expect(page.getByText(/Il telefono non sa bene dove sei|fuori dal quartiere/)).toBeVisible();
  await expect(page.locator('.squares :checked')).toHaveCount(0);
});

test('the way on is there once a question is answered, and what is no answer takes her back to it', async ({
  page
}) => {
  await page.goto('/it/san-siro/needs?what=work&when=evening');
  await expect(page.getByText('Domanda 2 di 4')).toBeVisible();
  const [next, send] = ['Avanti', 'Invia'].map((name) => page.getByRole('button', { name }));
  await expect(next!).toHaveCount(0);
  await expect(send!).toHaveCount(0);
  // A square that is not there any more.
  const anywhere = page.getByLabel('preferisco non dirlo, o in tutto il quartiere');
  await anywhere.evaluate((radio: HTMLInputElement) => (radio.value = 'gone'));
  await anywhere.click();
  await next!.click();
  await send!.click();
  await expect(anywhere).toBeFocused();
  await expect(page.locator('#where-wrong')).toBeInViewport();
});
