import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { iconSprite } from '../../src/lib/ui/icon-sprite.server.ts';
import { openTestDatabase, type TestDatabase } from '../../tests/database/engine.ts';
import { temporaryFolder } from '../../tests/database/temporary-folder.ts';
import { loadSeed } from './load.ts';
import { SEED_FOLDER } from './read.ts';

/* What CONTRIBUTING.md says of a new category: one entry in categories.json, and it is found by its words. */

const read = (file: string) => JSON.parse(readFileSync(path.join(SEED_FOLDER, file), 'utf8')) as unknown;
const REPAIR = {
  slug: 'bicycle-repair',
  group: 'daily-life',
  name: { it: 'Ciclofficina', en: 'Bicycle workshop', ar: 'ورشة دراجات' },
  keywords: { it: ['bici', 'riparare la bici'], en: ['bike repair'], ar: ['دراجة'] },
  icon: 'temaki:bicycle_repair',
  osm_tags: [{ amenity: 'bicycle_repair_station' }],
  hsds_term: { id: 'vicina:bicycle-repair', name: 'Bicycle repair' },
  position: 9999,
  machine_translated: { name: ['en', 'ar'] }
};
const WORKSHOP = {
  slug: 'pedali',
  category: 'bicycle-repair',
  name: { it: 'Pedali' },
  location_precision: 'to-confirm',
  sources: [{ name: 'Inventata per questa prova' }]
};

let database: TestDatabase;
beforeAll(async () => {
  const folder = temporaryFolder();
  const write = (file: string, content: unknown) =>
    writeFileSync(path.join(folder, file), JSON.stringify(content));
  write('categories.json', [...(read('categories.json') as object[]), REPAIR]);
  write('neighbourhood.json', read('san-siro/neighbourhood.json'));
  write('places.json', [WORKSHOP]);
  database = await openTestDatabase();
  await loadSeed(database.api('service_role'), { folder });
});
afterAll(() => database?.close());

test('a new category is one entry of a file: its places are found by its name and its words, in each language', async () => {
  for (const q of ['ciclofficina', 'bicycle workshop', 'ورشة دراجات', 'bici', 'bike repair', 'دراجة']) {
    const { data, error } = await database
      .api('anon')
      .rpc('search_places', { neighbourhood: 'san-siro', filters: { q } });
    expect(error, q).toBeNull();
    expect(
      (data as { places: { slug: string }[] }).places.map(({ slug }) => slug),
      q
    ).toEqual(['pedali']);
  }
});

test('it is listed with how many places it has, and its symbol can be drawn', async () => {
  const { data } = await database.api('anon').rpc('categories_overview', { neighbourhood: 'san-siro' });
  const found = (data as { slug: string; placeCount: number; icon: string }[]).find(
    ({ slug }) => slug === REPAIR.slug
  );
  expect(found).toMatchObject({ placeCount: 1, icon: REPAIR.icon });
  expect(iconSprite([REPAIR.icon], {})).toContain('id="temaki-bicycle_repair"');
});
