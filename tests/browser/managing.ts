import type { BrowserContext, Page } from '@playwright/test';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { expect } from '@playwright/test';
import { signedCaller } from '../../src/lib/server/signed-caller.ts';
import type { OwnApp } from './own-app.ts';

/** The pages of managing in the borgo, in Italian. */
export const MANAGE = '/it/borgo/manage';

/** The code that was last sent to an e-mail; fails when there is none. */
export async function codeFor(app: OwnApp, email: string): Promise<string> {
  const last = () =>
    app
      .emails()
      .filter(({ to }) => to === email)
      .at(-1)?.text ?? '';
  await expect.poll(() => /\b\d{6}\b/.test(last())).toBe(true);
  return /\b\d{6}\b/.exec(last())![0];
}

/** Cookies of those who signed in already: a second code for an e-mail waits a minute, and no test does. */
const signedIn = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>();

/** Signs in as whoever has that e-mail, from whatever page asked for it; the second time with her session. */
export async function signIn(page: Page, app: OwnApp, email: string, to = MANAGE): Promise<void> {
  const known = signedIn.get(app.address + email);
  if (known) await page.context().addCookies(known);
  await page.goto(app.address + to);
  if (known) return;
  await page.getByLabel('La tua e-mail').fill(email);
  await page.getByRole('button', { name: 'Mandami il codice' }).click();
  await page.getByLabel('Il codice di sei cifre').fill(await codeFor(app, email));
  await page.getByRole('button', { name: 'Entra', exact: true }).click();
  await page.waitForURL(app.address + to);
  signedIn.set(app.address + email, await page.context().cookies());
}

/** Makes somebody a coordinator of the borgo, as the operator does. */
export async function invite(app: OwnApp, email: string): Promise<void> {
  const { error } = await app.database.rpc('invite_coordinator', { neighbourhood: 'borgo', email });
  expect(error).toBeNull();
}

/** The database as anybody has it. */
export const anybody = (app: OwnApp): SupabaseClient =>
  createClient(app.supabaseUrl, app.publishableKey, { auth: { persistSession: false } });

let callers = 0;

/** Proposes as a neighbour, each from an address of her own. @returns the secret of the private link */
export async function propose(app: OwnApp, proposal: object): Promise<string> {
  const secret = randomBytes(24).toString('base64url');
  const { error } = await anybody(app).rpc('propose', {
    proposal: {
      neighbourhood: 'borgo',
      target: 'places',
      kind: 'update',
      changes: {},
      report: null,
      message: null,
      contact: null,
      locale: 'it',
      secret,
      hints: [],
      proof: null,
      ...proposal
    },
    caller: signedCaller(`10.0.0.${++callers}`, app.callerSecret)
  });
  expect(error).toBeNull();
  return secret;
}

/** Proposes a picture of a place that is there. */
export async function proposePhoto(app: OwnApp, slug: string, alt: string): Promise<void> {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  const picture = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#fff', noise } })
      .webp()
      .toBuffer()
      .then((bytes) => bytes.toString('base64'));
  const { error } = await anybody(app).rpc('propose_photo', {
    photo: {
      neighbourhood: 'borgo',
      of: 'places',
      slug,
      alt: { it: alt },
      width: 320,
      height: 240,
      media_type: 'image/webp',
      secret: randomBytes(24).toString('base64url'),
      locale: 'it'
    },
    large: await picture(320, 240),
    small: await picture(160, 120),
    caller: signedCaller(`10.0.0.${++callers}`, app.callerSecret)
  });
  expect(error).toBeNull();
}

/** What a live place says now. */
export async function placeNow(app: OwnApp, slug: string): Promise<Record<string, unknown> | null> {
  const { data } = await app.database
    .from('places')
    .select('name, address, opening_hours, revision')
    .eq('slug', slug)
    .maybeSingle();
  return data;
}
