import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendLetters } from '../../src/commands/letters.ts';
import { freePort } from '../../src/commands/port.ts';
import { addressFile, migrationsFolder, projectFolder } from '../../supabase/embedded/folders.ts';
import { openInstallation } from '../../supabase/embedded/installation.ts';
import { readMigrations } from '../../supabase/embedded/migrate.ts';
import { prepareDatabase } from '../../supabase/embedded/prepare.ts';
import { readSecrets } from '../../supabase/embedded/secrets.ts';
import { addField, LABELS, seedBorgo } from './new-field.ts';
import { copyProject, type ProjectCopy } from './project-copy.ts';

/*
 * Whoever adds a field describes it once: here it is done, on a copy of the project that already runs somewhere, and then
 * the field is everywhere.
 */
const BORGO = '/it/borgo';
const PLACE = `${BORGO}/places/biblioteca`;
const EMAIL = 'rosa@example.org';
const MANY = 120_000;

let project: ProjectCopy;
let written: readonly string[];
let app: ChildProcess;
let origin: string;
let admin: SupabaseClient;
let cookie: string;
/** Link that the letter about the change brings. */
let page: string;

beforeAll(async () => {
  await prepareDatabase(readMigrations(migrationsFolder));
  project = copyProject();
  written = addField(project.folder);
  seedBorgo(project.folder);
  // An installation that knew nothing of the field.
  await (await openInstallation({ dataDirectory: project.data })).close();
  origin = await develop();
  const { secretKey } = readSecrets(path.join(project.data, 'keys.json'));
  admin = createClient(readFileSync(addressFile(project.data), 'utf8').trim(), secretKey, {
    auth: { persistSession: false }
  });
}, MANY * 2);
afterAll(async () => {
  if (app?.exitCode === null && app.kill()) await once(app, 'exit');
  await project?.remove();
});

/** Starts the copy as `npm run dev` does. @returns its address */
async function develop(): Promise<string> {
  const port = String(await freePort());
  app = spawn(process.execPath, ['src/commands/dev.ts'], {
    cwd: project.folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: port,
      VICINA_DATA: project.data,
      BASEMAP_UPSTREAM: 'off',
      NODE_ENV: 'development'
    }
  });
  let said = '';
  for (const stream of [app.stdout!, app.stderr!]) stream.on('data', (piece) => (said += String(piece)));
  const address = `http://localhost:${port}`;
  for (;;) {
    if (app.exitCode !== null) throw new Error(`It ended with ${app.exitCode}: ${said}`);
    const answers = await fetch(`${address}/healthz`).then(
      ({ ok }) => ok,
      () => false
    );
    if (answers) return address;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

const ask = (at: string, init: RequestInit = {}) =>
  fetch(origin + at, {
    redirect: 'manual',
    ...init,
    headers: { accept: 'text/html', origin, ...(cookie && { cookie }), ...init.headers }
  });
const text = async (at: string) => (await ask(at)).text();
/** What a page says, without its markup. */
const words = async (at: string) =>
  /<main[^]*<\/main>/
    .exec(await text(at))?.[0]
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ') ?? '';
const post = (at: string, fields: Record<string, string>) =>
  ask(at, { method: 'POST', body: new URLSearchParams(fields) });
const api = async (at: string) => (await ask(`/api${at}`)).json() as Promise<never>;

test('five files are written by hand, and one migration by the command', () => {
  expect(written).toHaveLength(5);
  const filesIn = (folder: string) => readdirSync(path.join(folder, 'supabase/migrations'));
  const [migration, ...more] = filesIn(project.folder).filter(
    (file) => !filesIn(projectFolder).includes(file)
  );
  expect([migration, more]).toEqual([expect.stringMatching(/^\d{14}_places_meeting_point\.sql$/), []]);
  const released = readFileSync(path.join(project.folder, 'supabase/migrations.sha256'), 'utf8');
  expect(released.trim().split('\n').at(-1)).toMatch(new RegExp(`^[0-9a-f]{64}  ${migration}$`));
});

test('a file that describes a neighbourhood says it, and the map is searched by it', async () => {
  const found = await api('/v1/borgo/places?q=portico');
  expect(found).toMatchObject({
    features: [{ properties: { slug: 'biblioteca', meeting_point: { it: 'Sotto il portico' } } }]
  });
});

test('programs read it in GeoJSON and in tables, and are told what it is', async () => {
  const [header = '', row = ''] = (await text('/api/v1/borgo/places?format=csv')).split('\r\n');
  expect(row.split(',')[header.split(',').indexOf('meeting_point_it')]).toBe('Sotto il portico');
  expect(
    Object.keys(((await api('/v1/borgo/places/biblioteca')) as { properties: object }).properties)
  ).toContain('meeting_point');
  expect(await api('/openapi.json')).toMatchObject({
    components: {
      schemas: {
        PlaceFeature: {
          properties: {
            properties: {
              properties: {
                meeting_point: { description: 'Where those who come for the first time are met.' }
              }
            }
          }
        }
      }
    }
  });
});

test('the form that adds a place asks it, and what is answered is proposed', async () => {
  const asked = await text('/ar/borgo/add/place');
  expect(asked).toContain('name="meeting_point"');
  expect(asked).toContain(LABELS.ar);
  const sent = await post(`${BORGO}/add/place`, {
    ...{ category: 'library', name: 'Sala di lettura', address: 'Via Zamagna 4' },
    meeting_point: 'Al cancello'
  });
  expect(sent.status).toBe(303);
  const [, secret] = /add\/sent\/([\w-]+)/.exec(sent.headers.get('location') ?? '')!;
  expect(await words(`${BORGO}/proposals/${secret}`)).toMatch(saying('Al cancello'));
});

test('the form that corrects a place asks it, and proposes only what differs', async () => {
  const form = await text(`${PLACE}/change`);
  expect(form).toContain('name="meeting_point.it"');
  const shown = (name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(form)![1]!.replaceAll('&quot;', '"');
  const answers = Object.entries(JSON.parse(shown('was')) as Record<string, string[]>).flatMap(
    ([name, values]) => values.map((value) => [name, value] as const)
  );
  const sent = await post(`${PLACE}/change`, {
    ...Object.fromEntries(answers),
    ...{ was: shown('was'), base_revision: shown('base_revision'), secret: shown('secret') },
    ...{ 'meeting_point.it': 'Davanti alla fontana', contact: EMAIL }
  });
  expect(sent.status, errorsIn(await sent.text())).toBe(303);
});

test('the letter leads to what was proposed, in its own words', async () => {
  const letters: string[] = [];
  await sendLetters(admin, { origin, send: async ({ text = '' }) => void letters.push(text) });
  const [, link] = new RegExp(`${origin}(/it/borgo/proposals/[\\w-]+)`).exec(letters.join('\n'))!;
  page = link!;
  expect(await words(page)).toMatch(saying('Sotto il portico', 'Davanti alla fontana'));
});

test('who decides sees the difference, and accepts it', async () => {
  await signIn();
  const queue = await text(`${BORGO}/manage/queue`);
  const ids = [...queue.matchAll(/manage\/queue\/([0-9a-f-]{36})/g)].map(([, id]) => id!);
  for (const id of new Set(ids)) {
    const proposal = await words(`${BORGO}/manage/queue/${id}`);
    if (!proposal.includes('Davanti alla fontana')) continue;
    expect(proposal).toMatch(saying('Sotto il portico', 'Davanti alla fontana'));
    const decided = await post(`${BORGO}/manage/queue/${id}?/accept`, { field: 'meeting_point' });
    expect(decided.status).toBe(303);
  }
  expect(await words(page)).toMatch(saying('sulla mappa', 'Davanti alla fontana'));
});

test('the history tells that it changed, and to who decides what it said', async () => {
  expect(await words(`${PLACE}/history`)).toMatch(saying('Sotto il portico', 'Davanti alla fontana'));
});

/** What a form that came back says is wrong. */
const errorsIn = (html: string) =>
  [...html.matchAll(/(?:class="error|role="alert)[^>]*>([^<]*)/g)].map(([, sentence]) => sentence).join(' ');

/** The Italian name of the field, and then these words. */
const saying = (...words: string[]) => new RegExp([LABELS.it, ...words].join('[^]*'));

async function signIn(): Promise<void> {
  const { error } = await admin.rpc('invite_coordinator', { neighbourhood: 'borgo', email: EMAIL });
  expect(error).toBeNull();
  await post(`${BORGO}/manage/sign-in?/send`, { email: EMAIL });
  const outbox = path.join(project.data, 'outbox');
  const mails = readdirSync(outbox).map((file) => readFileSync(path.join(outbox, file), 'utf8'));
  const code = /\b\d{6}\b/.exec(mails.find((mail) => mail.includes(EMAIL))!)![0];
  const entered = await post(`${BORGO}/manage/sign-in?/code`, { email: EMAIL, code });
  expect(entered.status).toBe(303);
  cookie = entered.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}
