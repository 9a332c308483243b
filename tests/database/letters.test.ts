import type { SupabaseClient } from '@supabase/supabase-js';
import type { EmailMessage } from '@supabase/lite';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { purgeExpired, sendLetters } from '../../src/commands/letters.ts';
import { makeWorld, PEOPLE } from './access/world.ts';
import { openTestDatabase, type TestDatabase } from './engine.ts';
import { newSecret, proposal } from './proposals.ts';
import { temporaryFolder } from './temporary-folder.ts';

const origin = 'https://vicina.example.org';
const MONTH = 30 * 24 * 3600_000;

let database: TestDatabase;
let launcher: SupabaseClient;
let received: EmailMessage[];

beforeAll(async () => {
  database = await openTestDatabase();
  await makeWorld(database);
  launcher = database.api('service_role');
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.sql('delete from private.letters');
  received = [];
});

const send = async (message: EmailMessage) => void received.push(message);
const coordinator = () => database.as('authenticated', PEOPLE['a coordinator'].claims);

async function propose(locale = 'it'): Promise<{ id: string; secret: string }> {
  const secret = newSecret();
  const value = proposal({
    slug: 'biblioteca',
    secret,
    locale,
    contact: 'Amina@example.org',
    message: 'Ciao.'
  });
  const [row] = await database
    .as('anon')
    .sql<{ id: string }>(`select public.propose($1) ->> 'id' as id`, [value]);
  return { id: row!.id, secret };
}

test('who left an address hears that her proposal arrived, is asked and is decided, in her language', async () => {
  const { id, secret } = await propose('ar');
  expect(await sendLetters(launcher, { origin, send })).toEqual({ sent: 1, failed: 0 });
  expect(received[0]).toMatchObject({
    to: 'amina@example.org',
    subject: expect.stringContaining('وصل اقتراحكِ')
  });
  expect(received[0]!.text).toContain(`${origin}/ar/borgo/proposals/${secret}\n`);

  await coordinator().sql('select public.decide($1, $2)', [id, { action: 'ask', words: 'Da quando?' }]);
  await coordinator().sql('select public.decide($1, $2)', [
    id,
    { action: 'refuse', reason: 'unclear', words: 'Peccato.' }
  ]);
  await sendLetters(launcher, { origin, send });
  expect(received.slice(1).map(({ subject }) => subject)).toEqual([
    expect.stringContaining('سؤال'),
    expect.stringContaining('لم يُقبل')
  ]);
  // The secret is known to her alone: what is kept of it opens nothing.
  for (const { text } of received.slice(1)) expect(text).not.toContain(secret);
});

test('a letter that was sent is gone, and is not sent again', async () => {
  await propose();
  await sendLetters(launcher, { origin, send });
  await sendLetters(launcher, { origin, send });
  expect(received).toHaveLength(1);
  expect(await database.sql('select count(*)::int as letters from private.letters')).toEqual([
    { letters: 0 }
  ]);
});

test('a mail server that fails is tried again later, with what it said kept from the log', async () => {
  await propose();
  const failing = () => Promise.reject(new Error('550 no such user amina@example.org'));
  expect(await sendLetters(launcher, { origin, send: failing })).toEqual({ sent: 0, failed: 1 });
  expect(await sendLetters(launcher, { origin, send })).toEqual({ sent: 0, failed: 0 });
  expect(await database.sql('select last_failure from private.letters')).toEqual([
    { last_failure: '550 no such user amina@example.org' }
  ]);
  await database.sql(`update private.letters set not_before = now()`);
  expect(await sendLetters(launcher, { origin, send })).toEqual({ sent: 1, failed: 0 });
});

test('a mail server that is down does not use up the tries of every letter', async () => {
  for (let time = 0; time < 3; time++) await propose();
  await database.sql(
    `insert into private.letters (recipient, template, values) select 'x@example.org', 'asked', '{"neighbourhood": "borgo"}' from generate_series(1, 5)`
  );
  let tried = 0;
  await sendLetters(launcher, {
    origin,
    send: () => {
      tried++;
      return Promise.reject(new Error('connect ECONNREFUSED'));
    }
  });
  expect(tried).toBe(3);
});

test('an editor is asked once a month what is still true, and confirms all of it by the link', async () => {
  await database.sql(
    `update public.places set confirmed_at = null, created_at = now() - interval '8 months' where slug = 'biblioteca'`
  );
  await database.sql('delete from private.digests');
  const data = temporaryFolder();
  const now = new Date();
  await purgeExpired(launcher, data, now);
  await purgeExpired(launcher, data, now);
  await sendLetters(launcher, { origin, send });
  const digests = received.filter(({ text }) => text?.includes('/manage/still-true/'));
  expect(digests.map(({ to }) => to)).toEqual(['person4@example.org']);
  const [, token] = /still-true\/([\w-]+)\n/.exec(digests[0]!.text ?? '') ?? [];
  const anyone = database.api('anon');
  const listed = await anyone.rpc('digest_by_token', { token });
  expect(listed.data).toMatchObject({ done: false, entries: [{ target: 'places', slug: 'biblioteca' }] });
  // Looking changes nothing.
  expect((await anyone.rpc('digest_by_token', { token })).data).toEqual(listed.data);
  expect((await anyone.rpc('confirm_digest', { token })).data).toBe(1);
  const [place] = await database.sql(
    `select confirmed_at > now() - interval '1 minute' as fresh from public.places where slug = 'biblioteca'`
  );
  expect(place).toEqual({ fresh: true });
  expect((await anyone.rpc('confirm_digest', { token })).error?.code).toBe('PT409');
  // Nothing to ask a month later: it was confirmed.
  received = [];
  await purgeExpired(launcher, data, new Date(now.getTime() + MONTH + 1000));
  await sendLetters(launcher, { origin, send });
  expect(received.filter(({ to }) => to === 'person4@example.org')).toEqual([]);
});

/** A neighbour's change of the library that a coordinator accepts; what was written until then is sent. */
async function accepted(changes: object, contact: string | null = 'Fatima@example.org') {
  const value = proposal({ slug: 'biblioteca', secret: newSecret(), contact, changes });
  const [{ id } = { id: '' }] = await database
    .as('anon')
    .sql<{ id: string }>(`select public.propose($1) ->> 'id' as id`, [value]);
  const [{ revision } = { revision: 0 }] = await coordinator().sql<{ revision: number }>(
    `select (public.decide($1, '{"action": "accept"}') ->> 'revision')::int as revision`,
    [id]
  );
  await sendLetters(launcher, { origin, send });
  received = [];
  return revision;
}
const undo = async (revision: number) => {
  const [{ made } = { made: 0 }] = await coordinator().sql<{ made: number }>(
    `select (public.undo_revision($1) ->> 'revision')::int as made`,
    [revision]
  );
  return made;
};
const subjects = async () => {
  await sendLetters(launcher, { origin, send });
  return received.map(({ to, subject }) => [to, subject.replace(' · Vicina', '')]);
};

test('who was told that it was accepted is told once that it was undone, and nobody without an address', async () => {
  const revision = await accepted({ address: 'Via Uno 1' });
  const undone = await undo(revision);
  expect(await subjects()).toEqual([['fatima@example.org', 'La tua proposta non è più sulla mappa']]);
  // Brought back and undone once more: her page tells, no second letter does.
  received = [];
  await undo(await undo(undone));
  expect(await subjects()).toEqual([]);
  await undo(await accepted({ address: 'Via Due 2' }, null));
  expect(await subjects()).toEqual([]);
});

test('an undo that is taken back before its letter has gone is not written of', async () => {
  const undone = await undo(await accepted({ address: 'Via Tre 3' }));
  await undo(undone);
  expect(await subjects()).toEqual([]);
});

test('who was told that it was accepted is told when another closes the entry, and not when she does', async () => {
  await accepted({ address: 'Via Quattro 4' }, 'Zahra@example.org');
  const closing = proposal({
    ...{ slug: 'biblioteca', secret: newSecret(), kind: 'close', contact: 'fatima@example.org' },
    ...{ message: 'Ha chiuso.' }
  });
  const [{ id } = { id: '' }] = await database
    .as('anon')
    .sql<{ id: string }>(`select public.propose($1) ->> 'id' as id`, [closing]);
  const [{ revision } = { revision: 0 }] = await coordinator().sql<{ revision: number }>(
    `select (public.decide($1, '{"action": "accept"}') ->> 'revision')::int as revision`,
    [id]
  );
  const told = await subjects();
  expect(told).toContainEqual(['zahra@example.org', 'La pagina a cui hai contribuito è chiusa']);
  expect(told.filter(([, subject]) => subject === 'La pagina a cui hai contribuito è chiusa')).toHaveLength(
    1
  );
  expect(revision).toBeGreaterThan(0);
});
