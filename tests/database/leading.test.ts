import { afterAll, beforeAll, expect, test } from 'vitest';
import { leads, newLeader } from '../../src/commands/lead.ts';
import { openTestDatabase, type TestDatabase } from './engine.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** Many rounds of three servers at once. @returns who led in each */
async function rounds(servers: readonly string[], times: number): Promise<string[][]> {
  const led: string[][] = [];
  for (let round = 0; round < times; round++) {
    const answers = await Promise.all(
      servers.map((server) => leads(database.api('service_role'), 'letters', server))
    );
    led.push(servers.filter((_, at) => answers[at]));
  }
  return led;
}

test('of three servers one leads until she is gone, then one of the others', async () => {
  const servers = [newLeader(), newLeader(), newLeader()];
  const first = await rounds(servers, 5);
  const [[leader]] = first as [[string]];
  expect(first).toEqual(Array(5).fill([leader]));

  const others = servers.filter((server) => server !== leader);
  expect(await rounds(others, 2)).toEqual([[], []]);
  await database.sql(`update private.leads set until = now() - interval '1 second'`);
  const second = await rounds(others, 3);
  expect(second[0]).toHaveLength(1);
  expect(second).toEqual(Array(3).fill(second[0]));
  // She comes back, and finds the work done by another.
  expect(await leads(database.api('service_role'), 'letters', leader)).toBe(false);
  expect(await leads(database.api('service_role'), 'calendars', leader)).toBe(true);
});

test('how long a statement may take is said of each role, and of what takes longer', async () => {
  const limits = await database.sql<{ role: string; limit: string }>(
    `select r.rolname::text as role, split_part(c, '=', 2) as limit
     from pg_roles as r, unnest(r.rolconfig) as c where c like 'statement_timeout=%' order by 1`
  );
  expect(limits).toEqual([
    { role: 'anon', limit: '3s' },
    { role: 'authenticated', limit: '8s' },
    { role: 'service_role', limit: '60s' }
  ]);
  const longer = await database.sql<{ name: string; limit: string }>(
    `select p.proname::text as name, split_part(c, '=', 2) as limit
     from pg_proc as p, unnest(p.proconfig) as c where c like 'statement_timeout=%' order by 1`
  );
  expect(longer).toEqual([
    { name: 'import_entries', limit: '120s' },
    { name: 'import_places', limit: '120s' },
    { name: 'keep_evidence', limit: '8s' },
    { name: 'queue', limit: '15s' },
    { name: 'store_walk_graph', limit: '120s' },
    { name: 'walk_graph_of', limit: '8s' }
  ]);
});
