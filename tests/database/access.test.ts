import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type Role, type TestDatabase } from './engine.ts';
import {
  activity,
  agreement,
  agreementMember,
  ground,
  neighbourhood,
  organisation,
  place,
  practice,
  relationship,
  residents,
  squareOutline
} from './entries.ts';
import { photo, proposal, SECRET, webp } from './proposals.ts';
import { storeIndicator } from './area-indicator.ts';
import { storeWalkGraph } from './walk-graph.ts';

const ROLES: readonly Role[] = ['anon', 'authenticated', 'service_role'];
/** Who proposes: the application without a session, and with one. */
const WRITERS: readonly Role[] = ['anon', 'authenticated'];
const LIVE = [
  'neighbourhoods',
  'categories',
  'organisations',
  'places',
  'activities',
  'residents',
  'photos',
  'confirmations',
  'agreements',
  'agreement_members',
  'relationships',
  'practices',
  'walk_graphs',
  'residential_areas',
  'completeness',
  'kinds_also_called',
  'area_indicators',
  'area_indicator_values'
];
const PRIVATE = ['memberships', 'contributions', 'contribution_notes', 'revisions', 'feeds'];
/** Rows of which nobody sees any, whatever the role: tests/database/needs.test.ts. */
const SEEN_BY_NOBODY = ['needs'];
const DENIED = { code: '42501' };

const coordinator = '00000000-0000-4000-8000-000000000001';
const stranger = '00000000-0000-4000-8000-000000000002';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.sql('select public.import_entries($1, $2)', [
    'test',
    [
      ...ground,
      neighbourhood('altrove'),
      organisation('circolo'),
      place('biblioteca'),
      activity('corso'),
      residents('nil-57-2018'),
      organisation('teatro'),
      agreement('patto'),
      agreementMember('patto', 'circolo'),
      relationship('circolo', 'teatro'),
      practice('merenda')
    ]
  ]);
  for (const id of [coordinator, stranger]) {
    await database.sql('insert into auth.users (id, email) values ($1, $2)', [id, `${id}@example.org`]);
  }
  await database.sql(
    `insert into public.memberships (user_id, role, neighbourhood_id)
     select $1, 'coordinator', id from public.neighbourhoods where slug = 'borgo'`,
    [coordinator]
  );
  await database.sql(`select public.add_feed('borgo', 'circolo', 'https://circolo.example/eventi.ics')`);
  await storeWalkGraph(database);
  await database.sql(`select public.store_residential_area('borgo', $1, 'test')`, [squareOutline]);
  await storeIndicator(database);
  await database.sql(`select public.store_completeness('borgo', $1)`, [
    [{ of: 'kind', value: 'job', state: 'not-collected', source: 'test', as_of: '2026-11-01' }]
  ]);
  await database.sql(`select public.store_kinds_also_called('borgo', $1)`, [
    [{ of: 'kind', value: 'job', also_called: { it: 'mestiere' } }]
  ]);
  await database.sql(`select public.confirm_entry('borgo', 'places', 'biblioteca')`);
  await database.sql('select public.propose($1)', [proposal({ slug: 'biblioteca', message: 'È cambiata.' })]);
  await database.sql('select public.add_to_proposal($1, $2)', [SECRET, 'Da lunedì.']);
  await database.sql('select public.propose_photo($1, $2, $2)', [photo({ slug: 'biblioteca' }), webp()]);
  const [waiting] = await database.sql<{ id: string }>(
    `select id from public.contributions where target = 'photos'`
  );
  await database
    .as('authenticated', { sub: coordinator })
    .sql('select public.decide($1, $2)', [waiting!.id, { action: 'accept' }]);
});
afterAll(() => database.close());

test('every table of the public schema has row-level security, and every one is in this test', async () => {
  const tables = await database.sql<{ name: string; secured: boolean }>(
    `select c.relname as name, c.relrowsecurity as secured from pg_class as c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname`
  );
  expect(tables.filter(({ secured }) => !secured)).toEqual([]);
  expect(tables.map(({ name }) => name).sort()).toEqual([...LIVE, ...PRIVATE, ...SEEN_BY_NOBODY].sort());
});

describe.each(LIVE)('the live table %s', (table) => {
  test.each(ROLES)('can be read by %s', async (role) => {
    const rows = await database.as(role).sql(`select * from public.${table}`);
    expect(rows.length).toBeGreaterThan(0);
  });

  test.each(ROLES)('cannot be written by %s except through the one door', async (role) => {
    const { sql } = database.as(role, { sub: coordinator });
    await expect(sql(`insert into public.${table} default values`)).rejects.toMatchObject(DENIED);
    // Not every table calls its first column `id`.
    const [first] = await database.sql<{ column: string }>(
      `select attname::text as column from pg_attribute where attrelid = $1::regclass and attnum = 1`,
      [`public.${table}`]
    );
    await expect(sql(`update public.${table} set ${first!.column} = default`)).rejects.toMatchObject(DENIED);
    await expect(sql(`delete from public.${table}`)).rejects.toMatchObject(DENIED);
    await expect(sql(`truncate public.${table} cascade`)).rejects.toMatchObject(DENIED);
  });
});

describe.each(PRIVATE)('the private table %s', (table) => {
  test('is closed to a reader who has not signed in', async () => {
    await expect(database.as('anon').sql(`select * from public.${table}`)).rejects.toMatchObject(DENIED);
  });

  test('shows nothing to somebody signed in without a role', async () => {
    expect(
      await database.as('authenticated', { sub: stranger }).sql(`select id from public.${table}`)
    ).toEqual([]);
  });

  test('shows a coordinator the rows of her neighbourhood', async () => {
    const rows = await database
      .as('authenticated', { sub: coordinator })
      .sql(`select id from public.${table}`);
    expect(rows.length).toBeGreaterThan(0);
  });

  test('is read by the service role', async () => {
    expect((await database.as('service_role').sql(`select * from public.${table}`)).length).toBeGreaterThan(
      0
    );
  });

  test.each(ROLES)('cannot be written by %s', async (role) => {
    const { sql } = database.as(role, { sub: coordinator });
    await expect(sql(`insert into public.${table} default values`)).rejects.toMatchObject(DENIED);
    await expect(sql(`update public.${table} set created_at = now()`)).rejects.toMatchObject(DENIED);
    await expect(sql(`delete from public.${table}`)).rejects.toMatchObject(DENIED);
  });
});

test('a coordinator sees nothing of another neighbourhood', async () => {
  const [elsewhere] = await database.sql<{ id: string }>(
    `select id from public.neighbourhoods where slug = 'altrove'`
  );
  await database.sql(
    `insert into public.memberships (user_id, role, neighbourhood_id) values ($1, 'coordinator', $2)`,
    [stranger, elsewhere!.id]
  );
  const foreign: Record<string, string> = {
    contributions: `insert into public.contributions (neighbourhood_id, target, entry_id, kind, changes, contributor_kind)
      values ($1, 'places', gen_random_uuid(), 'create', '{}', 'neighbour') returning id::text`,
    revisions: `insert into public.revisions (neighbourhood_id, target, entry_id, kind, changes, contributor_kind)
      values ($1, 'places', gen_random_uuid(), 'create', '{}', 'neighbour') returning id::text`,
    feeds: `insert into public.feeds (neighbourhood_id, organisation_id, url)
      select $1, o.id, 'https://altrove.example/x.ics' from public.organisations as o limit 1 returning id::text`
  };
  for (const [table, insert] of Object.entries(foreign)) {
    const [row] = await database.sql<{ id: string }>(insert, [elsewhere!.id]);
    const seen = await database
      .as('authenticated', { sub: coordinator })
      .sql<{ id: string }>(`select id::text from public.${table}`);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.map(({ id }) => id)).not.toContain(row!.id);
  }
  const colleagues = await database
    .as('authenticated', { sub: coordinator })
    .sql<{ user_id: string }>('select user_id from public.memberships');
  expect(colleagues.map(({ user_id }) => user_id)).toEqual([coordinator]);
  await database.sql('delete from public.memberships where user_id = $1', [stranger]);
});

test('nobody signed in reads the hash of a secret link', async () => {
  const call = database
    .as('authenticated', { sub: coordinator })
    .sql('select secret_hash from public.contributions');
  await expect(call).rejects.toMatchObject(DENIED);
});

describe('functions', () => {
  /** Who may call what; a function that is missing here fails the test. */
  const CALLABLE: Readonly<Record<string, readonly Role[]>> = {
    search_places: ROLES,
    place_by_slug: ROLES,
    opening_hours_in_use: ROLES,
    place_points: ROLES,
    places_in_box: ROLES,
    languages_in_use: ROLES,
    neighbourhoods_overview: ROLES,
    categories_overview: ROLES,
    activities_of: ROLES,
    organisations_of: ROLES,
    network_of: ROLES,
    practices_everywhere: ROLES,
    credits: ROLES,
    data_version: ROLES,
    neighbourhood_version: ROLES,
    neighbourhood_by_slug: ROLES,
    completeness_of: ROLES,
    set_completeness: ['authenticated'],
    store_completeness: ['service_role'],
    kinds_also_called_of: ROLES,
    set_kind_also_called: ['authenticated'],
    store_kinds_also_called: ['service_role'],
    apply_contribution: ['authenticated'],
    undo_revision: ['authenticated'],
    activity_dates: ROLES,
    recent_places: ROLES,
    import_entries: ['service_role'],
    import_places: ['service_role'],
    queue_places: ['authenticated'],
    imported_ids: ['service_role'],
    keep_caller_secret: ['service_role'],
    take_lead: ['service_role'],
    diagnosis: ['service_role'],
    import_checks: ['service_role'],
    add_feed: ['service_role'],
    remove_feed: ['service_role'],
    add_calendar: ['authenticated'],
    remove_calendar: ['authenticated'],
    feeds_to_fetch: ['service_role'],
    record_fetch: ['service_role'],
    calendar_entries: ['service_role'],
    remove_demonstration: ['service_role'],
    bring_back_demonstration: ['service_role'],
    walk_graph_about: ROLES,
    walk_graph_of: ROLES,
    store_walk_graph: ['service_role'],
    residents_of: ROLES,
    store_residential_area: ['service_role'],
    area_indicators_of: ROLES,
    store_area_indicator: ['service_role'],
    remove_area_indicator: ['service_role'],
    add_need: WRITERS,
    needs_counts: ROLES,
    yearly_counts: ROLES,
    report_year: ['authenticated'],
    own_yearly_counts: ['authenticated'],
    evidence_history: ROLES,
    contribution_counts: ROLES,
    keep_evidence: WRITERS,
    evidence_kept: ROLES,
    propose: WRITERS,
    propose_photo: WRITERS,
    similar_entries: WRITERS,
    challenge: WRITERS,
    confirm_entry: WRITERS,
    take_back_confirmation: WRITERS,
    confirmations_version: WRITERS,
    said_true: WRITERS,
    checks_of: WRITERS,
    record_check: WRITERS,
    confirmed_by: WRITERS,
    proposal_by_secret: WRITERS,
    proposal_undone: WRITERS,
    withdraw_proposal: WRITERS,
    add_to_proposal: WRITERS,
    forget_contact: WRITERS,
    own_photo: WRITERS,
    photos_of: ROLES,
    photo_file: ROLES,
    entry_history: WRITERS,
    take_sign_in_turn: WRITERS,
    take_code_turn: WRITERS,
    take_photo_turn: WRITERS,
    digest_by_token: WRITERS,
    confirm_digest: WRITERS,
    accept_invitations: ['authenticated'],
    my_roles: ['authenticated'],
    queue: ['authenticated'],
    queued_photo: ['authenticated'],
    decide: ['authenticated'],
    decide_many: ['authenticated'],
    needs_confirming: ['authenticated'],
    queue_counts: ['authenticated'],
    members_of: ['authenticated'],
    invite: ['authenticated'],
    remove_member: ['authenticated'],
    remove_invitation: ['authenticated'],
    claim_organisation: ['authenticated'],
    claims_of: ['authenticated'],
    decide_claim: ['authenticated'],
    audit_log: ['authenticated'],
    invite_coordinator: ['service_role'],
    letters_to_send: ['service_role'],
    letter_done: ['service_role'],
    digests_due: ['service_role'],
    purge: ['service_role']
  };

  test('each is granted to exactly those who may call it', async () => {
    const granted = await database.sql<{ name: string; roles: string[] }>(
      `select p.proname as name, array(
         select r.rolname::text from pg_roles as r
         where r.rolname in ('anon', 'authenticated', 'service_role') and has_function_privilege(r.oid, p.oid, 'execute')
         order by r.rolname
       ) as roles
       from pg_proc as p where p.pronamespace = 'public'::regnamespace`
    );
    expect(Object.fromEntries(granted.map(({ name, roles }) => [name, roles]))).toEqual(
      Object.fromEntries(Object.entries(CALLABLE).map(([name, roles]) => [name, [...roles].sort()]))
    );
  });

  test('none of the private ones that write can be called by any role', async () => {
    const callable = await database.sql<{ name: string }>(
      `select distinct p.proname as name from pg_proc as p, pg_roles as r
       where p.pronamespace = 'private'::regnamespace and r.rolname in ('anon', 'authenticated', 'service_role')
         and has_function_privilege(r.oid, p.oid, 'execute') order by 1`
    );
    expect(callable.map(({ name }) => name)).toEqual([
      'activity_json',
      'all_texts',
      'held_place',
      'holds_months',
      'holds_on',
      'hours_asked',
      'is_closed_on',
      'is_coordinator',
      'is_editor',
      'languages_asked',
      'languages_inside',
      'location_on',
      'machine_translated',
      'neighbourhood_json',
      'organisation_json',
      'place_json',
      'place_keys',
      'practice_json',
      'search_normalise',
      'season_end',
      'still_holds'
    ]);
  });

  test('every one pins its search path', async () => {
    const loose = await database.sql<{ name: string }>(
      `select p.proname as name from pg_proc as p
       where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
         and not coalesce(p.proconfig::text like '%search_path=%', false)`
    );
    expect(loose).toEqual([]);
  });
});

test('every foreign key has an index that begins with it', async () => {
  const bare = await database.sql(
    `select c.conrelid::regclass as table, c.conname as key from pg_constraint as c
     where c.contype = 'f' and c.connamespace = 'public'::regnamespace
       and not exists (
         select from pg_index as i
         where i.indrelid = c.conrelid and (i.indkey::int2[])[0:array_length(c.conkey, 1) - 1] @> c.conkey
       )`
  );
  // A place's category is looked up together with its neighbourhood, and checked against a short table.
  expect(bare.map(({ key }) => key)).toEqual(['places_category_fkey']);
});

test('every table and column a reader may ask about is described', async () => {
  const silent = await database.sql(
    `select c.relname from pg_class as c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and obj_description(c.oid) is null`
  );
  expect(silent).toEqual([]);
});
