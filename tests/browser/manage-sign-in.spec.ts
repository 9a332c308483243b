import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { ground } from '../database/entries.ts';
import { codeFor, invite, MANAGE, signIn } from './managing.ts';
import { startOwnApp, type OwnApp } from './own-app.ts';

test.describe.configure({ mode: 'serial' });

let app: OwnApp;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  app = await startOwnApp();
  await app.imports(ground);
  await invite(app, 'rosa@example.org');
});
test.afterAll(() => app?.stop());

const cookies = async (page: { context(): { cookies(): Promise<{ name: string }[]> } }) =>
  (await page.context().cookies()).map(({ name }) => name);

test(
  'a code from an e-mail lets in, to where she wanted to go, without scripts',
  { tag: ['@phone', '@postgres'] },
  async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${app.address}${MANAGE}/members?from=x`);
    await page.getByLabel('La tua e-mail').fill('Rosa@Example.org ');
    await page.getByRole('button', { name: 'Mandami il codice' }).click();
    // Nobody is given a cookie for having asked.
    expect(await cookies(page)).toEqual([]);

    await page.getByLabel('Il codice di sei cifre').fill('12345');
    await page.getByRole('button', { name: 'Entra', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('ha sei cifre');

    const code = await codeFor(app, 'rosa@example.org');
    const wrong = code === '000000' ? '000001' : '000000';
    await page.getByLabel('Il codice di sei cifre').fill(wrong);
    await page.getByRole('button', { name: 'Entra', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('non è giusto');

    // As people copy it, and as their keyboard writes it.
    const arabic = code.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
    await page.getByLabel('Il codice di sei cifre').fill(`${arabic.slice(0, 3)} ${arabic.slice(3)}`);
    await page.getByRole('button', { name: 'Entra', exact: true }).click();
    await expect(page).toHaveURL(`${app.address}${MANAGE}/members?from=x`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chi gestisce');
    const [session, ...others] = await context.cookies();
    expect(others).toEqual([]);
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });

    await page.getByRole('button', { name: 'Disconnetti' }).click();
    expect(await cookies(page)).toEqual([]);
    await page.goto(app.address + MANAGE);
    await expect(page.getByLabel('La tua e-mail')).toBeVisible();
    await context.close();
  }
);

test('whether an e-mail is known here is told to nobody', { tag: '@desk' }, async ({ page }) => {
  const answers: string[] = [];
  for (const email of ['nobody-here@example.org', 'nadia@example.org']) {
    if (email.startsWith('nadia')) await invite(app, email);
    await page.goto(`${app.address}${MANAGE}/sign-in`);
    await page.getByLabel('La tua e-mail').fill(email);
    await page.getByRole('button', { name: 'Mandami il codice' }).click();
    await expect(page.getByLabel('Il codice di sei cifre')).toBeVisible();
    // The seconds to wait stand there once the scripts came.
    await expect(page.getByText(/\d+ second/)).toBeVisible();
    answers.push((await page.locator('main').innerText()).replace(email, '').replace(/\d+ second\S+/, ''));
  }
  expect(answers[0]).toBe(answers[1]);
});

test('somebody who guesses codes is stopped', { tag: '@desk' }, async ({ request }) => {
  const guess = (code: string) =>
    request.post(`${app.address}${MANAGE}/sign-in?/code`, {
      form: { email: 'victim@example.org', code },
      headers: { origin: app.address, accept: 'text/html' }
    });
  let said = '';
  for (let tries = 0; tries < 40 && !said.includes('Troppi tentativi'); tries++)
    said = await (await guess(String(100_000 + tries))).text();
  expect(said).toContain('Troppi tentativi');
});

test('another site cannot act in her name', { tag: '@desk' }, async ({ page }) => {
  await signIn(page, app, 'rosa@example.org');
  const answer = await page.request.post(`${app.address}${MANAGE}/members?/invite`, {
    form: { email: 'thief@example.org', role: 'coordinator' },
    headers: { origin: 'https://example.org' }
  });
  expect(answer.status()).toBe(403);
  expect(await app.sql(`select email from private.invitations where email like 'thief%'`)).toEqual([]);
});

test(
  'the page of another site proposes nothing through who visits it',
  { tag: '@desk' },
  async ({ page }) => {
    const site = createServer((_, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end('<!doctype html><title>Un altro sito</title>');
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    try {
      await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
      const address = `${app.address}/api/v1/borgo/contributions`;
      const proposed = {
        target: 'places',
        kind: 'create',
        changes: {
          category: 'library',
          name: { it: 'Da un altro sito' },
          location: { type: 'Point', coordinates: [9.137, 45.472] },
          location_precision: 'exact'
        }
      };
      const answers = await page.evaluate(
        async ([address, body]) => {
          const send = (init: RequestInit) =>
            fetch(address, { method: 'POST', body, ...init }).then(
              ({ status, type }) => `${type} ${status}`,
              () => 'refused'
            );
          return [
            await send({ headers: { 'content-type': 'application/json' } }),
            await send({ headers: { 'content-type': 'text/plain' } }),
            await send({ headers: { 'content-type': 'application/json', 'idempotency-key': 'x' } }),
            await send({ mode: 'no-cors' })
          ];
        },
        [address, JSON.stringify(proposed)] as const
      );
      // Of an answer to a request that asks for none, a page learns nothing: not even that it was refused.
      expect(answers).toEqual(['refused', 'refused', 'refused', 'opaque 0']);
      expect(
        await app.sql(`select id from public.contributions where changes->'name'->>'it' = 'Da un altro sito'`)
      ).toEqual([]);
      // From a program, or typed by hand, the same is taken.
      expect((await page.request.post(address, { data: proposed })).status()).toBe(201);
    } finally {
      site.close();
    }
  }
);

test(
  'a session that has run out is renewed on the way, by many requests at once',
  { tag: '@desk' },
  async ({ page }) => {
    await signIn(page, app, 'rosa@example.org');
    const [kept] = await page.context().cookies();
    const told = JSON.parse(
      Buffer.from(kept!.value.replace('base64-', ''), 'base64url').toString()
    ) as object;
    const old = `base64-${Buffer.from(JSON.stringify({ ...told, expires_at: 1 })).toString('base64url')}`;
    await page.context().addCookies([{ ...kept!, value: old }]);
    const answers = await Promise.all(
      ['', '/queue', '/log'].map((part) => page.request.get(app.address + MANAGE + part))
    );
    expect(answers.map((answer) => answer.url())).toEqual(
      ['', '/queue', '/log'].map((part) => app.address + MANAGE + part)
    );
    expect((await page.context().cookies())[0]?.value).not.toBe(old);
  }
);

test('a broken cookie is no session, and harms nothing', { tag: '@desk' }, async ({ page }) => {
  for (const value of ['abc', 'base64-e30', 'base64-%7B', `base64-${'A'.repeat(3000)}`]) {
    await page.context().addCookies([{ name: 'vicina-session', value, url: app.address }]);
    const answer = await page.goto(app.address + MANAGE);
    expect(answer?.status(), value).toBe(200);
    await expect(page.getByLabel('La tua e-mail')).toBeVisible();
  }
});
