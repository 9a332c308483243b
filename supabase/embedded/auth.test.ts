import type { SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../tests/database/engine.ts';

let database: TestDatabase;
let anonymous: SupabaseClient;

beforeAll(async () => {
  database = await openTestDatabase();
  anonymous = database.api('anon');
});

afterAll(() => database?.close());

const ADDRESS = 'amina@example.org';

async function codeInLastEmail(): Promise<string> {
  const text = database.emails.at(-1)?.text ?? database.emails.at(-1)?.html ?? '';
  return /\b\d{6}\b/.exec(text)?.[0] ?? '';
}

test.each(['the first time', 'the second time'])('a code from an e-mail signs someone in %s', async () => {
  const sent = await anonymous.auth.signInWithOtp({ email: ADDRESS });
  expect(sent.error).toBeNull();
  const token = await codeInLastEmail();
  const { data, error } = await anonymous.auth.verifyOtp({ email: ADDRESS, token, type: 'email' });
  expect(error).toBeNull();
  expect(data.user?.email).toBe(ADDRESS);
  const { data: mine } = await anonymous.auth.getUser(data.session?.access_token);
  expect(mine.user?.id).toBe(data.user?.id);
});

test('a code works once', async () => {
  await anonymous.auth.signInWithOtp({ email: ADDRESS });
  const token = await codeInLastEmail();
  expect((await anonymous.auth.verifyOtp({ email: ADDRESS, token, type: 'email' })).error).toBeNull();
  expect((await anonymous.auth.verifyOtp({ email: ADDRESS, token, type: 'email' })).error).not.toBeNull();
});

test('a wrong code is refused as Supabase refuses it', async () => {
  await anonymous.auth.signInWithOtp({ email: ADDRESS });
  const { error } = await anonymous.auth.verifyOtp({ email: ADDRESS, token: '000000', type: 'email' });
  expect(error?.status).toBe(403);
});

test('auth keeps its JSON as JSON', async () => {
  expect(
    await database.sql('select jsonb_typeof(raw_app_meta_data) as kind from auth.users limit 1')
  ).toEqual([{ kind: 'object' }]);
});

test.each(['a password', 'a forgotten password'])('nobody gets in with %s for an e-mail', async (which) => {
  const person = { email: 'someone@example.org', password: 'a long password' };
  const { auth } = database.api('anon');
  const answers =
    which === 'a password'
      ? [await auth.signUp(person), await auth.signInWithPassword(person)]
      : [await auth.resetPasswordForEmail(person.email)];
  for (const { error } of answers) expect(error?.status).toBe(404);
  expect(await database.sql(`select id from auth.users where email = $1`, [person.email])).toEqual([]);
});

test('nobody makes somebody else’s e-mail address hers', async () => {
  const { auth } = database.api('anon');
  await auth.signInWithOtp({ email: 'mallory@example.org' });
  const token = await codeInLastEmail();
  await auth.verifyOtp({ email: 'mallory@example.org', token, type: 'email' });
  const sent = database.emails.length;
  for (const change of [{ email: 'coordinator@example.org' }, { password: 'a long password' }])
    expect((await auth.updateUser(change)).error?.status).toBe(404);
  expect(database.emails.length).toBe(sent);
  expect(
    await database.sql(
      `select id from auth.users where email = 'coordinator@example.org' or email_change <> ''`
    )
  ).toEqual([]);
});
