import { income } from '../area-indicator.ts';
import { newPlace, photo, proposal, SECRET, webp } from '../proposals.ts';
import type { Attempt } from './attempts.ts';
import { EVERYBODY, SIGNED_IN, type Who, type World } from './world.ts';

/** A value as a literal of SQL. */
function literal(value: unknown): string {
  if (value === null) return 'null';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return `'${text.replaceAll("'", "''")}'${typeof value === 'object' ? '::jsonb' : ''}`;
}
const call = (name: string, ...values: readonly unknown[]) =>
  `select public.${name}(${values.map(literal).join(', ')})::text`;

const WRITERS = EVERYBODY.filter((who) => who !== 'the launcher');
const NOBODY: readonly Who[] = [];

/** All are tried; who is not named must be refused. */
function only(may: readonly Who[], what: string, statement: string): Attempt[] {
  return EVERYBODY.map((who) => ({ who, what, statement, must: may.includes(who) ? 'allowed' : 'denied' }));
}

/** Who gets what answer; all others must be refused. */
function answers(what: string, statement: string, by: Partial<Record<Who, string>>): Attempt[] {
  return EVERYBODY.map((who) => {
    const answer = by[who];
    return { who, what, statement, must: answer === undefined ? 'denied' : { answer } };
  });
}

const all = (who: readonly Who[], answer: string) => Object.fromEntries(who.map((one) => [one, answer]));

/** Nobody writes a table but through the functions. */
function onTables({ tables }: World): Attempt[] {
  return tables.flatMap(({ table, column, kind }) => [
    ...(kind === 'live' ? only(EVERYBODY, `read ${table}`, `select count(*) from ${table}`) : []),
    ...(kind === 'hidden' ? only(NOBODY, `read ${table}`, `select count(*) from ${table}`) : []),
    ...[
      `insert into ${table} default values`,
      `update ${table} set ${column} = ${column}`,
      `delete from ${table}`,
      `truncate ${table} cascade`
    ].flatMap((write) => only(NOBODY, write, write))
  ]);
}

/**
 * What the catalogue says of rights on tables. Row-level security refuses in its turn what a grant too many would allow: the
 * tries alone would not notice it.
 */
function onGrants({ tables }: World): Attempt[] {
  const roles = ['anon', 'authenticated', 'service_role'];
  return tables.flatMap(({ table, kind, readers }) =>
    roles.flatMap((role) => {
      // Rows of the public schema that are not for everyone may be granted; who sees which is tried below.
      const mayRead = kind === 'live' || (kind === 'private' && role !== 'anon' && readers.includes(role));
      return [
        ...['select', 'insert', 'update'].map((privilege) => ({
          who: 'the launcher',
          what: `${role} may ${privilege} ${table}`,
          statement: `select has_any_column_privilege('${role}', '${table}', '${privilege}')::text`,
          must: { answer: String(privilege === 'select' && mayRead) }
        })),
        ...['delete', 'truncate', 'references', 'trigger'].map((privilege) => ({
          who: 'the launcher',
          what: `${role} may ${privilege} ${table}`,
          statement: `select has_table_privilege('${role}', '${table}', '${privilege}')::text`,
          must: { answer: 'false' }
        }))
      ];
    })
  );
}

/** Rows that row-level security shows; `0` to who has no right to them. */
function onRows(): Attempt[] {
  // Of the borgo alone: an import of another neighbourhood is its own coordinator's to see.
  const some = (table: string) =>
    `select (count(*) > 0)::text from public.${table} as t join public.neighbourhoods as n on n.id = t.neighbourhood_id where n.slug = 'borgo'`;
  const seen = (table: string, who: readonly Who[], statement = some(table)) =>
    answers(`see ${table}`, statement, {
      ...all(SIGNED_IN, 'false'),
      ...all(who, 'true'),
      'the launcher': 'true'
    });
  return [
    ...seen('contributions', ['a coordinator']),
    ...seen(
      'contribution_notes',
      ['a coordinator'],
      'select (count(*) > 0)::text from public.contribution_notes'
    ),
    ...seen('feeds', ['a coordinator', 'an editor']),
    ...seen('revisions', ['a coordinator']),
    ...answers(
      'see other people’s roles',
      `select (count(*) filter (where m.user_id is distinct from (select auth.uid())) > 0)::text from public.memberships as m`,
      { ...all(SIGNED_IN, 'false'), 'a coordinator': 'true', 'the launcher': 'true' }
    ),
    ...only(
      ['the launcher'],
      'read e-mail addresses of contributors',
      'select contact from public.contributions limit 1'
    ),
    ...only(
      ['the launcher'],
      'read hashes of secrets',
      'select secret_hash from public.contributions limit 1'
    ),
    ...only(
      ['the launcher'],
      'read what tells who repeats',
      'select fingerprint from public.contributions limit 1'
    )
  ];
}

function onProposing(world: World): Attempt[] {
  const state = (value: object) => `select public.propose(${literal(value)}) ->> 'state'`;
  const change = proposal({ slug: 'biblioteca', secret: `${SECRET}-try`, changes: { address: 'Via Tre 3' } });
  const forged: readonly (readonly [string, object])[] = [
    ['slug', { slug: 'altro' }],
    ['confirmed_at', { confirmed_at: '2026-01-01T00:00:00Z' }],
    ['neighbourhood', { neighbourhood: 'altrove' }],
    ['sources', { sources: [] }],
    ['revision', { revision: 1 }],
    ['id', { id: world.livePhoto }],
    ['search_name', { search_name: 'x' }],
    ['translations', { translations: {} }]
  ];
  return [
    ...answers('change a place', state(change), {
      ...all(WRITERS, 'pending'),
      'a coordinator': 'accepted',
      'an editor': 'accepted'
    }),
    ...answers(
      'close a place',
      state(proposal({ slug: 'biblioteca', kind: 'close', secret: `${SECRET}-try` })),
      {
        ...all(WRITERS, 'pending'),
        'a coordinator': 'accepted',
        'an editor': 'accepted'
      }
    ),
    ...answers('add a place', state(newPlace({}, { secret: `${SECRET}-try` })), {
      ...all(WRITERS, 'pending'),
      'a coordinator': 'accepted'
    }),
    ...answers(
      'add a place of an organisation',
      state(newPlace({ organisation: 'circolo' }, { secret: `${SECRET}-try` })),
      { ...all(WRITERS, 'pending'), 'a coordinator': 'accepted', 'an editor': 'accepted' }
    ),
    ...answers(
      'give a place to another organisation',
      state(proposal({ slug: 'biblioteca', secret: `${SECRET}-try`, changes: { organisation: 'altri' } })),
      { ...all(WRITERS, 'pending'), 'a coordinator': 'accepted' }
    ),
    ...answers(
      'change an organisation',
      state(
        proposal({
          target: 'organisations',
          slug: 'circolo',
          secret: `${SECRET}-try`,
          changes: { about: { it: 'Noi.' } }
        })
      ),
      { ...all(WRITERS, 'pending'), 'a coordinator': 'accepted', 'an editor': 'accepted' }
    ),
    ...forged.flatMap(([field, changes]) =>
      only(
        NOBODY,
        `forge ${field}`,
        state(proposal({ slug: 'biblioteca', secret: `${SECRET}-try`, changes }))
      )
    ),
    ...['state', 'contributor_kind', 'decided_by', 'entry_id', 'id', 'restores', 'source'].flatMap((part) =>
      only(NOBODY, `forge ${part}`, state({ ...change, [part]: 'accepted' }))
    ),
    ...['neighbourhoods', 'categories', 'residents', 'photos', 'memberships'].flatMap((target) =>
      only(NOBODY, `propose ${target}`, state({ ...change, target }))
    ),
    ...answers(
      'add a photo',
      `select public.propose_photo(${literal(photo({ slug: 'biblioteca', secret: `${SECRET}-try` }))}, ${literal(webp())}, ${literal(webp())}) ->> 'state'`,
      { ...all(WRITERS, 'pending'), 'a coordinator': 'accepted', 'an editor': 'accepted' }
    ),
    ...only(
      WRITERS,
      'confirm a place',
      call('confirm_entry', 'borgo', 'places', 'biblioteca', 'device', '192.0.2.1')
    ),
    ...only(
      ['a coordinator', 'an editor'],
      'say that a place was called',
      call('record_check', 'borgo', 'places', 'biblioteca', 'telephone', 'no-answer', null, '192.0.2.1')
    ).map(
      // A visitor may say what she knows, not that she telephoned: it is the way that is refused.
      (one): Attempt =>
        one.must === 'denied' && one.who !== 'the launcher' ? { ...one, must: 'refused' } : one
    ),
    ...only(
      WRITERS,
      'look for what is alike',
      call('similar_entries', 'borgo', 'places', 'Biblioteca', [9.14, 45.47])
    ),
    ...only(
      WRITERS,
      'say what is missing',
      call('add_need', 'borgo', { what: 'children', cell: null, times: [], stops: [] }, [['a'.repeat(22)]])
    ),
    ...only(WRITERS, 'keep a report', call('keep_evidence', 'borgo', null)),
    ...only(WRITERS, 'ask whether work must be shown', call('challenge', 'borgo', null)),
    ...only(WRITERS, 'try a sign-in code', call('take_code_turn', 'x@example.org', null)),
    ...only(WRITERS, 'take a turn to send a photo', call('take_photo_turn', null)),
    ...only(WRITERS, 'take a turn to sign in', `${call('take_sign_in_turn', 'x@example.org', null)}`),
    ...only(
      NOBODY,
      'take back what is no entry',
      call('take_back_confirmation', 'borgo', 'residents', 'nil-57-2018', null, null)
    ),
    ...only(
      NOBODY,
      'confirm what is no entry',
      call('confirm_entry', 'borgo', 'residents', 'nil-57-2018', null, null)
    )
  ];
}

/** Values that nobody may have written down, coordinators neither. */
function onContents(): Attempt[] {
  const change = (changes: object, slug = 'biblioteca') =>
    `select public.propose(${literal(proposal({ slug, secret: `${SECRET}-try`, changes }))})::text`;
  const activity = (changes: object) =>
    `select public.propose(${literal(proposal({ target: 'activities', slug: 'corso', secret: `${SECRET}-try`, changes }))})::text`;
  const refused: Readonly<Record<string, string>> = {
    'write markup': change({ summary: { it: '<script>alert(1)</script>' } }),
    'turn the reading direction round': change({ summary: { it: 'a\u202eb' } }),
    'bury a letter under marks': change({ name: { it: `a${'\u0301'.repeat(9)}` } }),
    'write a name of 5,000 letters': change({ name: { it: 'a'.repeat(5000) } }),
    'name nothing': change({ name: { it: ' ' } }),
    'say a feature that is none': change({ features: ['free', 'evil'] }),
    'link to a script': change({ contacts: { website: 'javascript:alert(1)' } }),
    'put a place into the sea': change({ location: { type: 'Point', coordinates: [0, 0] } }),
    'tell where a protected place is': change({
      location_precision: 'area-only',
      location: { type: 'Point', coordinates: [9.14, 45.47] }
    }),
    'let something happen every second': activity({
      schedule: { start: '2026-01-07T09:30', duration: 1, timeZone: 'Europe/Rome', rrule: 'FREQ=SECONDLY' }
    }),
    'let a job be open for ever': activity({ deadline: 'infinity' })
  };
  return Object.entries(refused).flatMap(([what, statement]) =>
    (['a reader', 'a coordinator'] as const).map((who) => ({ who, what, statement, must: 'refused' }))
  );
}

function onSecrets({ pendingPhoto, livePhoto, token }: World): Attempt[] {
  const wrong = 'wrong-wrong-wrong-wrong-wrong';
  return [
    ...only(
      WRITERS,
      'ask by its secret whether it was undone',
      `select coalesce(public.proposal_undone('${SECRET}'), 'no')`
    ),
    ...only(WRITERS, 'follow a proposal by its secret', call('proposal_by_secret', SECRET)),
    ...answers(
      'follow a proposal by another secret',
      `select (public.proposal_by_secret(${literal(wrong)}) is null)::text`,
      all(WRITERS, 'true')
    ),
    ...(['withdraw_proposal', 'forget_contact'] as const).flatMap((name) => [
      ...only(WRITERS, name, call(name, SECRET)),
      ...only(NOBODY, `${name} with another secret`, call(name, wrong))
    ]),
    ...only(WRITERS, 'add_to_proposal', call('add_to_proposal', SECRET, 'Di più.', null, null)),
    ...only(
      NOBODY,
      'add_to_proposal with another secret',
      call('add_to_proposal', wrong, 'Di più.', null, null)
    ),
    ...only(NOBODY, 'forge a field afterwards', call('add_to_proposal', SECRET, '', { slug: 'x' }, null)),
    ...answers(
      'see a photo that waits, by its address',
      `select coalesce(public.photo_file('${pendingPhoto}', 'large')::text, 'nothing')`,
      all(EVERYBODY, 'nothing')
    ),
    ...answers(
      'see a live photo',
      `select (public.photo_file('${livePhoto}', 'large') is not null)::text`,
      all(EVERYBODY, 'true')
    ),
    ...answers(
      'see a photo that waits, by another secret',
      `select coalesce(public.own_photo(${literal(wrong)}, '${pendingPhoto}', 'large')::text, 'nothing')`,
      all(WRITERS, 'nothing')
    ),
    ...only(WRITERS, 'read what a letter would confirm', call('digest_by_token', token)),
    ...only(WRITERS, 'confirm by a letter', call('confirm_digest', token)),
    ...only(NOBODY, 'confirm by no letter', call('confirm_digest', wrong))
  ];
}

function onManaging(world: World): Attempt[] {
  const coordinator: readonly Who[] = ['a coordinator'];
  const accept = { action: 'accept' };
  return [
    ...only(coordinator, 'see the queue', call('queue', 'borgo')),
    ...only(coordinator, 'count what waits', call('queue_counts', 'borgo')),
    ...only(
      coordinator,
      'say how complete a kind is',
      call('set_completeness', 'borgo', 'category', 'library', 'partial', 'Comune', '2026-11-01')
    ),
    ...only(
      coordinator,
      'say what people call a kind',
      `select public.set_kind_also_called('borgo', 'category', 'library', '{"it": "la casetta"}')`
    ),
    ...only(coordinator, 'see who has roles', call('members_of', 'borgo')),
    ...only(coordinator, 'read the log', call('audit_log', 'borgo', null, null)),
    ...only(coordinator, 'see claims', call('claims_of', 'borgo')),
    ...only(
      [...coordinator, 'an editor', 'an editor of another organisation'],
      'see what needs confirming',
      call('needs_confirming', 'borgo')
    ),
    ...answers(
      'see what of others needs confirming',
      `select (public.needs_confirming('borgo')::text like '%mercato%')::text
       from (select 1) as once`,
      { 'a coordinator': 'false', 'an editor': 'false', 'an editor of another organisation': 'false' }
    ),
    ...only(coordinator, 'accept', call('decide', world.contribution, accept)),
    ...only(coordinator, 'refuse', call('decide', world.contribution, { action: 'refuse', reason: 'other' })),
    ...only(coordinator, 'ask', call('decide', world.contribution, { action: 'ask', words: 'Quando?' })),
    ...only(coordinator, 'accept a photo', call('decide', world.photoContribution, accept)),
    ...only(
      NOBODY,
      'move by an edit to another neighbourhood',
      call('decide', world.contribution, { action: 'accept', edits: { neighbourhood: 'altrove' } })
    ),
    ...only(
      NOBODY,
      'date a confirmation by an edit',
      call('decide', world.contribution, { action: 'accept', edits: { confirmed_at: '2030-01-01' } })
    ),
    ...only(
      coordinator,
      'accept many',
      `select public.decide_many(array['${world.contribution}'::uuid], 'accept', null)::text`
    ),
    ...only(
      coordinator,
      'accept as before',
      `select public.apply_contribution('${world.contribution}', null)::text`
    ),
    ...only(coordinator, 'see a photo that waits', call('queued_photo', world.photoContribution, 'large')),
    ...only(coordinator, 'undo', `select public.undo_revision(${world.revision})::text`),
    ...only(
      coordinator,
      'invite a coordinator',
      call('invite', 'borgo', 'x@example.org', 'coordinator', null)
    ),
    ...only(coordinator, 'invite an editor', call('invite', 'borgo', 'x@example.org', 'editor', 'circolo')),
    ...only(coordinator, 'remove a coordinator', call('remove_member', 'borgo', world.member)),
    ...only(NOBODY, 'remove somebody of elsewhere', call('remove_member', 'altrove', world.member)),
    ...only(coordinator, 'take an invitation back', call('remove_invitation', 'borgo', world.invitation)),
    ...only(coordinator, 'decide a claim', `select public.decide_claim('${world.claim}', true)::text`),
    ...only(coordinator, 'bring a table in', call('queue_places', 'borgo', 'table comune', 'test', [])),
    ...only(
      ['a coordinator of another neighbourhood'],
      'bring a table in elsewhere',
      call('queue_places', 'altrove', 'table x', 'test', [])
    ),
    ...only(
      [...coordinator, 'an editor'],
      'add a calendar',
      call('add_calendar', 'borgo', 'circolo', 'webcal://circolo.example/altro.ics')
    ),
    ...only(
      [...coordinator, 'an editor'],
      'remove a calendar',
      `select public.remove_calendar('${world.calendar}')::text`
    ),
    ...only(SIGNED_IN, 'ask for her roles', call('my_roles')),
    ...only(SIGNED_IN, 'accept invitations', call('accept_invitations')),
    ...only(SIGNED_IN, 'claim an organisation', call('claim_organisation', 'borgo', 'circolo', null)),
    ...only(
      ['a coordinator', 'an editor', 'a partner'],
      'report a year',
      call('report_year', 'borgo', 'circolo', 2025, { training: { people: 12, women: 9 } })
    ),
    ...only(
      NOBODY,
      'report a year of an organisation that does not work here',
      call('report_year', 'borgo', 'altri', 2025, {})
    ),
    ...only(
      ['a coordinator of another neighbourhood', 'an editor of another organisation'],
      'report a year elsewhere',
      call('report_year', 'altrove', 'altri', 2025, {})
    ),
    ...answers(
      'see what may be reported for',
      `select public.own_yearly_counts('borgo')::jsonb #>> '{0,organisation}' is not distinct from 'circolo'`,
      {
        ...all(SIGNED_IN, 'false'),
        ...all(['a coordinator', 'an editor', 'a partner'], 'true')
      }
    ),
    ...answers(
      'read the values of a history',
      `select (public.entry_history('borgo', 'places', 'biblioteca')::jsonb #> '{revisions,0,changes}' <> 'null')::text`,
      {
        ...all(WRITERS, 'false'),
        'a coordinator': 'true',
        'an editor': 'true'
      }
    )
  ];
}

function onLaunching({ livePhoto }: World): Attempt[] {
  const launcher: readonly Who[] = ['the launcher'];
  return [
    ...only(launcher, 'import', call('import_entries', 'test', [])),
    ...only(launcher, 'import from outside', call('import_places', 'borgo', 'osm', 'test', [])),
    ...only(launcher, 'list what was imported from outside', call('imported_ids', 'borgo', 'osm')),
    ...only(launcher, 'store an indicator', call('store_area_indicator', 'borgo', income)),
    ...only(launcher, 'remove an indicator', call('remove_area_indicator', 'borgo', income.slug)),
    ...only(launcher, 'import checks', call('import_checks', [])),
    ...only(launcher, 'make a coordinator', call('invite_coordinator', 'borgo', 'x@example.org')),
    ...only(launcher, 'take letters', 'select public.letters_to_send(5)::text'),
    ...only(launcher, 'say a letter is sent', 'select public.letter_done(1)::text'),
    ...only(launcher, 'write digests', 'select public.digests_due()::text'),
    ...only(launcher, 'say by what callers are known', call('keep_caller_secret', 's'.repeat(32))),
    ...only(launcher, 'take the lead', call('take_lead', 'letters', '00000000-0000-4000-8000-000000000009')),
    ...only(launcher, 'ask how the database is', 'select public.diagnosis()::text'),
    ...only(launcher, 'forget', 'select public.purge()::text'),
    ...only(launcher, 'add a feed', call('add_feed', 'borgo', 'circolo', 'https://x.example/a.ics')),
    ...only(launcher, 'remove a feed', call('remove_feed', 'borgo', 'circolo', 'https://x.example/a.ics')),
    ...only(launcher, 'list feeds', 'select public.feeds_to_fetch()::text'),
    ...only(launcher, 'note a fetch', `select public.record_fetch('${livePhoto}', '{}')::text`),
    ...only(launcher, 'list entries of calendars', call('calendar_entries', 'borgo')),
    ...only(launcher, 'remove the demonstration', call('remove_demonstration', 'borgo')),
    ...only(launcher, 'bring the demonstration back', call('bring_back_demonstration', 'borgo'))
  ];
}

/** Everybody × everything that can be tried, with what must come of it. */
export const everyAttempt = (world: World): Attempt[] => [
  ...onTables(world),
  ...onGrants(world),
  ...onRows(),
  ...onProposing(world),
  ...onContents(),
  ...onSecrets(world),
  ...onManaging(world),
  ...onLaunching(world)
];

/** Statements of the catalogue that tell who may call which function at all. */
export const mayCall = (name: string, roles: readonly string[]): Attempt[] =>
  (['anon', 'authenticated', 'service_role'] as const).map((role) => ({
    who: 'the launcher',
    what: `${role} calls ${name}`,
    statement: `select bool_or(has_function_privilege('${role}', p.oid, 'execute'))::text from pg_proc as p
      where p.pronamespace = 'public'::regnamespace and p.proname = '${name}'`,
    must: { answer: String(roles.includes(role)) }
  }));
