import { storeIndicator } from '../area-indicator.ts';
import type { TestDatabase } from '../engine.ts';
import { activity, ground, neighbourhood, organisation, place, residents } from '../entries.ts';
import { newPlace, photo, proposal, SECRET, webp } from '../proposals.ts';
import { prepareTrials, type Person } from './attempts.ts';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const signedIn = (number: number): Person => ({
  role: 'authenticated',
  claims: { sub: id(number), role: 'authenticated' }
});

/** Everybody there is, by what she may do. */
export const PEOPLE = {
  'a reader': { role: 'anon', claims: { role: 'anon' } },
  'somebody without a role': signedIn(1),
  'a coordinator': signedIn(2),
  'a coordinator of another neighbourhood': signedIn(3),
  'an editor': signedIn(4),
  'an editor of another organisation': signedIn(5),
  'a partner': signedIn(6),
  'the launcher': { role: 'service_role', claims: { role: 'service_role' } }
} as const satisfies Readonly<Record<string, Person>>;

export type Who = keyof typeof PEOPLE;
export const EVERYBODY = Object.keys(PEOPLE) as Who[];
export const SIGNED_IN = EVERYBODY.filter((who) => PEOPLE[who].role === 'authenticated');

/** A table, as the catalogue has it; access.test.ts has them all by name. */
export interface Table {
  readonly table: string;
  /** Any of its columns. */
  readonly column: string;
  /** `live`: anyone sees all of it; `private`: some see some of it; `hidden`: functions alone see it. */
  readonly kind: 'live' | 'private' | 'hidden';
  /** Roles that are granted to read it or some of its columns. */
  readonly readers: readonly string[];
}

/** What the tries are about, by id. */
export interface World {
  readonly tables: readonly Table[];
  readonly contribution: string;
  readonly photoContribution: string;
  readonly pendingPhoto: string;
  readonly livePhoto: string;
  readonly revision: number;
  readonly member: string;
  readonly invitation: string;
  readonly claim: string;
  readonly calendar: string;
  readonly token: string;
}

const one = async <T>(database: TestDatabase, query: string, parameters: unknown[] = []): Promise<T> =>
  Object.values((await database.sql(query, parameters))[0]!)[0] as T;

const tablesOf = (database: TestDatabase): Promise<Table[]> =>
  database.sql<Table & Record<string, unknown>>(
    `select
       format('%I.%I', n.nspname, c.relname) as table,
       (select quote_ident(a.attname) from pg_attribute as a where a.attrelid = c.oid and a.attnum > 0 and a.attgenerated = ''
        and a.attidentity = '' and not a.attisdropped order by a.attnum limit 1) as column,
       case
         when n.nspname = 'private' then 'hidden'
         when exists (select from pg_policy as p where p.polrelid = c.oid and pg_get_expr(p.polqual, c.oid) = 'true') then 'live'
         else 'private'
       end as kind,
       array(
         select r from unnest(array['anon', 'authenticated', 'service_role']) as r
         where has_any_column_privilege(r, c.oid, 'select')
       ) as readers
     from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
     where n.nspname in ('public', 'private') and c.relkind = 'r' order by 1`
  );

/** Two neighbourhoods, two organisations, one of everything that can be decided, and everybody with her role. */
export async function makeWorld(database: TestDatabase): Promise<World> {
  await prepareTrials(database);
  await database.sql('select public.import_entries($1, $2)', [
    'test',
    [
      ...ground,
      neighbourhood('altrove'),
      organisation('circolo', { areas_served: ['borgo'] }),
      organisation('altri', { areas_served: ['altrove'] }),
      place('biblioteca', { organisation: 'circolo' }),
      place('mercato'),
      { ...place('lontano', { organisation: 'altri' }), neighbourhood: 'altrove' },
      activity('corso', { organisation: 'circolo' }),
      residents('nil-57-2018')
    ]
  ]);
  for (let number = 1; number <= 9; number++)
    await database.sql('insert into auth.users (id, email, email_confirmed_at) values ($1, $2, now())', [
      id(number),
      `person${number}@example.org`
    ]);
  const give = (number: number, role: string, of: 'neighbourhood' | 'organisation', slug: string) =>
    database.sql(
      `insert into public.memberships (user_id, role, ${of}_id) select $1, $2, e.id from public.${of}s as e where e.slug = $3`,
      [id(number), role, slug]
    );
  await give(2, 'coordinator', 'neighbourhood', 'borgo');
  await give(3, 'coordinator', 'neighbourhood', 'altrove');
  await give(4, 'editor', 'organisation', 'circolo');
  await give(5, 'editor', 'organisation', 'altri');
  await give(6, 'partner', 'organisation', 'circolo');
  // A second of each, so that one may be removed.
  await give(7, 'coordinator', 'neighbourhood', 'borgo');
  await database.sql(`select public.add_feed('borgo', 'circolo', 'https://circolo.example/eventi.ics')`);
  await database.sql(`select public.confirm_entry('borgo', 'places', 'mercato')`);
  await storeIndicator(database);

  const propose = (value: object) =>
    one<{ id: string }>(database, 'select public.propose($1)', [value]).then((receipt) => receipt.id);
  const contribution = await propose(
    proposal({
      slug: 'biblioteca',
      changes: { address: 'Via Due 2' },
      contact: 'amina@example.org',
      message: 'Ciao.'
    })
  );
  await database.sql('select public.add_to_proposal($1, $2)', [SECRET, 'Da lunedì.']);
  const proposePhoto = (slug: string, secret: string) =>
    one<{ id: string }>(database, 'select public.propose_photo($1, $2, $2)', [
      photo({ slug, secret }),
      webp()
    ]).then((receipt) => receipt.id);
  const photoContribution = await proposePhoto('biblioteca', `${SECRET}-photo`);
  const accepted = await proposePhoto('biblioteca', `${SECRET}-live`);
  const asCoordinator = database.as('authenticated', PEOPLE['a coordinator'].claims);
  for (const each of [accepted, await propose(newPlace({ name: { it: 'Accettata' } }))])
    await asCoordinator.sql('select public.decide($1, $2)', [each, { action: 'accept' }]);
  await asCoordinator.sql(`select public.invite('borgo', 'nuova@example.org', 'coordinator', null)`);
  await database
    .as('authenticated', { sub: id(8), role: 'authenticated' })
    .sql(`select public.claim_organisation('borgo', 'circolo', 'Ci lavoro.')`);
  const token = 'testtoken-testtoken-testtoken';
  await database.sql(
    'insert into private.digests (user_id, token_hash) values ($1, private.secret_hash($2))',
    [id(4), token]
  );
  const entryOf = (of: string) =>
    one<string>(database, 'select entry_id from public.contributions where id = $1', [of]);
  return {
    tables: await tablesOf(database),
    contribution,
    photoContribution,
    pendingPhoto: await entryOf(photoContribution),
    livePhoto: await entryOf(accepted),
    revision: Number(
      await one(
        database,
        `select max(r.id)::int from public.revisions as r where r.target = 'places' and r.kind = 'create'`
      )
    ),
    member: await one(database, 'select id from public.memberships where user_id = $1', [id(7)]),
    invitation: await one(database, 'select id from private.invitations limit 1'),
    claim: await one(database, 'select id from private.claims limit 1'),
    calendar: await one(database, 'select id from public.feeds limit 1'),
    token
  };
}
