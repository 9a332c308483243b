import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  CONTRACT,
  differenceFrom,
  differenceOf,
  SESSION_CLAIMS
} from '../../src/commands/supabase-contract.ts';
import { openTestDatabase, type TestDatabase } from './engine.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.script(`
    create table public.pots (id int primary key, owner uuid, lid jsonb);
    alter table public.pots enable row level security;
    grant select on public.pots to authenticated;
    grant select, insert on public.pots to service_role;
    create policy pots_read_own on public.pots for select to authenticated using (owner = (select auth.uid()));
    create function public.who() returns text language sql as 'select current_user::text';
    create function public.refuse() returns void language plpgsql as
      $$ begin raise exception 'The lid is on' using hint = 'Take it off', detail = 'lid'; end $$;
    grant execute on function public.who(), public.refuse() to anon, authenticated, service_role;
    insert into public.pots values (1, '00000000-0000-4000-8000-000000000001', '{"of": "glass"}');
  `);
});

afterAll(() => database?.close());

test('the owner sees everything, with JSON as objects', async () => {
  expect(await database.sql('select id, lid from pots where id = $1', [1])).toEqual([
    { id: 1, lid: { of: 'glass' } }
  ]);
});

test('a role without a grant is refused, with the code of PostgreSQL', async () => {
  await expect(database.as('anon').sql('select * from pots')).rejects.toMatchObject({ code: '42501' });
});

test('claims decide what a signed-in person sees', async () => {
  const mine = { sub: '00000000-0000-4000-8000-000000000001' };
  const other = { sub: '00000000-0000-4000-8000-000000000002' };
  expect(await database.as('authenticated', mine).sql('select id from pots')).toEqual([{ id: 1 }]);
  expect(await database.as('authenticated', other).sql('select id from pots')).toEqual([]);
  const through = await database.api('authenticated', mine).from('pots').select('id');
  expect(through.data).toEqual([{ id: 1 }]);
});

test.each(['anon', 'authenticated', 'service_role'] as const)(
  'the API runs as %s when asked to',
  async (role) => {
    const { data } = await database.api(role, { sub: '00000000-0000-4000-8000-000000000001' }).rpc('who');
    expect(data).toBe(role);
  }
);

test('what SQL refuses with a sentence arrives as a 400 with message, detail and hint', async () => {
  const { error, status } = await database.api('anon').rpc('refuse');
  expect(status).toBe(400);
  expect(error).toMatchObject({
    code: 'P0001',
    message: 'The lid is on',
    details: 'lid',
    hint: 'Take it off'
  });
});

test('the project’s own migrations are there', async () => {
  const [row] = await database.sql<{ places: string | null }>(
    "select to_regclass('public.places')::text as places"
  );
  expect(row?.places).toBe('places');
});

test.each(CONTRACT)('$says', async (clause) => {
  const { keys, fetch } = database;
  expect(await differenceFrom(clause, { ...keys, fetch })).toBeUndefined();
});

test('a session says in its token what Auth documents, is renewed once, and ends when she signs out', async () => {
  const { auth } = database.api('anon');
  const email = 'amina@example.org';
  await auth.signInWithOtp({ email });
  const token = /\b\d{6}\b/.exec(database.emails.at(-1)?.text ?? '')?.[0] ?? '';
  const { data } = await auth.verifyOtp({ email, token, type: 'email' });
  const claims = await auth.getClaims(data.session?.access_token);
  expect(differenceOf(claims.data?.claims, { ...SESSION_CLAIMS, email })).toBeUndefined();
  expect(data.session).toMatchObject({ token_type: 'bearer', expires_in: 3600 });
  const renewed = await auth.refreshSession({ refresh_token: data.session?.refresh_token ?? '' });
  expect(renewed.data.session?.refresh_token).not.toBe(data.session?.refresh_token);
  expect(await auth.signOut({ scope: 'local' })).toEqual({ error: null });
  const after = await auth.refreshSession({ refresh_token: renewed.data.session?.refresh_token ?? '' });
  expect(after.error).toMatchObject({ status: 400, code: 'refresh_token_not_found' });
  const session = claims.data?.claims.session_id;
  expect(await database.sql('select from auth.sessions where id = $1', [session])).toEqual([]);
});
