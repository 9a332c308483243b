import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type Claims, type TestDatabase } from './engine.ts';
import { activity, category, ground, neighbourhood, organisation, place } from './entries.ts';
import { enrol, person } from './members.ts';
import { newPlace, newSecret, photo, proposal, webp } from './proposals.ts';

/* A second reading with bad intentions: what an attacker who calls the Data API herself might try, and must not get. */

const [coordinator, editor, stranger, elsewhere] = [person(1), person(2), person(3), person(4)];
/** What a token says of a session that a password opened (RFC 8176). */
const byPassword = { amr: [{ method: 'password', timestamp: 1_800_000_000 }] };

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.sql('select public.import_entries($1, $2)', [
    'test',
    [
      ...ground,
      category('refuge'),
      neighbourhood('altrove'),
      organisation('circolo', { areas_served: ['borgo'] }),
      organisation('lontano', { areas_served: ['altrove'] }),
      place('biblioteca', { organisation: 'circolo' }),
      place('parco'),
      { ...place('molo'), neighbourhood: 'altrove' },
      activity('corso', { organisation: 'circolo' })
    ]
  ]);
  await enrol(
    database,
    [coordinator, editor, stranger, elsewhere],
    [
      { who: coordinator, role: 'coordinator', of: 'borgo' },
      { who: elsewhere, role: 'coordinator', of: 'altrove' },
      { who: editor, role: 'editor', of: 'circolo' }
    ]
  );
  // What is tried here is not how often.
  await database.sql(`update private.limits set most = 100000 where bucket <> 'proof-bits'`);
});
afterAll(() => database.close());

interface Receipt {
  readonly id: string;
  readonly state: string;
  readonly entry: { readonly slug: string | null };
}

async function called<T>(who: Parameters<TestDatabase['as']>, name: string, parameters: readonly unknown[]) {
  const places = parameters.map((_, index) => `$${index + 1}`).join(', ');
  const [row] = await database
    .as(...who)
    .sql<{ answer: T }>(`select public.${name}(${places}) as answer`, parameters);
  return row!.answer;
}
const anon = <T>(name: string, ...parameters: unknown[]) => called<T>(['anon'], name, parameters);
const as = <T>(claims: Claims, name: string, ...parameters: unknown[]) =>
  called<T>(['authenticated', claims], name, parameters);
const propose = (fields: object) => anon<Receipt>('propose', fields, '192.0.2.1');
const decide = (id: string, decision: object) =>
  as<{ state: string; revision: number }>(coordinator, 'decide', id, decision);
const refusal = (field: string, detail: string) => ({ code: '22023', hint: field, detail });
const DENIED = { code: '42501' };

/** Adds a place of that name, and gives its address. */
async function added(name: string, changes: object = {}): Promise<string> {
  const { id } = await propose(newPlace({ name: { it: name }, ...changes }));
  await decide(id, { action: 'accept' });
  const [row] = await database.sql<{ slug: string }>(
    `select slug from public.places where name ->> 'it' = $1`,
    [name]
  );
  return row!.slug;
}

/** A coordinator makes a place protected. */
const protect = (slug: string, changes: object = {}) =>
  as<Receipt>(
    coordinator,
    'propose',
    proposal({
      secret: newSecret(),
      slug,
      changes: { location_precision: 'area-only', location: null, address: null, contacts: {}, ...changes }
    })
  );

/** Milliseconds; compared with each other alone, for machines differ. */
async function took(call: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await call();
  return performance.now() - began;
}

/** Every table where words are still kept. */
async function tablesThatSay(words: RegExp): Promise<string[]> {
  const found: string[] = [];
  for (const table of [
    'public.places',
    'public.revisions',
    'public.contributions',
    'public.contribution_notes',
    'public.photos',
    'private.audit',
    'private.letters'
  ]) {
    // prettier-ignore
    const rows = await database.sql<{ row: string }>(`select to_jsonb(t)::text as row from ${table} as t`);
    if (rows.some(({ row }) => words.test(row))) found.push(table);
  }
  return found;
}

const proposalRow = async (id: string) =>
  (await database.sql<Record<string, unknown>>('select * from public.contributions where id = $1', [id]))[0]!;

describe('somebody who signs up with a password for an address that is not hers', () => {
  test('takes no role that waits for it', async () => {
    await as(coordinator, 'invite', 'borgo', 'attesa@example.org', 'coordinator');
    const squatter = person(5);
    await database.sql('insert into auth.users (id, email, email_confirmed_at) values ($1, $2, now())', [
      squatter.sub,
      'attesa@example.org'
    ]);
    await expect(as({ ...squatter, ...byPassword }, 'accept_invitations')).rejects.toMatchObject(DENIED);
    // Its owner comes by her code.
    expect(await as({ ...squatter, amr: [{ method: 'otp' }] }, 'accept_invitations')).toBe(1);
    await database.sql('delete from public.memberships where user_id = $1', [squatter.sub]);
  });

  test('has none of the rights that the address was given meanwhile', async () => {
    await expect(as({ ...coordinator, ...byPassword }, 'queue', 'borgo')).rejects.toMatchObject(DENIED);
    const claims = { ...coordinator, ...byPassword };
    expect(await database.as('authenticated', claims).sql('select id from public.revisions')).toEqual([]);
    const change = proposal({ secret: newSecret(), slug: 'biblioteca', changes: { features: ['wifi'] } });
    expect(await as({ ...editor, ...byPassword }, 'propose', change)).toMatchObject({ state: 'pending' });
  });
});

describe('somebody whose session ended before her token did', () => {
  test('decides nothing any more, nor writes as who she was', async () => {
    const session = randomUUID();
    await database.sql('insert into auth.users (id, email) values ($1, $2) on conflict (id) do nothing', [
      coordinator.sub,
      'coordinator@example.org'
    ]);
    await database.sql('insert into auth.sessions (id, user_id) values ($1, $2)', [session, coordinator.sub]);
    const claims = { ...coordinator, session_id: session };
    expect(await as(claims, 'queue', 'borgo')).toBeTruthy();
    await database.sql('update auth.sessions set not_after = now() where id = $1', [session]);
    await expect(as(claims, 'queue', 'borgo')).rejects.toMatchObject(DENIED);
    await database.sql('delete from auth.sessions where id = $1', [session]);
    await expect(as(claims, 'queue', 'borgo')).rejects.toMatchObject(DENIED);
    const change = proposal({ secret: newSecret(), slug: 'biblioteca', changes: { features: ['wifi'] } });
    expect(await as(claims, 'propose', change)).toMatchObject({ state: 'pending' });
  });
});

describe('somebody who looks for a protected place', () => {
  test('does not find it in what the same import brings again', async () => {
    const entry = {
      ...place('casa-a', { sources: [{ name: 'OpenStreetMap', url: 'https://osm.example/node/77', licence: 'ODbL' }] }) // prettier-ignore
    };
    Object.assign(entry.fields, { address: 'via Riposta 5' });
    const load = () => database.sql('select public.import_entries($1, $2)', ['again', [entry]]);
    await load();
    await protect('casa-a');
    const version = () => database.sql('select public.data_version()::int as version');
    const before = await version();
    await load();
    await load();
    expect(await tablesThatSay(/Riposta|node\/77/)).toEqual([]);
    const [live] = await database.sql('select sources from public.places where slug = $1', ['casa-a']);
    expect(live!.sources).toEqual([{ name: 'OpenStreetMap', licence: 'ODbL' }]);
    // Nothing is written anew at every start either.
    expect(await version()).toEqual(before);
    const [kept] = await database.sql<{ changes: Record<string, unknown> }>(
      `select c.changes from public.contributions as c join public.places as p on p.id = c.entry_id
       where p.slug = 'casa-a' and c.changes ? 'location' and c.changes -> 'location' <> 'null'`
    );
    expect(kept).toBeUndefined();
  });

  test('does not find it in what neighbours wrote about it', async () => {
    const slug = await added('Casa B');
    const secret = newSecret();
    const moved = await propose(
      proposal({ secret, slug, report: 'moved', message: 'Ora in via Velata 3.', changes: {} })
    );
    await anon('add_to_proposal', secret, 'Citofono Velata.');
    await decide(moved.id, { action: 'accept' });
    const waiting = await propose(
      proposal({ secret: newSecret(), slug, message: 'Via Velata 4!', changes: {} })
    );
    await protect(slug);
    // What waits can still be read by who decides; then it goes too.
    expect((await proposalRow(waiting.id)).message).toContain('Velata');
    await decide(waiting.id, { action: 'refuse', reason: 'not-for-everyone' });
    expect(await tablesThatSay(/Velata/)).toEqual([]);
  });

  test('does not find its position in a contribution, whichever way that is written', async () => {
    const slug = await added('Casa C');
    await protect(slug);
    const write = database.sql(
      `insert into public.contributions (neighbourhood_id, target, entry_id, kind, changes, contributor_kind)
       select neighbourhood_id, 'places', id, 'update', '{"address": "via Celata 6"}', 'neighbour' from public.places where slug = $1`,
      [slug]
    );
    await expect(write).rejects.toMatchObject(refusal('location', 'protected-position'));
    await database.sql(
      `insert into public.revisions (neighbourhood_id, target, entry_id, kind, changes, contributor_kind)
       select neighbourhood_id, 'places', id, 'update', '{"address": {"from": "via Celata 6", "to": null}}', 'import'
       from public.places where slug = $1`,
      [slug]
    );
    expect(await tablesThatSay(/Celata/)).toEqual([]);
  });

  test('cannot make the position of a place forgotten by proposing alone, nor by what is accepted of it', async () => {
    const slug = await added('Casa D', { address: 'via Palese 8' });
    const { id } = await propose(
      proposal({
        secret: newSecret(),
        slug,
        changes: {
          location_precision: 'area-only',
          location: null,
          address: null,
          summary: { it: 'Sempre aperta' }
        }
      })
    );
    await decide(id, { action: 'accept', fields: ['summary'] });
    const history = await database.sql<{ changes: Record<string, { to: unknown }> }>(
      `select r.changes from public.revisions as r join public.places as p on p.id = r.entry_id
       where p.slug = $1 and r.kind = 'create'`,
      [slug]
    );
    expect(history[0]!.changes.address!.to).toBe('via Palese 8');
  });

  test('gets no picture of it by one that was sent for a place that was not there yet', async () => {
    const secret = newSecret();
    const whole = await propose(newPlace({ name: { it: 'Casa E' } }, { secret }));
    const picture = await anon<Receipt>('propose_photo', photo({ part_of: secret }), webp(), webp());
    await decide(whole.id, {
      action: 'accept',
      edits: { location_precision: 'area-only', location: null }
    });
    await expect(decide(picture.id, { action: 'accept' })).rejects.toMatchObject({ code: '22023' });
    expect(await anon('photos_of', 'borgo', 'places', 'casa-e')).toEqual([]);
  });
});

describe('who runs the neighbourhood', () => {
  test('does not bring back a picture whose bytes are gone', async () => {
    const { id } = await anon<Receipt>('propose_photo', photo({ slug: 'parco' }), webp(), webp());
    await decide(id, { action: 'accept' });
    const { entry_id } = await proposalRow(id);
    await database.sql(
      `insert into public.contributions (neighbourhood_id, target, entry_id, kind, changes, contributor_kind)
       select neighbourhood_id, 'photos', id, 'close', '{}', 'coordinator' from public.photos where id = $1`,
      [entry_id]
    );
    const [closing] = await database.sql<{ id: string }>(
      `select id from public.contributions where entry_id = $1 and kind = 'close'`,
      [entry_id]
    );
    const { revision } = await decide(closing!.id, { action: 'accept' });
    await database.sql('delete from private.photo_files where photo_id = $1', [entry_id]);
    await expect(as(coordinator, 'undo_revision', revision)).rejects.toMatchObject(refusal('photo', 'gone'));
  });

  test('is told with a sentence what cannot stand, never with the row', async () => {
    const { id } = await propose(newPlace({ name: { it: 'Senza categoria' } }));
    const answer = decide(id, { action: 'accept', fields: ['name', 'location', 'location_precision'] });
    await expect(answer).rejects.toMatchObject({ code: 'PT409', detail: 'changed' });
    // A place that became protected has no position to be given back.
    const slug = await added('Casa F');
    await protect(slug);
    const [row] = await database.sql<{ id: number }>(
      `select max(r.id)::int as id from public.revisions as r join public.places as p on p.id = r.entry_id where p.slug = $1`,
      [slug]
    );
    await expect(as(coordinator, 'undo_revision', row!.id)).rejects.toMatchObject({
      code: 'PT409',
      detail: 'changed'
    });
  });

  test('finds the undoing of an organisation’s change in the log', async () => {
    const change = proposal({
      secret: newSecret(),
      target: 'organisations',
      slug: 'circolo',
      changes: { about: { it: 'Sbagliato' } }
    });
    await as(coordinator, 'propose', change);
    const [row] = await database.sql<{ id: number }>(
      `select max(id)::int as id from public.revisions where target = 'organisations'`
    );
    await as(coordinator, 'undo_revision', row!.id);
    const log = await as<{ action: string; details: { undoes?: number } }[]>(
      coordinator,
      'audit_log',
      'borgo'
    );
    expect(log[0]).toMatchObject({ action: 'undo', details: { undoes: row!.id } });
  });

  test('closes an organisation and brings it back with its editors and calendars', async () => {
    await database.sql('select public.import_entries($1, $2)', ['test', [organisation('sodalizio')]]);
    const [{ id }] = (await database.sql(`select id from public.organisations where slug = 'sodalizio'`)) as [
      { id: string }
    ];
    // It names no area: it is decided on where it has something.
    await database.sql('select public.import_entries($1, $2)', [
      'test',
      [place('sede', { organisation: 'sodalizio' })]
    ]);
    await as(coordinator, 'invite', 'borgo', '3@example.org', 'editor', 'sodalizio');
    await database.sql(`select public.add_feed('borgo', 'sodalizio', 'https://sodalizio.example/x.ics')`);
    const close = { target: 'organisations', kind: 'close', slug: 'sodalizio', secret: newSecret() };
    await expect(as(coordinator, 'propose', proposal(close))).rejects.toMatchObject({ detail: 'in-use' });
    await as(
      coordinator,
      'propose',
      proposal({ secret: newSecret(), slug: 'sede', changes: { organisation: null } })
    );
    await database.sql(`update public.organisations set areas_served = '{borgo}' where id = $1`, [id]);
    await as(coordinator, 'propose', proposal({ ...close, secret: newSecret() }));
    expect(await as(stranger, 'my_roles')).toMatchObject({ edits: [] });
    const [closed] = await database.sql<{ id: number }>(
      `select max(id)::int as id from public.revisions where entry_id = $1`,
      [id]
    );
    await expect(as(elsewhere, 'undo_revision', closed!.id)).rejects.toMatchObject(DENIED);
    await as(coordinator, 'undo_revision', closed!.id);
    expect(await as(stranger, 'my_roles')).toMatchObject({ edits: [{ slug: 'sodalizio' }] });
    expect(await database.sql('select url from public.feeds where organisation_id = $1', [id])).toEqual([
      { url: 'https://sodalizio.example/x.ics' }
    ]);
  });

  test('accepts a part of a new organisation, and can still decide on it afterwards', async () => {
    const { id } = await propose({
      ...newPlace(),
      target: 'organisations',
      changes: { name: { it: 'Lega del filo' }, about: { it: 'Cuciamo' } }
    });
    await decide(id, { action: 'accept', fields: ['name'] });
    const again = await as<Receipt>(
      coordinator,
      'propose',
      proposal({
        secret: newSecret(),
        target: 'organisations',
        slug: 'lega-del-filo',
        changes: { about: { it: 'Tessiamo' } }
      })
    );
    expect(again.state).toBe('accepted');
  });

  test('clears away what waits about an organisation that is gone, and many others with it', async () => {
    await propose({ ...newPlace(), target: 'organisations', changes: { name: { it: 'Passeggera' } } });
    const made = await database.sql<{ id: string }>(
      `select id from public.contributions where changes #>> '{name,it}' = 'Passeggera'`
    );
    await decide(made[0]!.id, { action: 'accept' });
    const about = { target: 'organisations', slug: 'passeggera' };
    const waiting = await propose(
      proposal({ ...about, secret: newSecret(), changes: { about: { it: 'Nuova' } } })
    );
    const other = await propose(newPlace());
    await as(coordinator, 'propose', proposal({ ...about, secret: newSecret(), kind: 'close' }));
    const outcomes = await as<{ state: string }[]>(
      coordinator,
      'decide_many',
      [waiting.id, other.id],
      'refuse',
      'closed'
    );
    expect(outcomes).toMatchObject([{ state: 'refused' }, { state: 'refused' }]);
  });

  test('does not undo the neighbourhood itself, with all that was decided there', async () => {
    await database.sql('select public.import_entries($1, $2)', ['test', [neighbourhood('vuoto')]]);
    await database.sql(
      `insert into public.memberships (user_id, role, neighbourhood_id)
       select $1, 'coordinator', id from public.neighbourhoods where slug = 'vuoto'`,
      [coordinator.sub]
    );
    const [row] = await database.sql<{ id: number }>(
      `select r.id::int from public.revisions as r join public.neighbourhoods as n on n.id = r.entry_id where n.slug = 'vuoto'`
    );
    await expect(as(coordinator, 'undo_revision', row!.id)).rejects.toMatchObject(DENIED);
  });
});

describe('a coordinator of another neighbourhood', () => {
  test.each([
    ['refuse', newPlace(), { neighbourhood: 'altrove' }],
    ['ask', newPlace(), { neighbourhood: 'altrove' }],
    [
      'refuse',
      { ...newPlace(), target: 'organisations', changes: { name: { it: 'Di qui' } } },
      { areas_served: ['altrove'] }
    ]
  ])('gets no right to %s by what she says she would make of it', async (action, proposed, edits) => {
    const { id } = await propose({ ...proposed, secret: newSecret() });
    const decision = { action, reason: 'other', words: 'Chi sei?', edits };
    await expect(as(elsewhere, 'decide', id, decision)).rejects.toMatchObject(DENIED);
    expect((await proposalRow(id)).state).toBe('pending');
  });
});

describe('a coordinator of this one', () => {
  test.each([
    ['the address of an entry', { slug: 'altro' }],
    ['where it was learned', { sources: [{ name: 'Io', url: 'javascript:alert(1)' }] }],
    ['the mark of somebody’s calendar', { calendar_uid: 'x@y' }],
    ['that it is invented', { demonstration: true }]
  ])('does not change %s while accepting something else', async (_, edits) => {
    const course = {
      ...newPlace(),
      target: 'activities',
      changes: { kind: 'social', title: { it: 'Tè' } }
    };
    const { id } = await propose({ ...course, secret: newSecret() });
    await expect(decide(id, { action: 'accept', edits })).rejects.toMatchObject(DENIED);
  });
});

describe('somebody who changes her proposal while it is being read', () => {
  test('does not have accepted what the coordinator has not seen', async () => {
    const secret = newSecret();
    const { id } = await propose(
      proposal({ secret, slug: 'parco', changes: { contacts: { phone: '02 123' } } })
    );
    const seen = (await as<{ id: string; version: number }[]>(coordinator, 'queue', 'borgo', 500)).find(
      (one) => one.id === id
    );
    expect(seen!.version).toBe(1);
    await anon('add_to_proposal', secret, '', { contacts: { phone: '899 999' } });
    await expect(decide(id, { action: 'accept', version: seen!.version })).rejects.toMatchObject({
      code: 'PT409',
      detail: 'changed'
    });
    expect(await as(coordinator, 'decide_many', [id], 'accept')).toMatchObject([{ id, state: null }]);
    expect((await decide(id, { action: 'accept', version: 2 })).state).toBe('accepted');
  });

  test('is noticed for links that she adds afterwards', async () => {
    const secret = newSecret();
    const { id } = await propose(newPlace({ name: { it: 'Innocua' } }, { secret }));
    await anon('add_to_proposal', secret, '', { summary: { it: 'Vedi https://vendo.example' } });
    expect((await proposalRow(id)).hints).toContain('links');
  });

  test('does not take back what is decided because one of its pictures still waits', async () => {
    const secret = newSecret();
    const { id } = await propose(newPlace({ name: { it: 'Decisa' } }, { secret }));
    const picture = await anon<Receipt>('propose_photo', photo({ part_of: secret }), webp(), webp());
    await decide(id, { action: 'accept' });
    await expect(anon('withdraw_proposal', secret)).rejects.toMatchObject({
      code: 'PT409',
      detail: 'accepted'
    });
    expect((await proposalRow(picture.id)).state).toBe('pending');
  });
});

describe('somebody who wants to stop or to fill everything', () => {
  test('holds nobody up with thousands of brackets in one another', async () => {
    const brackets = '['.repeat(4500) + ']'.repeat(4500);
    const sent = JSON.stringify(newPlace({ asked: 0 })).replace('"asked":0', `"asked":${brackets}`);
    // Refused for its depth, before anything walks through it.
    await expect(anon('propose', sent)).rejects.toMatchObject({ code: '22023', detail: 'invalid' });
  });

  test.each([
    ['one letter that is eighteen to the search', { summary: { ar: '\ufdfa'.repeat(1990) } }, refusal('summary', 'too-long')], // prettier-ignore
    ['hundreds of languages', { name: Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`it-x${1000 + n}`, 'Sala'])) }, refusal('name', 'too-many')], // prettier-ignore
    ['nothing in a list', { features: [null] }, refusal('features', 'no-such-value')],
    ['the same five thousand times', { features: Array(5000).fill('free') }, refusal('features', 'no-such-value')], // prettier-ignore
    ['a name nobody can see', { name: { it: '\u200b\u2060\u3164' } }, refusal('name', 'empty')],
    ['letters only programs see', { name: { it: 'Sala\u{e0041}' } }, refusal('name', 'unclean-text')]
  ])('is refused with %s', async (_, changes, expected) => {
    await expect(propose(newPlace(changes))).rejects.toMatchObject(expected);
  });

  test.each(['NaN', 'Infinity', '1e5', true])('is refused with the price %s', async (cost_euro) => {
    const course = { kind: 'social', title: { it: 'Tè' }, cost_euro };
    await expect(propose({ ...newPlace(), target: 'activities', changes: course })).rejects.toMatchObject(
      refusal('cost_euro', 'invalid')
    );
  });

  test('is refused with a language that is none, without being shown the row', async () => {
    const locale = `it-${Array(8).fill('abcdefgh').join('-')}`;
    await expect(propose(newPlace({}, { locale }))).rejects.toMatchObject(refusal('locale', 'invalid'));
    await expect(
      anon('propose_photo', photo({ slug: 'parco', locale: '<b>' }), webp(), webp())
    ).rejects.toMatchObject(refusal('locale', 'invalid'));
  });

  test('stores nothing beside what her proposal says', async () => {
    await expect(
      propose(newPlace({}, { machine_translated: { name: ['it'], x: 'a'.repeat(5000) } }))
    ).rejects.toMatchObject(refusal('machine_translated', 'too-long'));
  });

  test('fills the database with pictures no more than so many', async () => {
    await database.sql(`update private.limits set most = 3 where bucket = 'photos-waiting'`);
    await database.sql(`update public.contributions set state = 'refused' where target = 'photos'`);
    const send = () => anon<Receipt>('propose_photo', photo({ slug: 'parco' }), webp(), webp());
    for (let sent = 0; sent < 3; sent++) await send();
    await expect(send()).rejects.toMatchObject({ code: 'PT429' });
    await database.sql(`update private.limits set most = 100000 where bucket = 'photos-waiting'`);
  });

  test('is noticed when she proposes the same organisation again', async () => {
    const same = { ...newPlace(), target: 'organisations', changes: { name: { it: 'Ripetuta' } } };
    await propose({ ...same, secret: newSecret() });
    const { id } = await propose({ ...same, secret: newSecret() });
    expect((await proposalRow(id)).hints).toContain('repeated');
  });

  test('does not hold a place of another neighbourhood by an activity of this one', async () => {
    await expect(
      as(
        editor,
        'propose',
        proposal({
          secret: newSecret(),
          target: 'activities',
          slug: 'corso',
          changes: { place: 'altrove/molo' }
        })
      )
    ).rejects.toMatchObject(refusal('place', 'no-such-value'));
  });

  test('keeps nobody waiting who asks whether it is this one', async () => {
    const alike = Array.from({ length: 400 }, (_, number) =>
      place(`circolo-${number}`, { name: { it: `Circolo culturale di quartiere numero ${number}` } })
    );
    await database.sql('select public.import_entries($1, $2)', ['test', alike]);
    for (let sent = 0; sent < 40; sent++)
      await propose(newPlace({ name: { it: `Circolo culturale di quartiere ${sent}` } }));
    const asking = (name: string) =>
      took(() => anon('similar_entries', 'borgo', 'places', name, [9.14, 45.47]));
    // Eighteen letters to the search, each of them.
    expect(await asking('\ufdfa'.repeat(200))).toBeLessThan(10 * (await asking('Circolo culturale')) + 50);
    const queue = await as<{ similar: unknown[] }[]>(coordinator, 'queue', 'borgo', 500);
    expect(queue.filter(({ similar }) => similar.length > 0).length).toBeLessThanOrEqual(30);
    await database.sql(`update public.contributions set state = 'refused' where state = 'pending'`);
  });

  test('does not keep a coordinator from her queue with thousands of proposals', async () => {
    await database.sql(
      `insert into public.contributions (neighbourhood_id, target, entry_id, kind, changes, contributor_kind)
       select p.neighbourhood_id, 'places', p.id, 'update', '{"summary": {"it": "Spazzatura"}}', 'neighbour'
       from public.places as p, generate_series(1, 5000) where p.slug = 'parco'`
    );
    // Less than it takes to look up what each of them is about: that is done only of what is shown.
    const eachLookedUp = await took(() =>
      database.sql(
        `select count(private.live_fields(target, entry_id)) from public.contributions where state = 'pending'`
      )
    );
    const shown = await took(async () => {
      expect(await as<unknown[]>(coordinator, 'queue', 'borgo')).toHaveLength(100);
    });
    expect(shown).toBeLessThan(eachLookedUp);
    await database.sql(`delete from public.contributions where changes #>> '{summary,it}' = 'Spazzatura'`);
  });
});

describe('at the same moment', () => {
  const settled = async (calls: readonly Promise<unknown>[]) => {
    const outcomes = await Promise.allSettled(calls);
    return outcomes.filter(({ status }) => status === 'fulfilled').length;
  };

  test('the same proposal sent twelve times is one', async () => {
    const same = newPlace({ name: { it: 'Dodici volte' } });
    const receipts = await Promise.all(Array.from({ length: 12 }, () => propose(same)));
    expect(new Set(receipts.map(({ id }) => id)).size).toBe(1);
    expect(
      await database.sql(
        `select count(*)::int as n from public.contributions where changes #>> '{name,it}' = 'Dodici volte'`
      )
    ).toEqual([{ n: 1 }]);
  });

  test('one of many who accept, refuse and take back decides', async () => {
    for (let round = 0; round < 5; round++) {
      const secret = newSecret();
      const { id } = await propose(newPlace({ name: { it: `Contesa ${round}` } }, { secret }));
      const done = await settled([
        decide(id, { action: 'accept' }),
        anon('withdraw_proposal', secret),
        decide(id, { action: 'refuse', reason: 'other' }),
        decide(id, { action: 'accept' }),
        anon('withdraw_proposal', secret)
      ]);
      expect(done).toBe(1);
      const live = await database.sql(`select 1 from public.places where name ->> 'it' = $1`, [
        `Contesa ${round}`
      ]);
      expect((await proposalRow(id)).state === 'accepted').toBe(live.length === 1);
    }
  });

  test('what is added to a proposal is in what is accepted, or refused', async () => {
    for (let round = 0; round < 5; round++) {
      const secret = newSecret();
      const { id } = await propose(newPlace({ name: { it: `Aggiunta ${round}` } }, { secret }));
      const [addition, decision] = await Promise.allSettled([
        anon('add_to_proposal', secret, 'E anche questo.', { address: 'via Dopo 1' }),
        decide(id, { action: 'accept', version: 1 })
      ]);
      expect([addition.status, decision.status].filter((status) => status === 'fulfilled')).toHaveLength(1);
    }
  });
});

test('who was an editor and is no more may ask again', async () => {
  expect(await as(stranger, 'claim_organisation', 'borgo', 'circolo')).toBe('pending');
  const claims = await as<{ id: string }[]>(coordinator, 'claims_of', 'borgo');
  await as(coordinator, 'decide_claim', claims[0]!.id, true);
  await database.sql(
    `delete from public.memberships as m using public.organisations as o
     where o.id = m.organisation_id and o.slug = 'circolo' and m.user_id = $1`,
    [stranger.sub]
  );
  expect(await as(stranger, 'claim_organisation', 'borgo', 'circolo', 'Di nuovo io.')).toBe('pending');
});

test.runIf(process.env.VICINA_TEST_ENGINE === 'postgres')(
  'a limit holds for who calls many times at the same moment',
  async () => {
    await database.sql(`update private.limits set most = 3 where bucket = 'sign-in-address'`);
    const calls = Array.from({ length: 12 }, () =>
      anon('take_sign_in_turn', 'molte@example.org', '192.0.2.77').then(
        () => 'taken',
        () => 'refused'
      )
    );
    const outcomes = await Promise.all(calls);
    expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(3);
    await database.sql(`update private.limits set most = 100000 where bucket = 'sign-in-address'`);
  }
);
