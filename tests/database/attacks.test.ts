import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, PEOPLE, type Who } from './access/world.ts';
import { openTestDatabase, type TestDatabase } from './engine.ts';
import { activity, place } from './entries.ts';
import { newPlace, newSecret, photo, proposal, webp } from './proposals.ts';

/** What somebody with bad intentions would try; each was possible once, or nearly. */

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await makeWorld(database);
});
afterAll(() => database.close());

const as = (who: Who) => database.as(PEOPLE[who].role, PEOPLE[who].claims);
const propose = async (value: object, who: Who = 'a reader') =>
  (
    await as(who).sql<{ receipt: { id: string; state: string; conflicts: string[] } }>(
      'select public.propose($1) as receipt',
      [value]
    )
  )[0]!.receipt;
const decide = (id: string, decision: object = { action: 'accept' }) =>
  as('a coordinator').sql('select public.decide($1, $2)', [id, decision]);
const imports = (entry: object) => database.sql('select public.import_entries($1, $2)', ['test', [entry]]);
const refused = (field: string | null, reason: string) => ({
  code: '22023',
  ...(field && { hint: field }),
  detail: reason
});

describe('a coordinator who wants more than her neighbourhood', () => {
  test('does not appoint editors of an organisation by giving it a place of hers', async () => {
    const { state } = await propose(
      newPlace({ organisation: 'altri', name: { it: 'Esca' } }),
      'a coordinator'
    );
    expect(state).toBe('accepted');
    await expect(
      as('a coordinator').sql(`select public.invite('borgo', 'person2@example.org', 'editor', 'altri')`)
    ).rejects.toMatchObject(refused('organisation', 'no-such-value'));
    const change = proposal({
      target: 'organisations',
      slug: 'altri',
      secret: newSecret(),
      changes: { about: { it: 'Miei.' } }
    });
    await expect(propose(change, 'a coordinator')).rejects.toMatchObject({ code: 'PT404' });
    const [editor] = await database.sql<{ id: string }>(
      `select m.id from public.memberships as m join public.organisations as o on o.id = m.organisation_id where o.slug = 'altri'`
    );
    await expect(
      as('a coordinator').sql('select public.remove_member($1, $2)', ['borgo', editor!.id])
    ).rejects.toMatchObject({ code: 'PT404' });
  });
});

describe('somebody who wants a coordinator not to notice', () => {
  test('cannot say she saw a revision that is yet to come', async () => {
    await imports(place('officina', { address: 'Via Uno 1' }));
    const secret = newSecret();
    const { id } = await propose(
      proposal({ slug: 'officina', secret, base_revision: 999_999_999, changes: { address: 'Via Falsa 9' } })
    );
    await propose(
      proposal({ slug: 'officina', secret: newSecret(), changes: { address: 'Via Giusta 2' } }),
      'a coordinator'
    );
    await decide(id);
    const [row] = await database.sql<{ address: string; state: string }>(
      `select p.address, c.state from public.places as p, public.contributions as c where p.slug = 'officina' and c.id = $1`,
      [id]
    );
    expect(row).toEqual({ address: 'Via Giusta 2', state: 'conflict' });
  });
});

describe('somebody who looks for a protected place', () => {
  beforeAll(() =>
    imports(
      place('rifugio', { at: null, location_precision: 'area-only', contacts: { phone: '02 1234567' } })
    )
  );

  test.each([
    [
      'a position',
      { location: { type: 'Point', coordinates: [9.14, 45.47] }, location_precision: 'exact' },
      'location'
    ],
    ['an address', { address: 'Via Segreta 3', location_precision: 'to-confirm' }, 'location'],
    [
      'a website',
      { contacts: { website: 'https://rifugio.example' }, location_precision: 'to-confirm' },
      'contacts'
    ]
  ])('cannot have %s written down by proposing that it is protected no more', async (_, changes, field) => {
    for (const who of ['a reader', 'a coordinator'] as const)
      await expect(
        propose(proposal({ slug: 'rifugio', secret: newSecret(), changes }), who)
      ).rejects.toMatchObject(refused(field, 'protected-position'));
    const [row] = await database.sql(
      `select count(*)::int as written from public.contributions where changes::text ~ 'Segreta|rifugio.example'`
    );
    expect(row).toEqual({ written: 0 });
  });

  test('finds no picture of it, live or waiting, from the moment it is protected', async () => {
    await imports(place('casa'));
    const send = async () =>
      (
        await database.sql<{ receipt: { id: string } }>(
          'select public.propose_photo($1, $2, $2) as receipt',
          [photo({ slug: 'casa' }), webp()]
        )
      )[0]!.receipt.id;
    await decide(await send());
    await send();
    await propose(
      proposal({
        slug: 'casa',
        secret: newSecret(),
        changes: { location_precision: 'area-only', location: null, address: null }
      }),
      'a coordinator'
    );
    const [row] = await database.sql(
      `select
         (select count(*)::int from public.photos as f where f.place_id = p.id) as live,
         (select count(*)::int from private.photo_files as b join public.contributions as c on c.id = b.contribution_id
          where c.changes ->> 'place_id' = p.id::text) as bytes,
         (select count(*)::int from public.contributions as c
          where c.changes ->> 'place_id' = p.id::text and c.state in ('pending', 'asked')) as waiting
       from public.places as p where p.slug = 'casa'`
    );
    expect(row).toEqual({ live: 0, bytes: 0, waiting: 0 });
  });
});

describe('somebody who wants every page to stop', () => {
  beforeAll(() => imports(activity('cucito')));
  const times = { start: '2026-01-07T09:30', duration: 120, timeZone: 'Europe/Rome' };
  const good = {
    ...times,
    rrule: 'FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270531T235959Z',
    exdates: ['2026-12-07T09:30']
  };
  const change = (changes: object) =>
    propose(proposal({ target: 'activities', slug: 'cucito', secret: newSecret(), changes }));

  test('may still propose times as they are', async () => {
    for (const schedule of [
      good,
      { ...times, rrule: null },
      { ...times, start: '2026-01-07', duration: 1440 },
      { ...good, season: { from: '10', to: '05' }, pausesInSchoolHolidays: true },
      null
    ])
      expect(
        (await change({ schedule, about: { it: JSON.stringify(schedule).replaceAll('<', '') } })).state
      ).toBe('pending');
  });

  test.each([
    ['every second', { ...times, rrule: 'FREQ=SECONDLY' }],
    ['nine times a day', { ...times, rrule: 'FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8' }],
    ['every minute in disguise', { ...times, rrule: 'FREQ=DAILY;BYMINUTE=1,2,3' }],
    ['by a rule that is none', { ...times, rrule: 'FREQ=WAT' }],
    ['by a number', { ...times, rrule: 5 }],
    ['with lines of its own', { ...times, rrule: 'FREQ=DAILY\r\nDESCRIPTION:x' }],
    ['since before Christ', { ...times, start: '0001-01-01T00:00' }],
    ['for ever from far away', { ...times, start: '9999-01-01T00:00' }],
    ['with days that are none', { ...times, exdates: [null, 5, {}] }],
    ['with too many days', { ...times, rdates: Array(501).fill('2026-01-07T09:30') }],
    ['in a season that is none', { ...times, season: [['x']] }],
    ['for half a minute', { ...times, duration: 1.5 }],
    ['in another zone', { ...times, timeZone: 'Asia/Tokyo' }],
    ['on the 31st of February', { ...times, start: '2026-02-31T09:30' }]
  ])('cannot propose times %s', async (_, schedule) => {
    await expect(change({ schedule })).rejects.toMatchObject(refused('schedule', 'invalid'));
  });

  test.each(['infinity', '99999-01-01', '2026-13-01', 'domani', { a: 1 }])(
    'cannot propose a deadline of %j',
    async (deadline) => {
      await expect(change({ deadline })).rejects.toMatchObject({ code: '22023' });
    }
  );

  test.each([{ '<b>': 'x' }, { note: 'x' }, { from_months: 'x' }, { free: 'yes' }, [], 'x'])(
    'cannot propose childcare of %j',
    async (childcare) => {
      await expect(change({ childcare })).rejects.toMatchObject({ code: '22023' });
    }
  );
});

test('two proposals that do not go together: the second is told so, in a sentence', async () => {
  await imports(place('anagrafe'));
  const [first, second] = [
    await propose(proposal({ slug: 'anagrafe', secret: newSecret(), changes: { asked: ['referral'] } })),
    await propose(proposal({ slug: 'anagrafe', secret: newSecret(), changes: { not_asked: ['referral'] } }))
  ];
  await decide(first.id);
  await expect(decide(second.id)).rejects.toMatchObject({ code: 'PT409', detail: 'changed' });
});
