import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rowsOf, type NetworkColumns } from '../../src/lib/network/network.ts';
import { openTestDatabase, type TestDatabase } from './engine.ts';
import {
  agreement,
  agreementMember,
  ground,
  neighbourhood,
  organisation,
  place,
  practice,
  relationship
} from './entries.ts';

const coordinator = { sub: '00000000-0000-4000-8000-000000000001' };
let database: TestDatabase;

async function imports(...entries: unknown[]) {
  const [row] = await database.sql<{ outcome: { changed: number; conflicts: unknown[] } }>(
    'select public.import_entries($1, $2) as outcome',
    ['test', entries]
  );
  return row!.outcome;
}

/** What somebody proposes of an entry that is there, accepted by the coordinator. */
async function accept(target: string, slug: string, changes: object, kind = 'update') {
  const [row] = await database.sql<{ id: string }>(
    `insert into public.contributions (target, entry_id, kind, base_revision, changes, contributor_kind)
     select $1, e.id, $4, e.revision, $3, 'neighbour' from public.${target} as e where e.slug = $2 returning id`,
    [target, slug, changes, kind]
  );
  return database
    .as('authenticated', coordinator)
    .sql('select public.apply_contribution($1) as outcome', [row!.id]);
}

const linksOf = async () =>
  (await database.sql<{ slug: string }>('select slug from public.relationships order by slug')).map(
    ({ slug }) => slug
  );

beforeAll(async () => {
  database = await openTestDatabase();
  await imports(
    ...ground,
    neighbourhood('altrove'),
    organisation('scuola', { areas_served: ['borgo'] }),
    organisation('teatro'),
    organisation('circolo'),
    organisation('lontana'),
    place('sede', { organisation: 'scuola', languages: ['ar'] })
  );
  await database.sql('insert into auth.users (id, email) values ($1, $2)', [
    coordinator.sub,
    'c@example.org'
  ]);
  await database.sql(
    `insert into public.memberships (user_id, role, neighbourhood_id)
     select $1, 'coordinator', id from public.neighbourhoods where slug = 'borgo'`,
    [coordinator.sub]
  );
});
beforeEach(async () => {
  for (const table of ['relationships', 'agreement_members', 'agreements'])
    await database.sql(`delete from public.${table}`);
  await database.sql('delete from public.revisions where kind = $1', ['close']);
});
afterAll(() => database.close());

describe('a link', () => {
  test('is read with its ends, what it is about and how it is known', async () => {
    await imports(
      relationship('scuola', 'teatro', {
        kind: 'refers-to',
        since: '2019',
        stage: 'training',
        note: { it: 'corsi di cucito' },
        sources: [{ name: 'Scuola', year: 2019 }]
      })
    );
    const { data } = await database.api('anon').rpc('network_of', { neighbourhood: 'borgo' });
    expect(rowsOf((data as NetworkColumns).relationships)).toMatchObject([
      {
        from: 'scuola',
        to: 'teatro',
        kind: 'refers-to',
        since: '2019',
        until: null,
        stage: 'training',
        note: { it: 'corsi di cucito' },
        certainty: 'documented',
        sources: [{ name: 'Scuola', year: 2019 }]
      }
    ]);
  });

  test('comes in once, however often it is imported', async () => {
    const link = relationship('scuola', 'teatro', { since: '2019' });
    expect(await imports(link)).toMatchObject({ changed: 1 });
    expect(await imports(link)).toMatchObject({ changed: 0, conflicts: [] });
  });

  test.each<[string, object, string]>([
    ['of an organisation with itself', relationship('scuola', 'scuola'), 'cannot be linked to itself'],
    [
      'that ends before it begins',
      relationship('scuola', 'teatro', { since: '2019-05', until: '2019-04' }),
      'does not end before it begins'
    ],
    [
      'that begins in a month that is none',
      relationship('scuola', 'teatro', { since: '2019-13' }),
      'a year or a month'
    ],
    ['of an unknown kind', relationship('scuola', 'teatro', { kind: 'likes' }), 'kind'],
    ['with nobody', relationship('scuola', 'nessuno'), 'There is no organisation "nessuno".'],
    [
      'under an agreement that is not there',
      relationship('scuola', 'teatro', { agreement: 'borgo/nessuno' }),
      'There is no agreement'
    ]
  ])('%s is refused with a sentence', async (_, link, sentence) => {
    await expect(imports(link)).rejects.toThrow(sentence);
    expect(await linksOf()).toEqual([]);
  });

  test('is told once at a time, and again later', async () => {
    await imports(relationship('scuola', 'teatro', { kind: 'hosts', since: '2004', until: '2008' }));
    const again = { ...relationship('scuola', 'teatro', { kind: 'hosts', since: '2006' }), slug: 'ancora' };
    await expect(imports(again)).rejects.toThrow('already there: "scuola-hosts-teatro"');
    const later = { ...relationship('scuola', 'teatro', { kind: 'hosts', since: '2010' }), slug: 'ancora' };
    await imports(later);
    expect(await linksOf()).toEqual(['ancora', 'scuola-hosts-teatro']);
  });

  test('between partners is the same from either side, but who hosts whom is not', async () => {
    await imports(relationship('scuola', 'teatro'), relationship('scuola', 'teatro', { kind: 'hosts' }));
    await imports(relationship('teatro', 'scuola', { kind: 'hosts' }));
    await expect(imports(relationship('teatro', 'scuola'))).rejects.toThrow('already there');
  });

  test('may end in the year in which it began', async () => {
    await imports(relationship('scuola', 'teatro', { since: '2019-05', until: '2019' }));
    expect(await linksOf()).toHaveLength(1);
  });

  test('of members of members never goes in a circle', async () => {
    const member = (from: string, to: string) => relationship(from, to, { kind: 'member-of' });
    await imports(member('scuola', 'teatro'), member('teatro', 'circolo'));
    await expect(imports(member('circolo', 'scuola'))).rejects.toThrow(
      'a member of itself, by way of others'
    );
    await imports(relationship('circolo', 'scuola', { kind: 'funds' }));
  });

  test('is corrected by the one door, by coordinators of where it is told', async () => {
    await imports(relationship('scuola', 'teatro', { since: '2019' }));
    await accept('relationships', 'scuola-partner-of-teatro', { until: '2021' });
    const [row] = await database.sql('select since, until from public.relationships');
    expect(row).toEqual({ since: '2019', until: '2021' });
    await expect(
      accept('relationships', 'scuola-partner-of-teatro', { to_organisation: 'scuola' })
    ).rejects.toThrow('cannot be linked to itself');
    await database.sql(
      `update public.relationships set neighbourhood_id = (select id from public.neighbourhoods where slug = 'altrove')`
    );
    await expect(
      accept('relationships', 'scuola-partner-of-teatro', { until: '2022' })
    ).rejects.toMatchObject({ code: '42501' });
  });
});

test('an organisation is not removed while it is linked or in an agreement', async () => {
  await imports(relationship('teatro', 'scuola'));
  await expect(accept('organisations', 'scuola', {}, 'close')).rejects.toThrow(
    'Other entries still refer to this one'
  );
  await accept('relationships', 'teatro-partner-of-scuola', {}, 'close');
  await imports(agreement('patto'), agreementMember('patto', 'scuola'));
  await expect(accept('organisations', 'scuola', {}, 'close')).rejects.toMatchObject({ code: 'PT409' });
});

test('a member has the period of the agreement unless it says its own, and is in it once', async () => {
  await imports(
    agreement('patto', { since: '2019', until: '2023' }),
    agreementMember('patto', 'scuola', { role: 'lead' }),
    agreementMember('patto', 'teatro', { since: '2021' })
  );
  const { data } = await database.api('anon').rpc('network_of', { neighbourhood: 'borgo' });
  expect(rowsOf((data as NetworkColumns).members)).toMatchObject([
    { organisation: 'scuola', role: 'lead', since: '2019', until: '2023' },
    { organisation: 'teatro', role: 'member', since: '2021', until: '2023' }
  ]);
  // Nobody is in it before there is one, or after it is over; a month of its first or last year is within.
  for (const [since, until] of [
    ['2018', null],
    [null, '2024'],
    ['2024', null],
    [null, '2018']
  ])
    await expect(
      imports(agreementMember('patto', 'circolo', { since, until })),
      `${since} ${until}`
    ).rejects.toThrow('within the period of its agreement');
  await expect(imports(agreement('patto', { since: '2022', until: '2023' }))).rejects.toThrow(
    'outside that period'
  );
  await imports(
    agreementMember('patto', 'circolo', { since: '2019-05', until: '2023-12' }),
    agreement('patto', { since: '2018', until: '2023' })
  );
  const twice = { ...agreementMember('patto', 'scuola'), slug: 'due-volte' };
  await expect(imports(twice)).rejects.toThrow('already in the agreement');
});

test('columns are of one length, with what is not known in its place, and none without links', async () => {
  const read = async (slug: string) =>
    (await database.api('anon').rpc('network_of', { neighbourhood: slug })).data as NetworkColumns;
  await imports(
    {
      ...relationship('scuola', 'teatro', { since: '2019', note: { it: 'teatro', ar: 'مسرح' } }),
      machine_translated: { note: ['ar'] }
    },
    relationship('teatro', 'circolo', { until: '2020' })
  );
  expect(rowsOf((await read('borgo')).relationships)).toMatchObject([
    { from: 'scuola', since: '2019', until: null, machineTranslated: { note: ['ar'] } },
    { from: 'teatro', since: null, until: '2020', note: null, machineTranslated: {} }
  ]);
  const nothing = await read('nessuno');
  expect([rowsOf(nothing.members), rowsOf(nothing.relationships)]).toEqual([[], []]);
});

test('a practice is told with where and for which steps it worked, and is refused when it makes no sense', async () => {
  await imports(
    practice('merenda', {
      organisation: 'scuola',
      stages: ['italian'],
      areas: ['borgo', 'lontano'],
      since: '2019'
    })
  );
  const { data } = await database.api('anon').rpc('practices_everywhere');
  expect(data).toMatchObject([
    { slug: 'merenda', neighbourhood: 'borgo', organisation: { slug: 'scuola' }, areas: ['borgo', 'lontano'] }
  ]);
  await expect(imports(practice('amore', { stages: ['love'] }))).rejects.toThrow('stages');
  await expect(imports(practice('ieri', { since: '2020', until: '2019' }))).rejects.toThrow(
    'until_after_since'
  );
});

test('a contribution is about a kind of entry that there is', async () => {
  await expect(
    database.sql(
      `insert into public.contributions (target, entry_id, kind, changes, contributor_kind)
       values ('secrets', gen_random_uuid(), 'create', '{}', 'neighbour')`
    )
  ).rejects.toThrow('contributions_target_check');
});

test('the organisations of a neighbourhood are those that work there and those they are linked to', async () => {
  await imports(relationship('scuola', 'teatro'), agreement('patto'), agreementMember('patto', 'circolo'));
  const { data } = await database.api('anon').rpc('organisations_of', { neighbourhood: 'borgo' });
  expect(data.map(({ slug }: { slug: string }) => slug)).toEqual(['circolo', 'scuola', 'teatro']);
  expect(data[1]).toMatchObject({ places: [{ slug: 'sede', languages: ['ar'], point: [9.14, 45.47] }] });
  const none = await database.api('anon').rpc('organisations_of', { neighbourhood: 'nessuno' });
  expect(none.error).toMatchObject({ code: 'PT404' });
});

test('no name with a character that no drawing and no file can write comes in by an import', async () => {
  for (const character of ['\u0001', '\u001b', '\uffff'])
    await expect(imports(organisation('rotta', { name: { it: `Rotta${character}` } }))).rejects.toThrow(
      'organisations_name_check'
    );
  await imports(organisation('intera', { name: { it: 'Intera, in due\nrighe\tcon é e ع' } }));
});
