import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIVITY_KINDS } from '../../src/lib/activity/vocabulary.ts';
import type { Completeness } from '../../src/lib/activity/completeness.ts';
import { openTestDatabase, type TestDatabase } from './engine.ts';
import { ground, neighbourhood } from './entries.ts';

const coordinator = '00000000-0000-4000-8000-000000000001';
const stranger = '00000000-0000-4000-8000-000000000002';
const NURSERIES = {
  neighbourhood: 'borgo',
  of: 'category',
  value: 'library',
  state: 'not-collected',
  source: 'Comune',
  as_of: '2026-11-01'
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
  const { error } = await database.api('authenticated', { sub }).rpc('set_completeness', {
    ...NURSERIES,
    ...what
  });
  return error;
};
const said = async () =>
  (await database.api('anon').rpc('completeness_of', { neighbourhood: 'borgo' })).data as Completeness[];
const version = async () => (await database.api('anon').rpc('data_version')).data as number;

test('a coordinator says how complete a kind is, everybody reads it, and it is written down', async () => {
  const before = await version();
  expect(await set({})).toBeNull();
  expect(await said()).toEqual([
    { of: 'category', value: 'library', state: 'not-collected', source: 'Comune', asOf: '2026-11-01' }
  ]);
  expect(await version()).toBeGreaterThan(before);
  const again = await version();
  expect(await set({})).toBeNull();
  expect(await version()).toBe(again);
  expect(await set({ state: 'complete' })).toBeNull();
  expect(await said()).toMatchObject([{ state: 'complete' }]);
});

describe('nobody else says it', () => {
  test.each([
    ['somebody without a role', stranger, 'borgo'],
    ['a coordinator of another neighbourhood', coordinator, 'altrove']
  ])('%s', async (_, sub, where) => {
    expect(await set({ neighbourhood: where, state: 'partial' }, sub)).toMatchObject({ code: '42501' });
  });

  test('a reader', async () => {
    const { error } = await database.api('anon').rpc('set_completeness', NURSERIES);
    expect(error).toMatchObject({ code: '42501' });
    const stored = await database.api('anon').rpc('store_completeness', { neighbourhood: 'borgo', rows: [] });
    expect(stored.error).toMatchObject({ code: '42501' });
  });
});

test.each([
  ['without a source', { source: '' }, 'source'],
  ['with a source of spaces', { source: '     ' }, 'source'],
  ['with markup for a source', { source: '<script>alert(1)</script>' }, 'source'],
  ['of a day to come', { as_of: '2099-01-01' }, 'as_of'],
  ['of a category that is none', { value: 'dragons' }, 'value'],
  ['of a kind that is none', { of: 'kind', value: 'dragons' }, 'value'],
  ['of something else', { of: 'stage', value: 'work' }, 'of'],
  ['in a state that is none', { state: 'nearly' }, 'state']
])('is refused %s, beside its field, and nothing is stored', async (_, what, field) => {
  const before = await said();
  expect(await set(what)).toMatchObject({ code: '22023', hint: field });
  expect(await said()).toEqual(before);
});

test('every kind of activity can be spoken of', async () => {
  for (const value of ACTIVITY_KINDS) expect(await set({ of: 'kind', value }), value).toBeNull();
});

test('the seed does not undo what a coordinator has said', async () => {
  expect(await set({ state: 'complete' })).toBeNull();
  const { error } = await database.api('service_role').rpc('store_completeness', {
    neighbourhood: 'borgo',
    rows: [{ of: 'category', value: 'library', state: 'not-collected', source: 'seed', as_of: '2026-10-01' }]
  });
  expect(error).toBeNull();
  expect((await said()).find(({ value }) => value === 'library')).toMatchObject({ state: 'complete' });
});
