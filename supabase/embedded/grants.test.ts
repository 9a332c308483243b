import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../tests/database/engine.ts';
import { keepGrants } from './grants.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.script(`
    create table public.cellar (id int primary key);
    alter table public.cellar enable row level security;
    create policy cellar_all on public.cellar using (true) with check (true);
    revoke all on public.cellar from anon, authenticated, service_role;
    grant select on public.cellar to anon;`);
});

afterAll(() => database?.close());

const grantsOf = (role: string) =>
  database.sql<{ privilege_type: string }>(
    `select privilege_type from information_schema.role_table_grants
     where table_schema = 'public' and table_name = 'cellar' and grantee = $1`,
    [role]
  );

test('requests do not give a role more than the migrations gave it', async () => {
  const anonymous = database.api('anon');
  expect((await anonymous.from('cellar').select()).error).toBeNull();
  const { error, status } = await anonymous.from('cellar').insert({ id: 1 });
  expect({ code: error?.code, status }).toEqual({ code: '42501', status: 401 });
  await database.api('service_role').from('cellar').select();
  expect(await grantsOf('anon')).toEqual([{ privilege_type: 'SELECT' }]);
  expect(await grantsOf('authenticated')).toEqual([]);
});

test('a version of lite that would grant again is refused at the start', () => {
  expect(() => keepGrants({})).toThrow('rlsState');
});
