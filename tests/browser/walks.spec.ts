import { expect, test } from '@playwright/test';
import { isIn } from '../../src/lib/walking/area-for-tests.ts';
import { packGraph } from '../../src/lib/walking/graph-file.server.ts';
import { BLOCK, gridOfStreets, ORIGIN } from '../../src/lib/walking/grid-for-tests.ts';
import { activity, category, neighbourhood, organisation, place } from '../database/entries.ts';
import { startOwnApp, type OwnApp } from './own-app.ts';

/* One walk has one answer: two streets of nine blocks, 100 m from each other, that meet at their far end alone. */
let app: OwnApp;
const start = [ORIGIN[0], ORIGIN[1]] as const;
const across: [number, number] = [ORIGIN[0], ORIGIN[1] + BLOCK.lat];
const along: [number, number] = [ORIGIN[0] + 4 * BLOCK.lon, ORIGIN[1]];

test.beforeAll(async () => {
  test.setTimeout(120_000);
  app = await startOwnApp();
  await app.imports([
    neighbourhood('borgo'),
    category('library'),
    organisation('scuola', { name: { it: 'Scuola' } }),
    place('di-fronte', { at: across, name: { it: 'Di fronte' } }),
    place('lungo-la-via', { at: along, name: { it: 'Lungo la via' } }),
    activity('corso', { place: 'borgo/di-fronte', organisation: 'scuola' })
  ]);
  const graph = gridOfStreets({
    columns: 10,
    rows: 2,
    street: (a, b) => (b === a + 10 && a !== 9 ? null : 'street')
  });
  const { error } = await app.database.rpc('store_walk_graph', {
    neighbourhood: 'borgo',
    graph: Buffer.from(packGraph(graph)).toString('base64'),
    about: {
      points: 20,
      pieces: 19,
      source: 'OpenStreetMap, test',
      licence: 'ODbL-1.0',
      takenOn: null,
      withoutStreet: 0,
      measuredBy: 'residents'
    }
  });
  expect(error).toBeNull();
});
test.afterAll(() => app?.stop());

test('list, filter, card, page, activity, travel time and API walk along the same streets, and say so', async ({
  page,
  request
}) => {
  const near = start.join(',');
  const get = async (path: string) => (await request.get(`${app.address}${path}`)).json();
  const places = await get(`/api/v1/borgo/places?near=${near}`);
  expect(places.method).toBe('network');
  const told = places.features.map(({ properties: of }: { properties: Record<string, unknown> }) => [
    of['slug'],
    of['walk_minutes'],
    of['walk_method']
  ]);
  // What lies 100 m away is 1.9 km away on foot.
  expect(told).toEqual([
    ['lungo-la-via', 5, 'network'],
    ['di-fronte', 25, 'network']
  ]);
  for (const [minutes, count] of [
    [4, 0],
    [6, 1],
    [24, 1],
    [26, 2]
  ] as const) {
    const within = await get(`/api/v1/borgo/places?near=${near}&minutes=${minutes}`);
    expect([minutes, within.numberMatched, within.features.length]).toEqual([minutes, count, count]);
    expect((await get(`/api/v1/borgo/activities?near=${near}&minutes=${minutes}`)).numberMatched).toBe(
      Number(count === 2)
    );
  }
  const { features, method } = await get(`/api/v1/borgo/travel-time?from=${near}&minutes=6`);
  expect(method).toBe('network');
  expect([along, across].map((at) => isIn(at, features[0].geometry))).toEqual([true, false]);

  await page.goto(`${app.address}/it/borgo?near=${near}&minutes=6`);
  await expect(page.getByRole('heading', { name: 'Lungo la via' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Di fronte' })).toHaveCount(0);
  await expect(page.getByText('5 minuti a piedi per le strade')).toBeVisible();
  await page.goto(`${app.address}/it/borgo/places/di-fronte?near=${near}`);
  await expect(page.getByText('25 minuti a piedi per le strade')).toBeVisible();
  await page.goto(`${app.address}/it/borgo/activities/corso?near=${near}`);
  await expect(page.getByText('25 minuti a piedi per le strade')).toBeVisible();
  // From where no street is, it is a straight line, "about".
  await page.goto(`${app.address}/it/borgo/places/di-fronte?near=9.135,45.476`);
  await expect(page.getByText(/circa \d+ minuti a piedi$/)).toBeVisible();
});
