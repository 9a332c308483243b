import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../tests/database/engine.ts';
import { entriesOf, loadSeed } from './load.ts';
import { readSeed } from './read.ts';

let database: TestDatabase;
const progress: (readonly [number, number])[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  await loadSeed(database.api('service_role'), {
    demonstration: true,
    onProgress: (...step) => progress.push(step)
  });
});
afterAll(() => database.close());

const count = async (table: string) => {
  const [row] = await database.sql<{ count: number }>(`select count(*)::int as count from public.${table}`);
  return row?.count;
};

test('everything in the files is in the database', async () => {
  const entries = entriesOf(readSeed(), { demonstration: true });
  for (const table of new Set(entries.map(({ target }) => target)))
    expect(await count(table), table).toBe(entries.filter(({ target }) => target === table).length);
  expect(progress.at(-1)).toEqual([entries.length, entries.length]);
});

test('it came through the one door', async () => {
  const said = readSeed().neighbourhoods.flatMap(({ completeness }) => completeness);
  const entries = entriesOf(readSeed(), { demonstration: true });
  expect(await count('revisions')).toBe(entries.length + said.length);
  const kinds = await database.sql('select distinct contributor_kind, kind from public.revisions');
  expect(kinds).toEqual([{ contributor_kind: 'import', kind: 'create' }]);
});

test('a pin is where the file says, longitude first', async () => {
  const [place] = await database.sql(
    `select extensions.st_x(location::extensions.geometry) as lon, extensions.st_y(location::extensions.geometry) as lat
     from public.places where slug = $1`,
    ['metro-segesta']
  );
  expect(place).toEqual({ lon: 9.137894, lat: 45.476359 });
});

test('an activity happens at its place, by its organisation, with its schedule whole', async () => {
  const [activity] = await database.sql(
    `select p.slug as place, o.slug as organisation, a.schedule, a.demonstration from public.activities as a
     join public.places as p on p.id = a.place_id join public.organisations as o on o.id = a.organisation_id
     where a.slug = 'itama-italiano-mattina'`
  );
  expect(activity).toEqual({
    place: 'itama-italiano-per-mamme',
    organisation: 'itama',
    schedule: {
      start: '2014-10-01T09:30',
      duration: 120,
      timeZone: 'Europe/Rome',
      rrule: 'FREQ=WEEKLY;BYDAY=WE,FR',
      exdates: [],
      rdates: [],
      season: { from: '10', to: '05' },
      pausesInSchoolHolidays: null
    },
    demonstration: false
  });
});

test('machine translations are marked as such', async () => {
  const [place] = await database.sql('select translations from public.places where slug = $1', [
    'biblioteca-harar'
  ]);
  expect(place).toMatchObject({
    translations: { summary: { ar: { by: 'machine' }, en: { by: 'machine' } } }
  });
});

test('loading again changes nothing', async () => {
  const before = await count('revisions');
  const again = await loadSeed(database.api('service_role'));
  expect(again).toMatchObject({ changed: 0, conflicts: [] });
  expect(await count('revisions')).toBe(before);
});
