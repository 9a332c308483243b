import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { iconSprite } from '../../src/lib/ui/icon-sprite.server.ts';
import { openTestDatabase, type TestDatabase } from '../../tests/database/engine.ts';
import { temporaryFolder } from '../../tests/database/temporary-folder.ts';
import { copyProject, type ProjectCopy } from '../../tests/house/project-copy.ts';
import { loadSeed } from './load.ts';
import { SEED_FOLDER } from './read.ts';

/*
 * What CONTRIBUTING.md says of a new category, done on a copy of the project: one entry in categories.json, its words with
 * each language, and it is found by them.
 */

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as unknown;
const REPAIR = {
  slug: 'bicycle-repair',
  group: 'daily-life',
  icon: 'temaki:bicycle_repair',
  osm_tags: [{ amenity: 'bicycle_repair_station' }],
  hsds_term: { id: 'vicina:bicycle-repair', name: 'Bicycle repair' },
  position: 9999
};
const WORDS = {
  it: { name: 'Ciclofficina', terms: ['bici', 'riparare la bici'] },
  en: { name: 'Bicycle workshop', terms: ['bike repair'] },
  ar: { name: 'ورشة دراجات', terms: ['دراجة'] }
};
const WORKSHOP = {
  slug: 'pedali',
  category: 'bicycle-repair',
  name: { it: 'Pedali' },
  location_precision: 'to-confirm',
  sources: [{ name: 'Inventata per questa prova' }]
};

let database: TestDatabase;
let project: ProjectCopy;
beforeAll(async () => {
  project = copyProject();
  const write = (file: string, content: unknown) => writeFileSync(file, JSON.stringify(content));
  const categories = path.join(project.folder, 'supabase/seed/categories.json');
  write(categories, [...(read(categories) as object[]), REPAIR]);
  for (const [tag, words] of Object.entries(WORDS)) {
    const file = path.join(project.folder, 'src/lib/i18n/languages', tag, 'categories.json');
    write(file, { ...(read(file) as object), [REPAIR.slug]: words });
  }
  const folder = temporaryFolder();
  write(path.join(folder, 'categories.json'), categoriesOf(project));
  write(path.join(folder, 'neighbourhood.json'), read(path.join(SEED_FOLDER, 'san-siro/neighbourhood.json')));
  write(path.join(folder, 'places.json'), [WORKSHOP]);
  database = await openTestDatabase();
  await loadSeed(database.api('service_role'), { folder });
});
afterAll(async () => {
  await database?.close();
  await project?.remove();
});

/** The list as the copy reads it, each with its words. */
function categoriesOf({ folder }: ProjectCopy): unknown {
  const reading = `
    import { readSeed } from './supabase/seed/read.ts';
    console.log(JSON.stringify(readSeed().categories.map(({ in_countries: _, ...rest }) => rest)));`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '--eval', reading], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 16e6
    })
  );
}

test('a new category is one entry, and its words in each language: its places are found by them', async () => {
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
