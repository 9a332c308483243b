import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { activity, ground, organisation, place } from '../database/entries.ts';
import { photo } from '../database/proposals.ts';
import { expectAccessible } from './axe.ts';
import { startOwnApp, type OwnApp } from './own-app.ts';

// One app for all of them.
test.describe.configure({ mode: 'default' });

/** Photos as they are sent and shown, and the page of an editor's monthly letter: both need a database of their own. */
let app: OwnApp;
let shown: string;
let waiting: string;
const token = 'letter-letter-letter-letter';
const SECRET = 'photo-secret-photo-secret';

async function propose(fields: object): Promise<string> {
  const picture = sharp({ create: { width: 1200, height: 800, channels: 3, background: '#0b5136' } });
  const [large, small] = await Promise.all([
    picture.clone().webp().toBuffer(),
    picture.clone().resize(480).webp().toBuffer()
  ]);
  const [row] = await app.sql<{ id: string }>(`select public.propose_photo($1, $2, $3) ->> 'id' as id`, [
    photo({ slug: 'biblioteca', ...fields }),
    large.toString('base64'),
    small.toString('base64')
  ]);
  const [entry] = await app.sql<{ photo: string }>(
    'select entry_id as photo from public.contributions where id = $1',
    [row!.id]
  );
  return entry!.photo;
}

test.beforeAll(async () => {
  test.setTimeout(180_000);
  app = await startOwnApp();
  await app.imports([
    ...ground,
    organisation('circolo', { areas_served: ['borgo'] }),
    place('biblioteca', { organisation: 'circolo', name: { it: 'Biblioteca' } }),
    activity('corso')
  ]);
  shown = await propose({ alt: { it: 'La porta verde' } });
  await propose({ alt: { it: 'Il cortile' } });
  await app.sql(`select private.decide(id, null) from public.contributions where state = 'pending'`);
  waiting = await propose({ alt: { it: 'Non ancora' }, secret: SECRET });
  await app.sql(
    `insert into auth.users (id, email, email_confirmed_at) values (gen_random_uuid(), 'e@example.org', now())`
  );
  await app.sql(
    `insert into public.memberships (user_id, role, organisation_id)
     select u.id, 'editor', o.id from auth.users as u, public.organisations as o where u.email = 'e@example.org'`
  );
  await app.sql(`update public.places set created_at = now() - interval '9 months'`);
  await app.sql(
    `insert into private.digests (user_id, token_hash) select id, private.secret_hash($1) from auth.users where email = 'e@example.org'`,
    [token]
  );
});
test.afterAll(() => app?.stop());

test('accepted photos are shown with what they show; the page passes axe @desk', async ({ page }) => {
  await page.goto(`${app.address}/it/borgo/places/biblioteca`);
  await expect(page.getByRole('img', { name: 'La porta verde' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'Il cortile' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'Non ancora' })).toHaveCount(0);
  await expectAccessible(page);
});

test('a photo that waits is seen with its secret alone @desk', async () => {
  const ask = (at: string) => fetch(app.address + at);
  for (const size of ['large', 'small']) {
    const live = await ask(`/photos/${shown}-${size}.webp`);
    expect([live.status, live.headers.get('content-type'), live.headers.get('cache-control')]).toEqual([
      200,
      'image/webp',
      'private, max-age=604800, immutable'
    ]);
    expect((await ask(`/photos/${waiting}-${size}.webp`)).status).toBe(404);
    expect((await ask(`/it/borgo/proposals/${'x'.repeat(24)}/photos/${waiting}-${size}.webp`)).status).toBe(
      404
    );
    const own = await ask(`/it/borgo/proposals/${SECRET}/photos/${waiting}-${size}.webp`);
    expect([own.status, own.headers.get('cache-control'), own.headers.get('referrer-policy')]).toEqual([
      200,
      'no-store',
      'same-origin'
    ]);
  }
});

test('what is heavier than an address takes is refused, and whoever sent it reads why @desk', async () => {
  const send = async (
    at: string,
    megabytes: number,
    [file, alt]: readonly [string, string] = ['photo', 'photo-alt']
  ) => {
    const body = new FormData();
    body.set(file, new File([new Uint8Array(megabytes * 1e6)], 'x.jpg', { type: 'image/jpeg' }));
    body.set(alt, 'x');
    const response = await fetch(app.address + at, {
      method: 'POST',
      body,
      headers: { origin: app.address, accept: 'text/html' }
    });
    return { status: response.status, body: await response.text() };
  };
  // A little too heavy is said beside the field.
  expect(await send('/it/borgo/add/place', 14)).toMatchObject({
    status: 400,
    body: expect.stringContaining('12 MB')
  });
  const tooHeavy = (sentence: string) => ({
    status: 413,
    body: expect.stringMatching(`<h1[^>]*>${sentence}`) as unknown
  });
  expect(await send('/it/borgo/add/place', 20)).toMatchObject(tooHeavy('Il file pesa troppo'));
  expect(await send('/en/borgo/needs', 2)).toMatchObject(tooHeavy('The file is too heavy'));
  // Taken and read, and found to be none.
  expect(await send('/it/borgo/organisations/circolo/logo', 2, ['logo', 'alt'])).toMatchObject({
    status: 400,
    body: expect.stringContaining('non è una foto') as unknown
  });
  // A program is told so in its own words.
  expect(await send('/api/v1/borgo/contributions', 2)).toMatchObject({
    status: 413,
    body: expect.stringContaining('"type":"about:blank"')
  });
});

test('all still true is one tap from a letter, without scripts or signing in; looking confirms nothing @desk', async ({
  browser
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 }
  });
  const page = await context.newPage();
  const address = `${app.address}/it/borgo/manage/still-true/${token}`;
  const first = await page.goto(address);
  expect(first!.headers()).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
  const confirmed = () => app.sql('select confirmed_at is not null as yes from public.places');
  expect(await confirmed()).toEqual([{ yes: false }]);
  await expect(page.getByRole('link', { name: 'Biblioteca' })).toBeVisible();
  await page.getByRole('button', { name: 'Sì, è ancora tutto vero' }).click();
  await expect(page.getByRole('heading', { name: 'Grazie' })).toBeVisible();
  expect(await confirmed()).toEqual([{ yes: true }]);
  await page.goto(address);
  await expect(page.getByRole('heading', { name: 'Grazie' })).toBeVisible();
  for (const wrong of ['nonono', 'x'.repeat(30)])
    expect((await page.goto(`${app.address}/it/borgo/manage/still-true/${wrong}`))!.status()).toBe(404);
  await context.close();
});
