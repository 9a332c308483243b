import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../engine.ts';
import { violations } from './attempts.ts';
import { everyAttempt } from './rights.ts';
import { makeWorld, PEOPLE, type World } from './world.ts';

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await openTestDatabase();
  world = await makeWorld(database);
});
afterAll(() => database.close());

test('everybody may do what she may, and nobody anything else', async () => {
  const attempts = everyAttempt(world);
  expect(attempts.length).toBeGreaterThan(1000);
  expect(await violations(database, PEOPLE, attempts)).toEqual([]);
});

test('every function that writes, or tells what not everyone may know, is tried', async () => {
  const functions = await database.sql<{ name: string }>(
    `select distinct p.proname as name from pg_proc as p
     where p.pronamespace = 'public'::regnamespace
       and (p.provolatile = 'v' or not has_function_privilege('anon', p.oid, 'execute'))
       -- Of what the launcher alone may call, access.test.ts has the grants.
       and has_function_privilege('authenticated', p.oid, 'execute') order by 1`
  );
  const statements = everyAttempt(world)
    .map(({ statement }) => statement)
    .join('\n');
  const untried = functions.map(({ name }) => name).filter((name) => !statements.includes(`public.${name}(`));
  expect(untried).toEqual([]);
});
