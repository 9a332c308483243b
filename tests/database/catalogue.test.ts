import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogueDifferences } from '../../src/commands/catalogue/differences.ts';
import { readCatalogue, type DatabaseCatalogue } from '../../src/commands/catalogue/read-catalogue.ts';
import { openTestDatabase, type TestDatabase } from './engine.ts';

let database: TestDatabase;
let before: DatabaseCatalogue;

beforeAll(async () => {
  database = await openTestDatabase();
  before = await readCatalogue(database.superuser);
});

afterAll(() => database?.close());

/** What is found to differ after some statements, and, when they are taken back, nothing. */
async function found(statements: string, takenBack: string): Promise<string[]> {
  await database.script(statements);
  const after = await readCatalogue(database.superuser);
  await database.script(takenBack);
  const again = await readCatalogue(database.superuser);
  expect(catalogueDifferences(before, again, { before: 'before', after: 'again' })).toEqual([]);
  return catalogueDifferences(before, after, { before: 'before', after: 'after' });
}

test('a catalogue is like itself, and knows what the migrations make', () => {
  expect(catalogueDifferences(before, before, { before: 'before', after: 'after' })).toEqual([]);
  for (const object of [
    'schema private',
    'table public.places',
    'column public.places.name',
    'constraint public.places.places_slug_key',
    'index public.places_location_idx',
    'policy public.places.places_read_all',
    'trigger public.places.places_search_text',
    'function private.editable_fields(target text)',
    'extension postgis'
  ])
    expect([...before.keys()]).toContain(object);
  expect([...before.keys()].filter((object) => object.startsWith('row of private.limits'))).not.toEqual([]);
});

test.each([
  [
    'a grant on a table',
    'grant insert on public.places to anon',
    'revoke insert on public.places from anon',
    'table public.places: granted to anon\n  before: SELECT\n  after: INSERT, SELECT'
  ],
  [
    'a grant on a column',
    'grant select (contact) on public.contributions to authenticated',
    'revoke select (contact) on public.contributions from authenticated',
    'column public.contributions.contact: granted to authenticated\n  before: nothing\n  after: SELECT'
  ],
  [
    'a grant on a function',
    'grant execute on function public.purge(timestamptz) to anon',
    'revoke execute on function public.purge(timestamptz) from anon',
    'function public.purge(at timestamp with time zone): granted to anon\n  before: nothing\n  after: EXECUTE'
  ],
  [
    'a comment on a column',
    `comment on column public.residents.year is 'Its year.'`,
    'comment on column public.residents.year is null',
    'column public.residents.year: comment\n  before: nothing\n  after: Its year.'
  ],
  [
    'an attribute of a function',
    'alter function private.all_texts(jsonb) parallel restricted',
    'alter function private.all_texts(jsonb) parallel safe',
    'function private.all_texts(value jsonb): definition\n  before:  IMMUTABLE PARALLEL SAFE\n  after:  IMMUTABLE PARALLEL RESTRICTED'
  ],
  [
    'row-level security',
    'alter table private.salts disable row level security',
    'alter table private.salts enable row level security',
    'table private.salts: row-level security\n  before: t, forced f\n  after: f, forced f'
  ],
  [
    'a policy',
    'alter policy places_read_all on public.places to anon',
    'alter policy places_read_all on public.places to public',
    'policy public.places.places_read_all: roles\n  before: nothing\n  after: anon'
  ],
  [
    'a trigger that sleeps',
    'alter table public.places disable trigger places_protected',
    'alter table public.places enable trigger places_protected',
    'trigger public.places.places_protected: enabled\n  before: O\n  after: D'
  ],
  [
    'a default privilege',
    'alter default privileges in schema public grant select on tables to anon',
    'alter default privileges in schema public revoke select on tables from anon',
    /^default privileges of \w+ on r in public: /
  ],
  [
    'a row that the migrations put in',
    `update private.limits set most = most + 1 where bucket = 'propose'`,
    `update private.limits set most = most - 1 where bucket = 'propose'`,
    /^row of private\.limits .*"most": 20.*: only in before$/
  ]
])('%s that is another is found', async (_what, statement, takenBack, expected) => {
  const [first] = await found(statement, takenBack);
  if (typeof expected === 'string') expect(first).toBe(expected);
  else expect(first).toMatch(expected);
});
