import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../engine.ts';
import { violations, type Attempt } from './attempts.ts';
import { everyAttempt, mayCall } from './rights.ts';
import { makeWorld, PEOPLE } from './world.ts';

/*
 * Who guards the guards: each policy, each guard and each missing grant is broken in turn, and the tries of rights.ts must
 * notice. What they do not notice is protected by nothing that we test.
 */

let database: TestDatabase;
let attempts: Attempt[];
/** Those that no grant on a table alone decides: thousands of others have nothing to do with policies and guards. */
let behaviours: Attempt[];

beforeAll(async () => {
  database = await openTestDatabase();
  attempts = everyAttempt(await makeWorld(database));
  behaviours = attempts.filter(({ statement }) => /^\s*select (?!has_)/.test(statement));
});
afterAll(() => database.close());

const noticed = (breaking: string, tries = attempts) => violations(database, PEOPLE, tries, breaking);

/** What was broken without being noticed. */
async function unnoticed(breakings: readonly { name: string; breaking: string }[], tries = behaviours) {
  const missed: string[] = [];
  for (const { name, breaking } of breakings)
    if ((await noticed(breaking, tries)).length === 0) missed.push(name);
  return missed;
}

test('nothing is noticed when nothing is broken', async () => {
  expect(await noticed('select 1')).toEqual([]);
});

describe('it is noticed', () => {
  test('when a policy lets everyone see everything', async () => {
    const policies = await database.sql<{ table: string; name: string; command: string; condition: string }>(
      `select p.tablename as table, p.policyname as name, p.cmd as command, p.qual as condition from pg_policies as p
       where p.schemaname = 'public' order by 1, 2`
    );
    // Live tables are public by construction (docs/decisions/0003): there is nothing to break. Which they are, access.test.ts
    // has by name.
    const guarding = policies.filter(({ condition }) => condition !== 'true');
    expect(guarding.length).toBeGreaterThanOrEqual(7);
    const breakings = guarding.map(({ table, name }) => ({
      name,
      breaking: `alter policy ${name} on public.${table} using (true)`
    }));
    expect(await unnoticed(breakings)).toEqual([]);
  });

  test('when a table loses its row-level security', async () => {
    const breakings = ['contributions', 'contribution_notes', 'memberships', 'revisions', 'feeds'].map(
      (table) => ({
        name: table,
        breaking: `alter table public.${table} disable row level security`
      })
    );
    expect(await unnoticed(breakings)).toEqual([]);
  });

  test('when a guard lets everyone through', async () => {
    const always = (signature: string, type: string, value: string) => ({
      name: signature,
      breaking: `create or replace function private.${signature} returns ${type} language sql stable security definer
        set search_path = '' as $$ select ${value} $$`
    });
    const breakings = [
      always('is_coordinator(of_neighbourhood uuid)', 'boolean', 'true'),
      always('is_editor(of_organisation uuid)', 'boolean', 'true'),
      always('may_decide(target text, entry_id uuid, changes jsonb)', 'boolean', 'true'),
      always(
        'right_to_change(target text, entry_id uuid, kind text, changes jsonb)',
        'text',
        `'coordinator'::text`
      ),
      always(
        'coordinated(neighbourhood text)',
        'uuid',
        'n.id from public.neighbourhoods as n where n.slug = coordinated.neighbourhood'
      ),
      always('proposable_fields(target text, kind text)', 'text[]', 'private.editable_fields(target)'),
      always(
        'by_secret(secret text)',
        'public.contributions',
        'c from public.contributions as c order by c.created_at limit 1'
      ),
      always('digest_of(token text)', 'private.digests', 'd from private.digests as d limit 1'),
      always(
        'secret_hash(secret text)',
        'bytea',
        `c.secret_hash from public.contributions as c where c.secret_hash is not null limit 1`
      )
    ];
    expect(await unnoticed(breakings)).toEqual([]);
  });

  test('when a guard lets every value through', async () => {
    const nothing = (signature: string) => ({
      name: signature,
      breaking: `create or replace function private.${signature} returns void language sql set search_path = '' as $$ select null::void $$`
    });
    const breakings = [
      nothing('check_words(changes jsonb)'),
      nothing('check_contacts(contacts jsonb)'),
      nothing('check_position(home public.neighbourhoods, changes jsonb, live jsonb)'),
      nothing('check_schedule(home public.neighbourhoods, schedule jsonb)'),
      nothing('check_activity(changes jsonb)'),
      {
        name: 'is_clean_text',
        breaking: `create or replace function private.is_clean_text(value text) returns boolean language sql immutable
          set search_path = '' as $$ select true $$`
      }
    ];
    const about = attempts.filter(({ must }) => must === 'refused');
    expect(about.length).toBeGreaterThan(20);
    expect(await unnoticed(breakings, about)).toEqual([]);
  });

  test('when a guard lets nobody through', async () => {
    const never = (signature: string) => ({
      name: signature,
      breaking: `create or replace function private.${signature} returns boolean language sql stable security definer
        set search_path = '' as $$ select false $$`
    });
    expect(
      await unnoticed([
        never('is_coordinator(of_neighbourhood uuid)'),
        never('is_editor(of_organisation uuid)'),
        never('may_decide(target text, entry_id uuid, changes jsonb)')
      ])
    ).toEqual([]);
  });

  test('when a role is given a right on a table that it has not', async () => {
    const missing = await database.sql<{ table: string; role: string; privilege: string }>(
      `select format('%I.%I', n.nspname, c.relname) as table, r.rolname as role, p.privilege
       from pg_class as c
       join pg_namespace as n on n.oid = c.relnamespace
       cross join unnest(array['anon', 'authenticated', 'service_role']::name[]) as r (rolname)
       cross join unnest(array['select', 'insert', 'update', 'delete', 'truncate']) as p (privilege)
       where n.nspname in ('public', 'private') and c.relkind = 'r'
         and not has_table_privilege(r.rolname, c.oid, p.privilege)
       order by 1, 2, 3`
    );
    expect(missing.length).toBeGreaterThan(250);
    const breakings = missing.map(({ table, role, privilege }) => ({
      name: `${privilege} on ${table} to ${role}`,
      breaking: `grant ${privilege} on ${table} to ${role}`
    }));
    // Each try of a table alone: thousands of others have nothing to do with it.
    const missed: string[] = [];
    for (const { name, breaking } of breakings) {
      const [, table = ''] = / on (\S+) to /.exec(name) ?? [];
      const about = attempts.filter(({ statement }) => statement.includes(table));
      if ((await noticed(breaking, about)).length === 0) missed.push(name);
    }
    expect(missed).toEqual([]);
  });

  test('when a role is given a function that it has not', async () => {
    const functions = await database.sql<{ name: string; signature: string; roles: string[] }>(
      `select p.proname as name, p.oid::regprocedure::text as signature, array(
         select r from unnest(array['anon', 'authenticated', 'service_role']) as r
         where has_function_privilege(r, p.oid, 'execute')
       ) as roles
       from pg_proc as p where p.pronamespace = 'public'::regnamespace`
    );
    const missed: string[] = [];
    let tried = 0;
    for (const { name, signature, roles } of functions)
      for (const role of ['anon', 'authenticated', 'service_role'].filter((one) => !roles.includes(one))) {
        tried++;
        const breaking = `grant execute on function ${signature} to ${role}`;
        // The catalogue tells of those whose own checks refuse all the same.
        const about = [
          ...attempts.filter(({ statement }) => statement.includes(`public.${name}(`)),
          ...mayCall(name, roles)
        ];
        if ((await noticed(breaking, about)).length === 0) missed.push(`${name} to ${role}`);
      }
    expect(tried).toBeGreaterThan(60);
    expect(missed).toEqual([]);
  });
});
