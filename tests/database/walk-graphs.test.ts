import { afterAll, beforeAll, expect, test } from 'vitest';
import { toUtm } from '../../src/lib/geo/utm.ts';
import { unpackGraph } from '../../src/lib/walking/graph-file.server.ts';
import { openTestDatabase, type TestDatabase } from './engine.ts';
import { ground } from './entries.ts';
import { graph, storeWalkGraph } from './walk-graph.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.sql('select public.import_entries($1, $2)', ['test', ground]);
});
afterAll(() => database.close());

test('streets that are stored come back as they were, with where they come from', async () => {
  await storeWalkGraph(database, { takenOn: '2026-11-01T00:00:00Z' });
  const api = database.api('anon');
  const about = await api.rpc('walk_graph_about', { neighbourhood: 'borgo' });
  expect(about.data).toMatchObject({ points: 20, withoutStreet: 0.25, takenOn: '2026-11-01T00:00:00Z' });
  const stored = await api.rpc('walk_graph_of', { neighbourhood: 'borgo' });
  const again = unpackGraph(Buffer.from((stored.data as { graph: string }).graph, 'base64'));
  expect(again.from).toEqual(graph.from);
});

test('streets say of what their cover is a share; those of before, and of whoever does not say, of the area', async () => {
  const about = async () =>
    (await database.api('anon').rpc('walk_graph_about', { neighbourhood: 'borgo' })).data;
  expect(await about()).toMatchObject({ measuredBy: 'area' });
  await storeWalkGraph(database, { withoutStreet: 0.02, measuredBy: 'residents' });
  expect(await about()).toMatchObject({ withoutStreet: 0.02, measuredBy: 'residents' });
  await expect(storeWalkGraph(database, { measuredBy: 'taste' })).rejects.toMatchObject({ code: '23514' });
});

test('newer streets take the place of the older, and whatever was derived from those is known to be old', async () => {
  const versions = async () =>
    Number((await database.sql<{ v: string }>('select public.data_version() as v'))[0]!.v);
  const before = await versions();
  const revision = await storeWalkGraph(database, { source: 'OpenStreetMap, newer' });
  expect(await versions()).toBe(revision);
  expect(revision).toBeGreaterThan(before);
  expect(await database.sql('select source from public.walk_graphs')).toEqual([
    { source: 'OpenStreetMap, newer' }
  ]);
});

test('a neighbourhood that is not there gets none, and one without streets says so', async () => {
  await expect(storeWalkGraph(database, {}, 'altrove')).rejects.toMatchObject({ code: 'PT404' });
  const none = await database.api('anon').rpc('walk_graph_about', { neighbourhood: 'altrove' });
  expect(none.data).toBeNull();
});

test('metres of the UTM zone are those of PROJ', async () => {
  for (const [lon, lat, zone] of [
    [9.1378, 45.4722, 32],
    [8.9, 45.5, 32],
    [13.04, 55.59, 33],
    [-58.4, -34.6, 21]
  ] as const) {
    const [row] = await database.sql<{ x: number; y: number }>(
      `select extensions.st_x(p) as x, extensions.st_y(p) as y from extensions.st_transform(
         extensions.st_setsrid(extensions.st_makepoint($1, $2), 4326), $3::integer) as p`,
      [lon, lat, 32600 + zone]
    );
    const [east, north] = toUtm([lon, lat], zone);
    expect(Math.hypot(east - row!.x, north - row!.y)).toBeLessThan(0.001);
  }
});
