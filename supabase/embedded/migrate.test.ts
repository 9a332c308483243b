import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../tests/database/engine.ts';
import { temporaryFolder } from '../../tests/database/temporary-folder.ts';
import { migrate, readMigrations } from './migrate.ts';

const folder = temporaryFolder();
const write = (name: string, sql: string) => writeFileSync(path.join(folder, name), sql);
let database: TestDatabase;

const applied = async () => {
  const rows = await database.sql<{ name: string }>(
    'select name from supabase_migrations.schema_migrations order by version'
  );
  return rows.map(({ name }) => name);
};

beforeAll(async () => {
  write('20260101000000_first.sql', 'create table public.one (id int);');
  database = await openTestDatabase({ migrationsDirectory: folder });
});

afterAll(() => database?.close());

test('a migration that appears later is applied at the next start, once', async () => {
  expect(await applied()).toEqual(['first']);
  write('20260102000000_second.sql', 'create table public.two (id int); insert into public.two values (2);');
  expect((await migrate(database.superuser, readMigrations(folder))).map(({ name }) => name)).toEqual([
    'second'
  ]);
  expect(await migrate(database.superuser, readMigrations(folder))).toEqual([]);
  expect(await database.sql('select id from public.two')).toEqual([{ id: 2 }]);
});

test('a migration that fails leaves nothing behind and says where', async () => {
  write('20260103000000_third.sql', 'create table public.three (id int);\nselect 1/0;');
  await expect(migrate(database.superuser, readMigrations(folder))).rejects.toThrow(
    'The migration 20260103000000_third.sql failed'
  );
  expect(await applied()).toEqual(['first', 'second']);
  expect(await database.sql("select to_regclass('public.three') as three")).toEqual([{ three: null }]);
});

test('versions are ordered as numbers and other files are left alone', () => {
  const other = temporaryFolder();
  for (const name of ['10_b.sql', '9_a.sql', 'README.md', 'x.sql']) writeFileSync(path.join(other, name), '');
  expect(readMigrations(other).map(({ version }) => version)).toEqual(['9', '10']);
});
