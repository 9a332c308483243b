import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSeed } from '../../supabase/seed/load.ts';
import { addDemonstration, demonstrationEntries } from '../../supabase/seed/demonstration.ts';
import { readSeed } from '../../supabase/seed/read.ts';
import { openTestDatabase, type TestDatabase } from './engine.ts';

let database: TestDatabase;
const activities = readSeed().neighbourhoods.flatMap((each) => each.activities);
const invented = activities.filter(({ demonstration }) => demonstration).map(({ slug }) => slug);

beforeAll(async () => {
  database = await openTestDatabase();
  await loadSeed(database.api('service_role'));
});
afterAll(() => database.close());

async function shown(demonstration: boolean): Promise<readonly string[]> {
  const rows = await database.sql<{ slug: string }>(
    'select slug from public.activities where demonstration = $1',
    [demonstration]
  );
  return rows.map(({ slug }) => slug).toSorted();
}

const remove = (neighbourhood = 'san-siro') =>
  database.api('service_role').rpc('remove_demonstration', { neighbourhood });

test('a fresh installation has nothing that was invented', async () => {
  expect(await shown(true)).toEqual([]);
  expect(await shown(false)).toHaveLength(activities.length - invented.length);
});

const add = () => addDemonstration(database.api('service_role'), demonstrationEntries(['san-siro']));

test('what is invented comes when it is asked for, once', async () => {
  expect(await add()).toBe(invented.length);
  expect(await shown(true)).toEqual(invented.toSorted());
  expect(await add()).toBe(0);
});

test.each(['anon', 'authenticated'] as const)(
  '%s can neither take it away nor bring it back',
  async (role) => {
    const claims = { sub: '00000000-0000-4000-8000-000000000001' };
    const { sql } = database.as(role, claims);
    await expect(sql(`select public.remove_demonstration('san-siro')`)).rejects.toMatchObject({
      code: '42501'
    });
    expect((await database.api(role, claims).rpc('remove_demonstration', { neighbourhood: 'san-siro' })).error) // prettier-ignore
      .not.toBeNull();
    await expect(sql(`select public.bring_back_demonstration('san-siro')`)).rejects.toMatchObject({
      code: '42501'
    });
    expect(await shown(true)).toHaveLength(invented.length);
  }
);

test('a neighbourhood that is not there is named', async () => {
  expect((await remove('altrove')).error?.message).toContain('altrove');
});

test('it goes away by the one door, and nothing else goes with it', async () => {
  const before = await shown(false);
  expect((await remove()).data).toBe(invented.length);
  expect(await shown(true)).toEqual([]);
  expect(await shown(false)).toEqual(before);
  const revisions = await database.sql<{ slug: string; source: string }>(
    `select r.changes #>> '{slug,from}' as slug, c.source from public.revisions as r
     join public.contributions as c on c.id = r.contribution_id where r.kind = 'close'`
  );
  expect(revisions.map(({ slug }) => slug).toSorted()).toEqual(invented.toSorted());
  expect(new Set(revisions.map(({ source }) => source))).toEqual(new Set(['removal of the demonstration']));
});

test('taking it away again is no mistake', async () => {
  expect((await remove()).data).toBe(0);
});

test('what was taken away does not come back when the seed is loaded again', async () => {
  expect((await loadSeed(database.api('service_role'))).changed).toBe(0);
  expect(await shown(true)).toEqual([]);
});

test('it comes back when it is asked for again, as it was', async () => {
  expect(await add()).toBe(invented.length);
  expect(await shown(true)).toEqual(invented.toSorted());
  expect((await remove()).data).toBe(invented.length);
});
