import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from './engine.ts';
import { neighbourhood } from './entries.ts';
import { fillWithPlaces } from './million.ts';

/*
 * What a planner does with a million places can only be asked of a real PostgreSQL: `npm run test:postgres`
 * runs these; on the embedded engine they are reported as skipped.
 */
const onPostgres = process.env['VICINA_TEST_ENGINE'] === 'postgres';

describe.runIf(onPostgres)('among a million places', () => {
  let database: TestDatabase;
  let session: postgres.Sql;
  const plans: string[] = [];

  beforeAll(async () => {
    database = await openTestDatabase();
    await fillWithPlaces(database, 1_000_000);
    // Of the million a hundred are the whole of a neighbourhood of its own.
    await database.sql('select public.import_entries($1, $2)', ['test', [neighbourhood('piccolo')]]);
    await database.script(`
      update public.places set neighbourhood_id = (select id from public.neighbourhoods where slug = 'piccolo')
      where slug = any (select 'luogo-' || i from generate_series(1, 100) as i);
      analyze public.places;
    `);
    const [{ name } = { name: '' }] = await database.sql<{ name: string }>(
      'select current_database() as name'
    );
    const url = new URL(process.env['VICINA_TEST_DATABASE_URL']!);
    url.pathname = `/${name}`;
    session = postgres(url.href, { max: 1, onnotice: ({ message }) => message && plans.push(message) });
    // auto_explain shows the plan of the statement inside the function, as a reader's call runs it.
    await session.unsafe(`
      load 'auto_explain';
      set auto_explain.log_min_duration = 0;
      set auto_explain.log_nested_statements = on;
      set client_min_messages = log;
    `);
  }, 300_000);
  afterAll(async () => {
    await session?.end();
    await database?.close();
  });

  async function planOf(filters: postgres.JSONValue, slug = 'borgo'): Promise<string> {
    plans.length = 0;
    await session.begin(async (sql) => {
      await sql.unsafe('set local role anon');
      await sql`select public.search_places(${slug}, ${sql.json(filters)})`;
    });
    return plans.join('\n');
  }

  test('a walk of a kilometre uses the index of positions', async () => {
    const plan = await planOf({ near: [9.14, 45.47], metres: 1000, categories: ['health'] });
    expect(plan).toContain('places_location_idx');
    expect(plan).not.toContain('Seq Scan on places');
  });

  test('so does a tile of the map, which asks for nothing but what it shows', async () => {
    plans.length = 0;
    await session.begin(async (sql) => {
      await sql.unsafe('set local role anon');
      await sql`select public.places_in_box(array[9.135, 45.465, 9.145, 45.475]::float8[], now())`;
    });
    const plan = plans.join('\n');
    expect(plan).toContain('places_bbox_idx');
    expect(plan).not.toContain('Seq Scan on places');
    expect(plan).not.toContain('place_json');
  });

  test('the box of a neighbourhood uses the index of boxes', async () => {
    const plan = await planOf({ bbox: [9.135, 45.465, 9.145, 45.475] });
    expect(plan).toContain('places_bbox_idx');
    expect(plan).not.toContain('Seq Scan on places');
  });

  test('those that are on no map are found without reading the index of positions', async () => {
    const plan = await planOf({ near: [9.14, 45.47], metres: 1000, categories: ['health'] });
    expect(plan).not.toMatch(/Index Cond: \(\(?location IS NULL/);
  });

  test('the first page of a neighbourhood among many reads that neighbourhood alone', async () => {
    const plan = await planOf({ limit: 20 }, 'piccolo');
    expect(plan).toContain('places_category_idx');
    expect(plan).not.toContain('Seq Scan on places');
  });

  test('a page of a hundred asks no more questions than a page of one: nothing is read or counted a row', async () => {
    const questionsFor = async (limit: number) =>
      (await planOf({ bbox: [9, 45, 10, 46], limit }, 'piccolo')).match(/Query Text:/g)?.length;
    const one = await questionsFor(1);
    expect(one).toBeGreaterThan(1);
    expect(await questionsFor(100)).toBe(one);
  });
});
