import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIVITY_KINDS } from '../../src/lib/activity/vocabulary.ts';
import { openTestDatabase, type TestDatabase } from './engine.ts';
import { ground, neighbourhood } from './entries.ts';

const coordinator = '00000000-0000-4000-8000-000000000001';
const stranger = '00000000-0000-4000-8000-000000000002';
const LIBRARY = {
  neighbourhood: 'borgo',
  of: 'category',
  value: 'library',
  also_called: { it: 'la casetta dei libri, il punto' }
};

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.sql('select public.import_entries($1, $2)', ['test', [...ground, neighbourhood('altrove')]]);
  for (const id of [coordinator, stranger])
    await database.sql('insert into auth.users (id, email) values ($1, $2)', [id, `${id}@example.org`]);
  await database.sql(
    `insert into public.memberships (user_id, role, neighbourhood_id)
     select $1, 'coordinator', id from public.neighbourhoods where slug = 'borgo'`,
    [coordinator]
  );
});
afterAll(() => database.close());

const set = async (what: object, sub = coordinator) => {
  const { error } = await database.api('authenticated', { sub }).rpc('set_kind_also_called', {
    ...LIBRARY,
    ...what
  });
  return error;
};
const store = (rows: readonly object[]) =>
  database.api('service_role').rpc('store_kinds_also_called', { neighbourhood: 'borgo', rows });
const said = async (where = 'borgo') =>
  (await database.api('anon').rpc('kinds_also_called_of', { neighbourhood: where })).data as unknown[];
const version = async () =>
  (
    (await database.api('anon').rpc('neighbourhood_version', { neighbourhood: 'borgo', known: 1e9 }))
      .data as { version: number }
  ).version;

test('a coordinator says what people call a kind, everybody reads it, and it is written down', async () => {
  const before = await version();
  expect(await set({})).toBeNull();
  expect(await said()).toEqual([
    { of: 'category', value: 'library', alsoCalled: { it: 'la casetta dei libri, il punto' } }
  ]);
  expect(await said('altrove')).toEqual([]);
  const after = await version();
  expect(after).toBeGreaterThan(before);
  // The same once more is no change.
  expect(await set({})).toBeNull();
  expect(await version()).toBe(after);
  const log = await database
    .as('authenticated', { sub: coordinator })
    .sql<{ log: { action: string }[] }>(`select public.audit_log('borgo') as log`);
  expect(log[0]!.log.map(({ action }) => action)).toContain('kind-also-called');
  const written = await database.sql(
    `select changes -> 'also_called' -> 'to' ->> 'it' as now, contributor_kind from public.revisions
     where target = 'kinds_also_called'`
  );
  expect(written).toEqual([{ now: 'la casetta dei libri, il punto', contributor_kind: 'coordinator' }]);
});

test('what is left empty is taken away, language by language', async () => {
  expect(await set({ also_called: { it: '  ', ar: ' دار الكتب ' } })).toBeNull();
  expect(await said()).toMatchObject([{ alsoCalled: { ar: 'دار الكتب' } }]);
  expect(await set({ also_called: { it: '' } })).toBeNull();
  expect(await said()).toEqual([]);
  expect(await set({})).toBeNull();
  expect(await set({ also_called: null })).toBeNull();
  expect(await said()).toEqual([]);
});

describe('nobody else says it', () => {
  test.each([
    ['somebody without a role', stranger, 'borgo'],
    ['a coordinator of another neighbourhood', coordinator, 'altrove'],
    ['of a neighbourhood that there is not', coordinator, 'nowhere']
  ])('%s', async (_, sub, where) => {
    expect(await set({ neighbourhood: where }, sub)).toMatchObject({ code: '42501' });
  });

  test('a reader, and nobody writes beside the door', async () => {
    const { error } = await database.api('anon').rpc('set_kind_also_called', LIBRARY);
    expect(error).toMatchObject({ code: '42501' });
    for (const role of ['anon', 'authenticated'] as const) {
      const stored = await database
        .api(role, { sub: coordinator })
        .rpc('store_kinds_also_called', { neighbourhood: 'borgo', rows: [] });
      expect(stored.error).toMatchObject({ code: '42501' });
    }
  });
});

test.each([
  ['of a category that is none', { value: 'dragons' }, 'value'],
  ['of a kind that is none', { of: 'kind', value: 'dragons' }, 'value'],
  ['of something else', { of: 'stage', value: 'work' }, 'of'],
  ['with markup', { also_called: { it: '<script>alert(1)</script>' } }, 'also_called'],
  ['longer than a line', { also_called: { it: 'x'.repeat(201) } }, 'also_called'],
  ['in no language', { also_called: { 'not a tag': 'casetta' } }, 'also_called'],
  ['in a language that is not spoken here', { also_called: { sv: 'casetta' } }, 'also_called'],
  ['of thirteen', { also_called: { it: 'abcdefghijklm'.split('').join(',') } }, 'also_called'],
  ['as a list', { also_called: ['casetta'] }, 'also_called'],
  ['with a list in it', { also_called: { it: ['casetta'] } }, 'also_called']
])('is refused %s, beside its field, and nothing is stored', async (_, what, field) => {
  const before = await said();
  expect(await set(what)).toMatchObject({ code: '22023', hint: field });
  expect(await said()).toEqual(before);
});

test('the seed brings words, and does not undo what a coordinator has said', async () => {
  const jobs = { of: 'kind', value: 'job', also_called: { it: 'un mestiere' } };
  expect((await store([jobs])).error).toBeNull();
  expect(await said()).toContainEqual({ of: 'kind', value: 'job', alsoCalled: { it: 'un mestiere' } });
  expect(await set({ also_called: { it: 'la casetta' } })).toBeNull();
  expect((await store([{ ...LIBRARY, also_called: { it: 'il libraio' } }])).error).toBeNull();
  expect(await said()).toContainEqual({ of: 'category', value: 'library', alsoCalled: { it: 'la casetta' } });
  expect(await set({ also_called: null })).toBeNull();
  expect((await store([{ ...LIBRARY, also_called: { it: 'il libraio' } }])).error).toBeNull();
  expect(JSON.stringify(await said())).not.toContain('libraio');
});

test('every kind of activity can be called something', async () => {
  for (const value of ACTIVITY_KINDS) expect(await set({ of: 'kind', value }), value).toBeNull();
});
