import type { Page } from '@playwright/test';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { randomBytes } from 'node:crypto';
import { expect } from '@playwright/test';
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

/** Signs in as whoever has that e-mail, from whatever page asked for it. */
export async function signIn(page: Page, app: OwnApp, email: string, to = MANAGE): Promise<void> {
  await page.goto(app.address + to);
  await page.getByLabel('La tua e-mail').fill(email);
  await page.getByRole('button', { name: 'Mandami il codice' }).click();
  await page.getByLabel('Il codice di sei cifre').fill(await codeFor(app, email));
  await page.getByRole('button', { name: 'Entra', exact: true }).click();
  await page.waitForURL(app.address + to);
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
    caller: `10.0.0.${++callers}`
  });
  expect(error).toBeNull();
  return secret;
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
