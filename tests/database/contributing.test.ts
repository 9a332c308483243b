import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from './engine.ts';
import { activity, category, ground, neighbourhood, organisation, place } from './entries.ts';
import { newPlace, newSecret, photo, proposal, webp } from './proposals.ts';

const person = (number: number) => ({ sub: `00000000-0000-4000-8000-00000000000${number}` });
const [coordinator, editor, stranger, elsewhere] = [person(1), person(2), person(3), person(4)];

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
      place('biblioteca', {
        organisation: 'circolo',
        opening_hours: 'Mo-Fr 09:00-18:00',
        opening_hours_year: 2021
      }),
      place('parco'),
      activity('corso', { organisation: 'circolo' })
    ]
  ]);
  for (const { sub } of [coordinator, editor, stranger, elsewhere])
    await database.sql('insert into auth.users (id, email, email_confirmed_at) values ($1, $2, now())', [
      sub,
      `${sub.slice(-1)}@example.org`
    ]);
  await database.sql(
    `insert into public.memberships (user_id, role, neighbourhood_id)
     select m.id::uuid, 'coordinator', n.id from public.neighbourhoods as n
     join (values ($1, 'borgo'), ($2, 'altrove')) as m (id, slug) on m.slug = n.slug`,
    [coordinator.sub, elsewhere.sub]
  );
  await database.sql(
    `insert into public.memberships (user_id, role, organisation_id)
     select $1, 'editor', id from public.organisations where slug = 'circolo'`,
    [editor.sub]
  );
  // What is tested here is not how often.
  await database.sql(`update private.limits set most = 100000 where bucket <> 'proof-bits'`);
});
afterAll(() => database.close());

interface Receipt {
  readonly id: string;
  readonly state: string;
  readonly again: boolean;
  readonly entry: { readonly target: string; readonly slug: string | null };
  readonly conflicts: readonly string[];
}

async function called<T>(who: Parameters<TestDatabase['as']>, name: string, parameters: readonly unknown[]) {
  const places = parameters.map((_, index) => `$${index + 1}`).join(', ');
  const [row] = await database
    .as(...who)
    .sql<{ answer: T }>(`select public.${name}(${places}) as answer`, parameters);
  return row!.answer;
}
const anon = <T>(name: string, ...parameters: unknown[]) => called<T>(['anon'], name, parameters);
const as = <T>(claims: { sub: string }, name: string, ...parameters: unknown[]) =>
  called<T>(['authenticated', claims], name, parameters);
const propose = (fields: object) => anon<Receipt>('propose', fields, '192.0.2.1');
/** A refused value; no field when it is about the whole. */
const refusal = (field: string, detail: string) => ({ code: '22023', hint: field, detail });
const livePlace = async (slug: string) =>
  (
    await database.sql<Record<string, unknown>>(
      'select *, location::text as at from public.places where slug = $1',
      [slug]
    )
  )[0];

describe('a neighbour without an account', () => {
  test('proposes a new place; it is nowhere until a coordinator accepts it, and then at an address made of its name', async () => {
    const receipt = await propose(newPlace({ name: { it: 'Caffè dell’Angolo' } }));
    expect(receipt).toMatchObject({
      state: 'pending',
      again: false,
      entry: { target: 'places', slug: null }
    });
    expect(await livePlace('caffe-dell-angolo')).toBeUndefined();
    const outcome = await as<{ state: string }>(coordinator, 'decide', receipt.id, { action: 'accept' });
    expect(outcome.state).toBe('accepted');
    expect(await livePlace('caffe-dell-angolo')).toMatchObject({ location_precision: 'exact' });
    // Somebody just said that it is true.
    expect((await livePlace('caffe-dell-angolo'))!.confirmed_at).not.toBeNull();
  });

  test('sends the same twice and has one proposal', async () => {
    const same = newPlace({ name: { it: 'Doppio' } });
    const first = await propose(same);
    const second = await propose(same);
    expect(second).toMatchObject({ id: first.id, again: true });
  });

  test('gives two places of one name an address each', async () => {
    for (const expected of ['gemelli', 'gemelli-2']) {
      const { id } = await propose(newPlace({ name: { it: 'Gemelli' } }));
      await as(coordinator, 'decide', id, { action: 'accept' });
      expect(await livePlace(expected)).toBeDefined();
    }
  });

  test('gives a place a name that Latin letters cannot write', async () => {
    const { id } = await propose(newPlace({ name: { ar: 'مكتبة الحي' } }));
    await as(coordinator, 'decide', id, { action: 'accept' });
    expect(await livePlace('library')).toBeDefined();
  });

  test.each([
    ['a field nobody may propose', { changes: { demonstration: true } }],
    ['the address of an entry', { changes: { slug: 'altro' } }],
    ['a confirmation', { changes: { confirmed_at: '2026-01-01' } }],
    ['a move to another neighbourhood', { changes: { neighbourhood: 'altrove' } }],
    ['a state', { state: 'accepted' }],
    ['who it is', { contributor_kind: 'coordinator' }],
    ['another kind of entry', { target: 'neighbourhoods' }],
    ['another kind of change', { kind: 'drop' }]
  ])('cannot forge %s', async (_, forged) => {
    await expect(
      propose(
        proposal({ secret: newSecret(), slug: 'biblioteca', changes: { address: 'via Uno 1' }, ...forged })
      )
    ).rejects.toMatchObject({ code: '42501' });
  });

  test.each([
    ['markup', { name: { it: '<script>alert(1)</script>' } }, 'name', 'unclean-text'],
    ['marks that turn the reading direction', { name: { it: 'Sala \u202Egnirts' } }, 'name', 'unclean-text'],
    ['control characters', { name: { it: 'Sala\u0007' } }, 'name', 'unclean-text'],
    [
      'letters under a heap of accents',
      { name: { it: `Sa${'\u0301'.repeat(9)}la` } },
      'name',
      'unclean-text'
    ],
    ['a name of 5,000 characters', { name: { it: 'a'.repeat(5000) } }, 'name', 'too-long'],
    ['no name', { name: { it: '  ' } }, 'name', 'empty'],
    ['a place in the sea', { location: { type: 'Point', coordinates: [9, 43.5] } }, 'location', 'outside'],
    ['no position at all', { location: { type: 'Point', coordinates: ['x'] } }, 'location', 'invalid'],
    ['a line for a position', { location: { type: 'LineString', coordinates: [[9, 45], [9, 46]] } }, 'location', 'invalid'], // prettier-ignore
    ['a feature that is none', { features: ['with-dragons'] }, 'features', 'no-such-value'],
    ['a category that is none', { category: 'dragons' }, 'category', 'no-such-value'],
    ['an organisation that is none', { organisation: 'dragons' }, 'organisation', 'no-such-value'],
    ['languages that are none', { languages: ['klingonese'] }, 'languages', 'invalid'],
    [
      'a link that names another site than it opens',
      { contacts: { website: 'https://comune.milano.it@evil.example' } },
      'contacts',
      'invalid'
    ],
    ['a link that runs', { contacts: { website: 'javascript:alert(1)' } }, 'contacts', 'invalid'],
    ['another way to be reached', { contacts: { fax: '02' } }, 'contacts', 'invalid'],
    [
      'the same thing asked and not asked',
      { asked: ['tax-code'], not_asked: ['tax-code'] },
      'not_asked',
      'asked-too'
    ]
  ])('is told by the field when she sends %s, and nothing is stored', async (_, changes, field, detail) => {
    const before = await database.sql('select count(*) from public.contributions');
    await expect(propose(newPlace(changes))).rejects.toMatchObject(refusal(field, detail));
    expect(await database.sql('select count(*) from public.contributions')).toEqual(before);
  });

  test.each([
    ['every second', { rrule: 'FREQ=SECONDLY' }],
    ['every minute', { rrule: 'FREQ=DAILY;BYMINUTE=0,1,2' }],
    ['in another zone', { timeZone: 'Mars/Olympus' }],
    ['on an impossible day', { start: '2026-02-31T10:00' }],
    ['for less than nothing', { duration: -5 }],
    ['with something else', { shell: 'rm' }]
  ])('cannot say that a course happens %s', async (_, wrong) => {
    const schedule = {
      start: '2026-10-05T09:30',
      duration: 120,
      timeZone: 'Europe/Rome',
      rrule: 'FREQ=WEEKLY',
      ...wrong
    };
    await expect(
      propose({
        ...newPlace(),
        target: 'activities',
        changes: { kind: 'italian-course', title: { it: 'Corso' }, schedule }
      })
    ).rejects.toMatchObject(refusal('schedule', 'invalid'));
  });

  test('adds a course of the neighbourhood', async () => {
    const { id } = await propose({
      ...newPlace(),
      target: 'activities',
      changes: {
        kind: 'italian-course',
        stage: 'italian',
        title: { it: 'Italiano con le amiche' },
        place: 'borgo/biblioteca',
        schedule: { start: '2026-10-05T09:30', duration: 120, timeZone: 'Europe/Rome', rrule: 'FREQ=WEEKLY;BYDAY=MO,WE', exdates: [], rdates: [], season: { from: '10', to: '05' }, pausesInSchoolHolidays: null } // prettier-ignore
      }
    });
    await as(coordinator, 'decide', id, { action: 'accept' });
    const [course] = await database.sql(
      `select * from public.activities where slug = 'italiano-con-le-amiche'`
    );
    expect(course).toMatchObject({ kind: 'italian-course', demonstration: false });
  });

  test('corrects hours; accepted, they are of no older year and confirmed', async () => {
    const { id } = await propose(
      proposal({ secret: newSecret(), slug: 'biblioteca', changes: { opening_hours: 'Mo-Sa 09:00-19:00' } })
    );
    await as(coordinator, 'decide', id, { action: 'accept', fields: ['opening_hours'] });
    const library = await livePlace('biblioteca');
    expect(library).toMatchObject({ opening_hours: 'Mo-Sa 09:00-19:00', opening_hours_year: null });
    expect(library!.confirmed_at).not.toBeNull();
  });

  test('says that nothing is different, and is told so', async () => {
    await expect(
      propose(proposal({ secret: newSecret(), slug: 'parco', changes: {} }))
    ).rejects.toMatchObject(refusal('', 'empty'));
  });

  test('cannot change what is closed or was never there', async () => {
    const { id } = await propose(newPlace({ name: { it: 'Di passaggio' } }));
    await as(coordinator, 'decide', id, { action: 'accept' });
    const closing = await propose(
      proposal({ secret: newSecret(), slug: 'di-passaggio', kind: 'close', report: 'closed' })
    );
    await as(coordinator, 'decide', closing.id, { action: 'accept' });
    const change = { secret: newSecret(), changes: { address: 'via Uno 1' } };
    await expect(propose(proposal({ ...change, slug: 'di-passaggio' }))).rejects.toMatchObject({
      code: 'PT409'
    });
    await expect(propose(proposal({ ...change, slug: 'mai-stata' }))).rejects.toMatchObject({
      code: 'PT404'
    });
  });
});

describe('the secret link', () => {
  test('tells what became of a proposal, and nothing of who decided', async () => {
    const secret = newSecret();
    const { id } = await propose(
      proposal({ secret, slug: 'parco', changes: { address: 'via Due 2' }, contact: 'Amina@Example.org' })
    );
    const seen = await anon<Record<string, unknown>>('proposal_by_secret', secret);
    expect(seen).toMatchObject({ state: 'pending', changes: { address: 'via Due 2' }, before: { address: null }, mayWithdraw: true, hasContact: true }); // prettier-ignore
    expect(JSON.stringify(seen)).not.toMatch(/amina/i);
    await as(coordinator, 'decide', id, { action: 'ask', words: 'Quale ingresso?' });
    expect(await anon('proposal_by_secret', secret)).toMatchObject({
      state: 'asked',
      thread: [{ by: 'coordinator', words: 'Quale ingresso?' }]
    });
    expect(await anon('add_to_proposal', secret, 'Quello sulla piazza.', { address: 'piazza Due 2' })).toBe(
      'pending'
    );
    await as(coordinator, 'decide', id, { action: 'accept', words: 'Grazie!' });
    const decided = await anon<Record<string, unknown>>('proposal_by_secret', secret);
    expect(decided).toMatchObject({ state: 'accepted', applied: ['address'], mayWithdraw: false });
    expect(JSON.stringify(decided)).not.toContain(coordinator.sub);
    expect(await livePlace('parco')).toMatchObject({ address: 'piazza Due 2' });
  });

  test('takes a proposal back, once; another secret opens nothing', async () => {
    const secret = newSecret();
    const { id } = await propose(newPlace({}, { secret }));
    expect(await anon('withdraw_proposal', secret)).toBe('withdrawn');
    await expect(anon('withdraw_proposal', secret)).rejects.toMatchObject({ code: 'PT409' });
    await expect(as(coordinator, 'decide', id, { action: 'accept' })).rejects.toMatchObject({ code: 'PT409', detail: 'withdrawn' }); // prettier-ignore
    expect(await anon('proposal_by_secret', newSecret())).toBeNull();
    await expect(anon('withdraw_proposal', newSecret())).rejects.toMatchObject({ code: 'PT404' });
    await expect(anon('add_to_proposal', secret, 'ancora')).rejects.toMatchObject({ code: 'PT409' });
  });

  test('adds no field that may not be proposed', async () => {
    const secret = newSecret();
    await propose(proposal({ secret, slug: 'parco', changes: { address: 'via Tre 3' } }));
    await expect(anon('add_to_proposal', secret, '', { slug: 'x' })).rejects.toMatchObject({ code: '42501' });
    await expect(anon('add_to_proposal', secret, '<b>x</b>')).rejects.toMatchObject(
      refusal('words', 'unclean-text')
    );
  });

  test('has the address of its contributor forgotten when she says so', async () => {
    const secret = newSecret();
    await propose(proposal({ secret, slug: 'parco', message: 'Ciao', contact: 'a@example.org' }));
    await anon('forget_contact', secret);
    expect(await anon('proposal_by_secret', secret)).toMatchObject({ hasContact: false });
    expect(await database.sql(`select 1 from private.letters where recipient = 'a@example.org'`)).toEqual([]);
  });
});

test('an answer of the API names the field and the reason', async () => {
  const calling = (fields: object) => database.api('anon').rpc('propose', { proposal: fields });
  const { error } = await calling(newPlace({ name: { it: '<b>x</b>' } }));
  expect(error).toMatchObject({ code: '22023', hint: 'name', details: 'unclean-text' });
  expect((await calling(newPlace({ demonstration: true }))).error).toMatchObject({ code: '42501' });
  expect((await calling(newPlace({}, { neighbourhood: 'nessuno' }))).status).toBe(404);
  const { data } = await calling(newPlace());
  expect(data).toMatchObject({ state: 'pending' });
});

describe('deciding', () => {
  test('two coordinators at once: the second is told when the first decided', async () => {
    const { id } = await propose(newPlace());
    await as(coordinator, 'decide', id, { action: 'refuse', reason: 'duplicate' });
    await expect(as(coordinator, 'decide', id, { action: 'accept' })).rejects.toMatchObject({
      code: 'PT409',
      detail: 'refused',
      hint: expect.stringMatching(/^\d{4}-\d\d-\d\dT/)
    });
  });

  test('a refusal needs a reason, a question its words', async () => {
    const { id } = await propose(newPlace());
    await expect(as(coordinator, 'decide', id, { action: 'refuse' })).rejects.toMatchObject(
      refusal('reason', 'empty')
    );
    await expect(as(coordinator, 'decide', id, { action: 'ask' })).rejects.toMatchObject(
      refusal('words', 'empty')
    );
    await expect(as(coordinator, 'decide', id, { action: 'forget' })).rejects.toMatchObject({
      code: '42501'
    });
  });

  test('in part, and putting something right', async () => {
    const { id } = await propose(
      proposal({
        secret: newSecret(),
        slug: 'parco',
        changes: { features: ['wifi'], asked: ['tax-code'], address: 'via Quatro' }
      })
    );
    const outcome = await as<{ state: string; applied: string[] }>(coordinator, 'decide', id, {
      action: 'accept',
      fields: ['features'],
      edits: { address: 'via Quattro 4' }
    });
    expect(outcome.state).toBe('partly-accepted');
    expect(outcome.applied.sort()).toEqual(['address', 'features']);
    expect(await livePlace('parco')).toMatchObject({
      features: ['wifi'],
      asked: [],
      address: 'via Quattro 4'
    });
  });

  test.each([
    ['somebody signed in without a role', stranger],
    ['a coordinator of another neighbourhood', elsewhere],
    ['an editor', editor]
  ])('is not for %s', async (_, who) => {
    const { id } = await propose(newPlace());
    for (const action of ['accept', 'refuse', 'ask'])
      await expect(as(who, 'decide', id, { action, reason: 'other', words: 'x' })).rejects.toMatchObject({
        code: '42501'
      });
    await expect(as(who, 'decide_many', [id], 'accept')).rejects.toMatchObject({ code: '42501' });
    await expect(as(who, 'apply_contribution', id)).rejects.toMatchObject({ code: '42501' });
    for (const reading of ['queue', 'members_of', 'claims_of', 'audit_log'])
      await expect(as(who, reading, 'borgo')).rejects.toMatchObject({ code: '42501' });
    await expect(as(who, 'invite', 'borgo', 'x@example.org', 'coordinator')).rejects.toMatchObject({
      code: '42501'
    });
  });

  test('many at once, each for itself', async () => {
    const good = await propose(newPlace());
    const taken = await propose(newPlace());
    await as(coordinator, 'decide', taken.id, { action: 'refuse', reason: 'other' });
    const outcomes = await as<{ id: string; state: string | null; error: string | null }[]>(
      coordinator,
      'decide_many',
      [good.id, taken.id],
      'accept' // prettier-ignore
    );
    expect(outcomes).toMatchObject([{ state: 'accepted', error: null }, { state: null }]);
    expect(outcomes[1]!.error).toContain('already');
  });

  test('the queue shows what changed, what changed since, what it may be the same as, and no e-mail address', async () => {
    const secret = newSecret();
    await propose(proposal({ secret, slug: 'biblioteca', base_revision: 1, changes: { opening_hours: 'Mo 10:00-12:00' }, contact: 'b@example.org' })); // prettier-ignore
    await propose(newPlace({ name: { it: 'La Biblioteca' } }));
    const queue = await as<Record<string, unknown>[]>(coordinator, 'queue', 'borgo');
    const changed = queue.find(
      ({ changes }) => (changes as Record<string, unknown>).opening_hours === 'Mo 10:00-12:00'
    );
    expect(changed).toMatchObject({ changedSince: ['opening_hours'], hasContact: true, by: 'neighbour' });
    const added = queue.find(({ changes }) => JSON.stringify(changes).includes('La Biblioteca'));
    expect(added!.similar).toMatchObject([{ slug: 'biblioteca' }]);
    expect(JSON.stringify(queue)).not.toContain('example.org');
  });

  test('what was decided is written down for the coordinators', async () => {
    const log = await as<{ who: string; action: string }[]>(coordinator, 'audit_log', 'borgo');
    expect(new Set(log.map(({ action }) => action))).toEqual(new Set(['accept', 'refuse', 'ask']));
    expect(new Set(log.map(({ who }) => who))).toEqual(new Set(['1@example.org']));
  });

  test('is undone, and written down', async () => {
    const { id } = await propose(
      proposal({ secret: newSecret(), slug: 'parco', changes: { summary: { it: 'Sbagliato' } } })
    );
    const { revision } = await as<{ revision: number }>(coordinator, 'decide', id, { action: 'accept' });
    await as(coordinator, 'undo_revision', revision);
    expect(await livePlace('parco')).toMatchObject({ summary: null });
    const history = await as<{
      may: { undo: boolean };
      revisions: { undoes: number | null; changes: unknown }[];
    }>(
      coordinator,
      'entry_history',
      'borgo',
      'places',
      'parco' // prettier-ignore
    );
    expect(history.may.undo).toBe(true);
    expect(history.revisions[0]).toMatchObject({
      undoes: revision,
      changes: { summary: { from: { it: 'Sbagliato' } } }
    });
    const forAll = await anon<{
      may: { undo: boolean };
      revisions: { changes: unknown; fields: string[] }[];
    }>(
      'entry_history',
      'borgo',
      'places',
      'parco' // prettier-ignore
    );
    expect(forAll.may.undo).toBe(false);
    expect(forAll.revisions[0]).toMatchObject({ changes: null, fields: ['summary'] });
    expect(JSON.stringify(forAll)).not.toContain('Sbagliato');
  });
});

describe('an editor', () => {
  test('changes what her organisation has, at once', async () => {
    const receipt = await as<Receipt>(
      editor,
      'propose',
      proposal({ secret: newSecret(), slug: 'biblioteca', changes: { features: ['free'] } }) // prettier-ignore
    );
    expect(receipt.state).toBe('accepted');
    expect(await livePlace('biblioteca')).toMatchObject({ features: ['free'] });
    const added = await as<Receipt>(editor, 'propose', {
      ...newPlace(),
      target: 'activities',
      changes: { kind: 'social', title: { it: 'Merenda' }, organisation: 'circolo' }
    });
    expect(added).toMatchObject({ state: 'accepted', entry: { slug: 'merenda' } });
  });

  test.each([
    ['what is not her organisation’s', proposal({ slug: 'parco', changes: { features: [] } })],
    ['whose it is', proposal({ slug: 'biblioteca', changes: { organisation: null } })],
    [
      'where her organisation does not work',
      newPlace({ organisation: 'circolo' }, { neighbourhood: 'altrove' })
    ],
    ['a place of another organisation', newPlace({ organisation: 'lontano' })]
  ])('waits like everyone when she changes %s', async (_, change) => {
    const receipt = await as<Receipt>(editor, 'propose', { ...change, secret: newSecret() });
    expect(receipt.state).toBe('pending');
  });
});

describe('a protected place', () => {
  const refuge = { category: 'refuge', name: { it: 'Casa protetta' }, location_precision: 'area-only' };

  test.each([
    ['a position', { ...refuge }, 'location'],
    ['an address', { ...refuge, location: null, address: 'via Segreta 7' }, 'location'],
    [
      'a web address',
      { ...refuge, location: null, contacts: { website: 'https://casa.example' } },
      'contacts'
    ]
  ])('is refused with %s', async (_, changes, field) => {
    await expect(propose(newPlace(changes))).rejects.toMatchObject(refusal(field, 'protected-position'));
  });

  test('is told by its telephone, and takes no picture', async () => {
    const { id } = await propose(newPlace({ ...refuge, location: null, contacts: { phone: '1522' } }));
    await as(coordinator, 'decide', id, { action: 'accept' });
    expect(await livePlace('casa-protetta')).toMatchObject({ location: null, address: null });
    await expect(
      anon('propose_photo', photo({ slug: 'casa-protetta' }), webp(), webp())
    ).rejects.toMatchObject(refusal('photo', 'protected-position'));
  });

  test('that had a position leaves it nowhere', async () => {
    const first = await propose(newPlace({ name: { it: 'Ex ufficio' }, address: 'via Nascosta 9', contacts: { phone: '02123456', website: 'https://nascosta.example' } })); // prettier-ignore
    await as(coordinator, 'decide', first.id, { action: 'accept' });
    await propose(
      proposal({ secret: newSecret(), slug: 'ex-ufficio', changes: { address: 'via Nascosta 10' } })
    );
    const receipt = await as<Receipt>(coordinator, 'propose', proposal({ secret: newSecret(), slug: 'ex-ufficio', changes: { location_precision: 'area-only', location: null, address: null, contacts: { phone: '02123456' } } })); // prettier-ignore
    expect(receipt.state).toBe('accepted');
    for (const table of ['revisions', 'contributions', 'places']) {
      const rows = await database.sql<{ row: string }>(
        `select to_jsonb(t)::text as row from public.${table} as t`
      );
      expect(rows.filter(({ row }) => /nascosta/i.test(row))).toEqual([]);
    }
    const [{ positions }] = (await database.sql(
      `select count(*)::int as positions from public.revisions where entry_id = (select id from public.places where slug = 'ex-ufficio')
       and changes #>> '{location,to}' is not null`
    )) as [{ positions: number }];
    expect(positions).toBe(0);
  });
});

describe('what became of it', () => {
  const undone = (secret: string) => anon<string | null>('proposal_undone', secret);
  const lastRevision = async () =>
    (await database.sql<{ id: string }>('select max(id) as id from public.revisions'))[0]!.id;

  test('is told as it is when it was undone, and when that was undone in turn', async () => {
    const secret = newSecret();
    const { id } = await propose(proposal({ secret, slug: 'parco', changes: { address: 'via Nove 9' } }));
    expect(await undone(secret)).toBeNull();
    await as(coordinator, 'decide', id, { action: 'accept' });
    expect(await undone(secret)).toBeNull();
    await as(coordinator, 'undo_revision', await lastRevision());
    expect(Date.parse((await undone(secret))!)).toBeGreaterThan(Date.now() - 60_000);
    await as(coordinator, 'undo_revision', await lastRevision());
    expect(await undone(secret)).toBeNull();
    expect(await undone(newSecret())).toBeNull();
  });

  test('is written down as partial when it was accepted in part', async () => {
    const changes = { address: 'via Dieci 10', summary: { it: 'Verde.' } };
    const { id } = await propose(proposal({ secret: newSecret(), slug: 'parco', changes }));
    await as(coordinator, 'decide', id, { action: 'accept', fields: ['address'] });
    const [line] = await as<{ action: string; details: { state: string } }[]>(
      coordinator,
      'audit_log',
      'borgo'
    );
    expect(line).toMatchObject({ action: 'accept', details: { state: 'partly-accepted' } });
  });

  test('of a closing names who decided it', async () => {
    const { id } = await propose(newPlace({ name: { it: 'Chiosco' } }));
    await as(coordinator, 'decide', id, { action: 'accept' });
    const closing = await propose(
      proposal({ secret: newSecret(), slug: 'chiosco', kind: 'close', report: 'closed' })
    );
    await as(coordinator, 'decide', closing.id, { action: 'accept' });
    const { revisions } = await anon<{ revisions: { kind: string; by: string }[] }>(
      'entry_history',
      'borgo',
      'places',
      'chiosco'
    );
    expect(revisions[0]).toMatchObject({ kind: 'close', by: 'coordinator' });
  });

  test('an entry of today is not among those that nobody confirmed for months', async () => {
    const slugs = async () =>
      (await as<{ slug: string }[]>(coordinator, 'needs_confirming', 'borgo')).map(({ slug }) => slug);
    await database.sql(
      `update public.places set confirmed_at = null, created_at = now() where slug = 'parco'`
    );
    expect(await slugs()).not.toContain('parco');
    await database.sql(
      `update public.places set created_at = now() - interval '6 months' where slug = 'parco'`
    );
    expect(await slugs()).toContain('parco');
  });

  test('waits in a count that is not cut where the page of the queue is', async () => {
    const counts = () => as<{ all: number; new: number }>(coordinator, 'queue_counts', 'borgo');
    const before = await counts();
    await database.sql(
      `insert into public.contributions (neighbourhood_id, target, entry_id, kind, changes, contributor_kind)
       select n.id, 'places', gen_random_uuid(), 'create', '{}', 'neighbour'
       from public.neighbourhoods as n, generate_series(1, 109) where n.slug = 'borgo'`
    );
    expect(await as<unknown[]>(coordinator, 'queue', 'borgo')).toHaveLength(100);
    expect(await counts()).toMatchObject({ all: before.all + 109, new: before.new + 109 });
    await database.sql(`delete from public.contributions where state = 'pending' and changes = '{}'`);
  });
});

describe('still true', () => {
  const TAPPED = ['borgo', 'activities', 'corso'] as const;
  const tap = (device: string) =>
    anon<{ confirmedAt: string | null; counted: boolean }>('confirm_entry', ...TAPPED, device);
  const takeBack = (device: string) => anon<{ taken: boolean }>('take_back_confirmation', ...TAPPED, device);
  const told = async () =>
    (await anon<Record<string, { visitors: number }>>('said_true', 'borgo'))['activities/corso']?.visitors;
  const versions = () =>
    database.sql('select public.data_version()::int as data, public.confirmations_version()::int as said');

  test("a visitor's tap is counted once for each device and day, and changes nothing of the entry", async () => {
    const live = () =>
      database.sql(
        `select confirmed_at, schedule_year, revision from public.activities where slug = 'corso'`
      );
    const before = await live();
    const [first] = (await versions()) as { data: number; said: number }[];
    expect((await tap('telefono-a')).counted).toBe(true);
    expect((await tap('telefono-a')).counted).toBe(false);
    expect(await told()).toBe(1);
    expect((await tap('telefono-b')).counted).toBe(true);
    expect(await told()).toBe(2);
    expect(await live()).toEqual(before);
    const [after] = (await versions()) as { data: number; said: number }[];
    expect(after!.data).toBe(first!.data);
    expect(after!.said).toBeGreaterThan(first!.said);
  });

  test('it can be taken back by the same device, once', async () => {
    expect((await takeBack('telefono-c')).taken).toBe(false);
    expect((await takeBack('telefono-b')).taken).toBe(true);
    expect((await takeBack('telefono-b')).taken).toBe(false);
    expect(await told()).toBe(1);
    expect((await takeBack('telefono-a')).taken).toBe(true);
    expect(await told()).toBeUndefined();
    expect((await tap('telefono-a')).counted).toBe(true);
  });

  test('it is of nothing that is no entry', async () => {
    await expect(anon('confirm_entry', 'borgo', 'neighbourhoods', 'borgo')).rejects.toMatchObject({
      code: '42501'
    });
  });
});

describe('a picture', () => {
  test('that waits has no address; accepted it has; refused it is gone', async () => {
    const secret = newSecret();
    const receipt = await anon<Receipt>('propose_photo', photo({ slug: 'parco', secret }), webp(), webp());
    const [{ entry_id: id }] = (await database.sql(`select entry_id from public.contributions where id = $1`, [receipt.id])) as [{ entry_id: string }]; // prettier-ignore
    expect(await anon('photo_file', id, 'large')).toBeNull();
    expect(await anon('photos_of', 'borgo', 'places', 'parco')).toEqual([]);
    expect(await anon('own_photo', secret, id, 'small')).toMatchObject({ mediaType: 'image/webp' });
    expect(await anon('own_photo', newSecret(), id, 'small')).toBeNull();
    expect(await as(coordinator, 'queued_photo', receipt.id, 'large')).toMatchObject({
      mediaType: 'image/webp'
    });
    await expect(as(stranger, 'queued_photo', receipt.id, 'large')).rejects.toMatchObject({ code: '42501' });
    await as(coordinator, 'decide', receipt.id, { action: 'accept' });
    expect(await anon('photo_file', id, 'large')).toMatchObject({ base64: webp() });
    expect(await anon('photos_of', 'borgo', 'places', 'parco')).toMatchObject([{ id }]);

    const refused = await anon<Receipt>('propose_photo', photo({ slug: 'parco' }), webp(), webp());
    await as(coordinator, 'decide', refused.id, { action: 'refuse', reason: 'not-for-everyone' });
    expect(
      await database.sql('select 1 from private.photo_files where contribution_id = $1', [refused.id])
    ).toEqual([]);
  });

  test('comes with a place that is not there yet, and goes with one that closes', async () => {
    const secret = newSecret();
    const whole = await propose(newPlace({ name: { it: 'Con foto' } }, { secret }));
    const picture = await anon<Receipt>('propose_photo', photo({ part_of: secret }), webp(), webp());
    await as(coordinator, 'decide', whole.id, { action: 'accept' });
    await as(coordinator, 'decide', picture.id, { action: 'accept' });
    expect(await anon('photos_of', 'borgo', 'places', 'con-foto')).toHaveLength(1);
    await as<Receipt>(
      coordinator,
      'propose',
      proposal({ secret: newSecret(), slug: 'con-foto', kind: 'close' })
    );
    expect(await livePlace('con-foto')).toBeUndefined();
    expect(
      await database.sql(`select 1 from public.photos where alt ->> 'it' = 'La porta verde'`)
    ).toHaveLength(1);
  });

  test.each([
    [
      'something else that says it is WebP',
      photo({ slug: 'parco' }),
      Buffer.alloc(400).toString('base64'),
      'photo'
    ],
    ['one of more than 300 kB', photo({ slug: 'parco' }), webp(307_201), 'photo'],
    ['one wider than 1,600 pixels', photo({ slug: 'parco', width: 1601 }), webp(), 'photo'],
    ['a script', photo({ slug: 'parco', media_type: 'image/svg+xml' }), webp(), 'photo'],
    ['one without words', photo({ slug: 'parco', alt: null }), webp(), 'alt'],
    ['what is not base64', photo({ slug: 'parco' }), '€€€', 'photo']
  ])('is refused when it is %s', async (_, about, large, field) => {
    await expect(anon('propose_photo', about, large, webp())).rejects.toMatchObject({
      code: '22023',
      hint: field
    });
  });
});

describe('is it this one?', () => {
  test.each([
    ['with other accents and capitals', 'BIBLIOTÈCA'],
    ['with the words turned round', 'biblioteca la'],
    ['with a typing error', 'bibliotecha']
  ])('a place within 100 metres is found %s', async (_, name) => {
    const found = await anon<{ slug: string; metres: number }[]>(
      'similar_entries',
      'borgo',
      'places',
      name,
      [9.1402, 45.47]
    );
    expect(found[0]).toMatchObject({ slug: 'biblioteca' });
    expect(found[0]!.metres).toBeLessThan(100);
  });

  test('another name, or the same far away and only somewhat alike, is not', async () => {
    expect(await anon('similar_entries', 'borgo', 'places', 'Farmacia', [9.1402, 45.47])).toEqual([]);
    expect(await anon('similar_entries', 'borgo', 'places', 'bibliotecha comunale', [9.13, 45.461])).toEqual(
      []
    );
  });
});

describe('roles', () => {
  test('wait for their address and are had by who signs in with it', async () => {
    await as(coordinator, 'invite', 'borgo', ' Nuova@Example.org ', 'editor', 'circolo');
    const fresh = person(7);
    await database.sql('insert into auth.users (id, email, email_confirmed_at) values ($1, $2, now())', [fresh.sub, 'nuova@example.org']); // prettier-ignore
    expect(await as(stranger, 'accept_invitations')).toBe(0);
    expect(await as(fresh, 'accept_invitations')).toBe(1);
    expect(await as(fresh, 'my_roles')).toMatchObject({
      edits: [{ slug: 'circolo', neighbourhoods: ['borgo'] }]
    });
  });

  test('are not had by an address that nobody proved', async () => {
    await as(coordinator, 'invite', 'borgo', 'vera@example.org', 'coordinator');
    const fake = person(8);
    await database.sql('insert into auth.users (id, email) values ($1, $2)', [fake.sub, 'vera@example.org']);
    expect(await as(fake, 'accept_invitations')).toBe(0);
  });

  test('an organisation is claimed, and a coordinator accepts', async () => {
    expect(await as(stranger, 'claim_organisation', 'borgo', 'circolo', 'Sono la segretaria.')).toBe(
      'pending'
    );
    const [claim] = await as<{ id: string }[]>(coordinator, 'claims_of', 'borgo');
    await expect(as(stranger, 'decide_claim', claim!.id, true)).rejects.toMatchObject({ code: '42501' });
    await as(coordinator, 'decide_claim', claim!.id, true);
    expect(await as(stranger, 'my_roles')).toMatchObject({ edits: [{ slug: 'circolo' }] });
    await expect(as(coordinator, 'decide_claim', claim!.id, false)).rejects.toMatchObject({ code: 'PT409' });
    const { members } = await as<{ members: { id: string; role: string; email: string }[] }>(
      coordinator,
      'members_of',
      'borgo'
    );
    await as(
      coordinator,
      'remove_member',
      'borgo',
      members.find(({ email }) => email === '3@example.org')!.id
    );
    expect(await as(stranger, 'my_roles')).toMatchObject({ edits: [] });
  });

  test('the last coordinator stays', async () => {
    const { members } = await as<{ members: { id: string; role: string }[] }>(
      coordinator,
      'members_of',
      'borgo'
    );
    const last = members.find(({ role }) => role === 'coordinator')!;
    await expect(as(coordinator, 'remove_member', 'borgo', last.id)).rejects.toMatchObject({
      code: 'PT409',
      detail: 'last'
    });
    await expect(as(elsewhere, 'remove_member', 'altrove', last.id)).rejects.toMatchObject({ code: 'PT404' });
  });
});
