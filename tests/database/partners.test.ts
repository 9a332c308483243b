import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rowsOf, type NetworkColumns } from '../../src/lib/network/network.ts';
import { openTestDatabase, type TestDatabase } from './engine.ts';
import { agreement, agreementMember, ground, neighbourhood, organisation, place } from './entries.ts';
import { enrol, person, type Person } from './members.ts';
import { newSecret, photo, proposal, webp } from './proposals.ts';

/*
 * What partners tell: practices that worked, with whom they work, their logo; and what becomes of all that when an
 * organisation closes.
 */

const [coordinator, editor, partner, stranger, elsewhere] = [1, 2, 3, 4, 5].map(person) as [
  Person,
  Person,
  Person,
  Person,
  Person
];

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.sql('select public.import_entries($1, $2)', [
    'test',
    [
      ...ground,
      neighbourhood('altrove'),
      organisation('circolo', { areas_served: ['borgo'] }),
      organisation('scuola', { areas_served: ['borgo'] }),
      organisation('teatro', { areas_served: [] }),
      organisation('lontana', { areas_served: ['altrove'] }),
      organisation('remota', { areas_served: ['altrove'] }),
      agreement('patto'),
      agreementMember('patto', 'scuola'),
      place('sede', { organisation: 'circolo' })
    ]
  ]);
  await enrol(
    database,
    [coordinator, editor, partner, stranger, elsewhere],
    [
      { who: coordinator, role: 'coordinator', of: 'borgo' },
      { who: elsewhere, role: 'coordinator', of: 'altrove' },
      { who: editor, role: 'editor', of: 'circolo' },
      { who: partner, role: 'partner', of: 'circolo' }
    ]
  );
  await database.sql(`update private.limits set most = 100000 where bucket <> 'proof-bits'`);
});
beforeEach(async () => {
  await database.sql('delete from public.relationships');
  await database.sql('delete from public.practices');
});
afterAll(() => database.close());

interface Receipt {
  readonly id: string;
  readonly state: string;
  readonly entry: { readonly target: string; readonly slug: string | null };
}

async function called<T>(who: Parameters<TestDatabase['as']>, name: string, parameters: readonly unknown[]) {
  const places = parameters.map((_, index) => `$${index + 1}`).join(', ');
  const [row] = await database
    .as(...who)
    .sql<{ answer: T }>(`select public.${name}(${places}) as answer`, parameters);
  return row!.answer;
}
const anon = <T = Receipt>(name: string, ...parameters: unknown[]) => called<T>(['anon'], name, parameters);
const as = <T = Receipt>(claims: { sub: string }, name: string, ...parameters: unknown[]) =>
  called<T>(['authenticated', claims], name, parameters);
/** Who works with whom in the borgo, as everyone reads it. */
async function network() {
  const { members, relationships } = await anon<NetworkColumns>('network_of', 'borgo');
  return { members: rowsOf(members), relationships: rowsOf(relationships) };
}
const refusal = (field: string, detail: string) => ({ code: '22023', hint: field, detail });
const accepted = (receipt: Receipt) => as(coordinator, 'decide', receipt.id, { action: 'accept' });
const slugsOf = async (table: string) =>
  (await database.sql<{ slug: string }>(`select slug from public.${table} order by slug`)).map(
    ({ slug }) => slug
  );

function newPractice(changes: object = {}, fields: object = {}) {
  return proposal({
    target: 'practices',
    kind: 'create',
    secret: newSecret(),
    changes: {
      organisation: 'circolo',
      title: { it: 'Italiano e merenda' },
      context: { it: 'Con un bambino piccolo non si segue un corso.' },
      steps: { it: 'Trova una stanza.\nTrova chi guarda i bambini.' },
      stages: ['italian'],
      areas: ['borgo', 'raval'],
      languages: ['it', 'ar'],
      since: '2024',
      sources: [{ name: 'Rapporto 2025', url: 'https://example.org/rapporto' }],
      ...changes
    },
    ...fields
  });
}

function newLink(changes: object = {}, fields: object = {}) {
  return proposal({
    target: 'relationships',
    kind: 'create',
    secret: newSecret(),
    changes: {
      from_organisation: 'circolo',
      to_organisation: 'scuola',
      kind: 'refers-to',
      since: '2024-09',
      ...changes
    },
    ...fields
  });
}

describe('a practice that somebody tells', () => {
  test('waits, unseen, until a coordinator accepts it; then every neighbourhood reads it', async () => {
    const receipt = await anon('propose', newPractice());
    expect(receipt).toMatchObject({ state: 'pending' });
    expect(await anon('practices_everywhere')).toEqual([]);
    await accepted(receipt);
    expect(await anon('practices_everywhere')).toMatchObject([
      {
        slug: 'italiano-e-merenda',
        neighbourhood: 'borgo',
        organisation: { slug: 'circolo' },
        areas: ['borgo', 'raval'],
        stages: ['italian'],
        sources: [{ name: 'Rapporto 2025', url: 'https://example.org/rapporto' }]
      }
    ]);
  });

  test.each([
    ['a coordinator', coordinator, 'accepted'],
    ['an editor of its organisation', editor, 'accepted'],
    ['a partner of its organisation', partner, 'accepted'],
    ['somebody without a role', stranger, 'pending'],
    ['a coordinator of another neighbourhood', elsewhere, 'pending']
  ])('by %s is %3$s', async (_, who, state) => {
    expect(await as(who, 'propose', newPractice())).toMatchObject({ state });
  });

  test('by a partner of another organisation waits', async () => {
    expect(await as(partner, 'propose', newPractice({ organisation: 'scuola' }))).toMatchObject({
      state: 'pending'
    });
  });

  test('is put right by its partner at once, and by anyone else with leave; its history says so', async () => {
    const { entry } = await as(partner, 'propose', newPractice());
    const change = (changes: object) =>
      proposal({
        target: 'practices',
        kind: 'update',
        slug: entry.slug,
        secret: newSecret(),
        changes
      });
    expect(await as(partner, 'propose', change({ result: { it: '19 donne' } }))).toMatchObject({
      state: 'accepted'
    });
    expect(await anon('propose', change({ costs: { it: '4000 euro' } }))).toMatchObject({ state: 'pending' });
    const history = await anon<{ revisions: unknown[] }>('entry_history', 'borgo', 'practices', entry.slug);
    expect(history).toMatchObject({
      name: { it: 'Italiano e merenda' },
      revisions: [
        { by: 'organisation', kind: 'update', fields: ['result'], changes: null },
        { by: 'organisation', kind: 'create', changes: null }
      ]
    });
    await expect(
      anon('propose', change({ organisation: 'scuola' })),
      'whose it is stays'
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('is found still true by one tap', async () => {
    const { entry } = await as(partner, 'propose', newPractice());
    expect(await anon('confirm_entry', 'borgo', 'practices', entry.slug, 'telefono')).toMatchObject({
      counted: true
    });
  });

  test('is undone by a coordinator and by nobody else', async () => {
    await as(partner, 'propose', newPractice());
    const [revision] = await database.sql<{ id: string }>(
      `select max(id) as id from public.revisions where target = 'practices'`
    );
    await expect(as(partner, 'undo_revision', revision!.id)).rejects.toMatchObject({ code: '42501' });
    await as(coordinator, 'undo_revision', revision!.id);
    expect(await slugsOf('practices')).toEqual([]);
  });

  test.each<[string, object, string, string]>([
    ['without a title', { title: undefined }, 'title', 'empty'],
    ['without what was missing', { context: undefined }, 'context', 'empty'],
    ['without steps', { steps: null }, 'steps', 'empty'],
    ['for a step that is none', { stages: ['love'] }, 'stages', 'invalid'],
    ['in an area that is none', { areas: ['San Siro'] }, 'areas', 'no-such-value'],
    ['that ended before it began', { since: '2024', until: '2023' }, 'until', 'end-before-start'],
    ['from a month that is none', { since: '2024-13' }, 'since', 'invalid'],
    [
      'with a link that runs a script',
      { sources: [{ name: 'x', url: 'javascript:alert(1)' }] },
      'sources',
      'invalid'
    ],
    ['with a source without a name', { sources: [{ name: ' ' }] }, 'sources', 'invalid'],
    ['with what no source has', { sources: [{ name: 'x', onclick: 'y' }] }, 'sources', 'invalid'],
    ['with markup', { steps: { it: '<b>uno</b>' } }, 'steps', 'unclean-text'],
    ['of an organisation that is not there', { organisation: 'nessuna' }, 'organisation', 'no-such-value']
  ])('%s is refused, and its author told where', async (_, changes, field, detail) => {
    await expect(anon('propose', newPractice(changes))).rejects.toMatchObject(refusal(field, detail));
  });

  test.each([['slug'], ['confirmed_at'], ['neighbourhood'], ['revision'], ['translations']])(
    'never says its own %s',
    async (field) => {
      await expect(as(coordinator, 'propose', newPractice({ [field]: 'x' }))).rejects.toMatchObject({
        code: '42501'
      });
    }
  );
});

describe('a link that somebody tells', () => {
  test('is read by a coordinator with the names of both, and drawn once she accepts it', async () => {
    const link = newLink();
    const receipt = await anon('propose', link);
    const { secret } = link as { secret: string };
    expect(await anon('proposal_by_secret', secret)).toMatchObject({
      target: 'relationships',
      entry: { name: { it: expect.stringContaining(' – ') as unknown } }
    });
    expect(await network()).toMatchObject({ relationships: [] });
    await accepted(receipt);
    expect(await network()).toMatchObject({
      relationships: [
        {
          slug: 'circolo-refers-to-scuola',
          from: 'circolo',
          to: 'scuola',
          kind: 'refers-to',
          since: '2024-09'
        }
      ]
    });
    const log = await as<{ subject: { name: { it: string } } }[]>(coordinator, 'audit_log', 'borgo');
    expect(log[0]!.subject.name.it).toContain(' – ');
  });

  test('speaks of two: it waits even when an editor or partner of one of them proposes it', async () => {
    expect(await as(editor, 'propose', newLink())).toMatchObject({ state: 'pending' });
    expect(await as(partner, 'propose', newLink())).toMatchObject({ state: 'pending' });
    expect(await as(elsewhere, 'propose', newLink())).toMatchObject({ state: 'pending' });
    expect(await as(coordinator, 'propose', newLink())).toMatchObject({ state: 'accepted' });
  });

  test('is not accepted by who has no right there', async () => {
    const { id } = await anon('propose', newLink());
    for (const who of [editor, partner, stranger, elsewhere])
      await expect(as(who, 'decide', id, { action: 'accept' })).rejects.toMatchObject({ code: '42501' });
  });

  test.each<[string, object, string, string]>([
    ['of an organisation with itself', { to_organisation: 'circolo' }, 'to_organisation', 'self-link'],
    ['with nobody', { to_organisation: 'nessuna' }, 'to_organisation', 'no-such-value'],
    ['without the other', { to_organisation: undefined }, 'to_organisation', 'choose'],
    ['of a kind that is none', { kind: 'likes' }, 'kind', 'invalid'],
    ['without a kind', { kind: '' }, 'kind', 'choose'],
    ['that ends before it begins', { until: '2024-08' }, 'until', 'end-before-start'],
    ['that begins some time', { since: 'ieri' }, 'since', 'invalid'],
    [
      'between two that work elsewhere',
      { from_organisation: 'lontana', to_organisation: 'remota' },
      'to_organisation',
      'not-here'
    ]
  ])('%s is refused, and its author told where', async (_, changes, field, detail) => {
    await expect(anon('propose', newLink(changes))).rejects.toMatchObject(refusal(field, detail));
  });

  test('that is there already is refused, also when it came to be there while this one waited', async () => {
    const waiting = await anon('propose', newLink());
    await as(coordinator, 'propose', newLink());
    await expect(anon('propose', newLink())).rejects.toMatchObject(
      refusal('to_organisation', 'already-linked')
    );
    await expect(accepted(waiting)).rejects.toMatchObject(refusal('to_organisation', 'already-linked'));
  });

  test('never makes an organisation a member of itself', async () => {
    await as(coordinator, 'propose', newLink({ kind: 'member-of' }));
    await expect(
      anon('propose', newLink({ from_organisation: 'scuola', to_organisation: 'circolo', kind: 'member-of' }))
    ).rejects.toMatchObject(refusal('kind', 'member-circle'));
  });

  test('is told to have ended; between whom it is stays', async () => {
    const { entry } = await as(coordinator, 'propose', newLink());
    const change = (changes: object) =>
      proposal({ target: 'relationships', kind: 'update', slug: entry.slug, secret: newSecret(), changes });
    await accepted(await anon('propose', change({ until: '2025' })));
    expect(await network()).toMatchObject({ relationships: [{ until: '2025' }] });
    await expect(anon('propose', change({ until: '2023' }))).rejects.toMatchObject(
      refusal('until', 'end-before-start')
    );
    await expect(anon('propose', change({ to_organisation: 'teatro' }))).rejects.toMatchObject({
      code: '42501'
    });
  });
});

describe('a logo', () => {
  const logo = (fields: object = {}) =>
    photo({ of: 'organisations', slug: 'scuola', alt: { it: 'Logo' }, width: 256, height: 256, ...fields });
  const shown = async () =>
    (await anon<{ slug: string; logo: { id: string } | null }[]>('organisations_of', 'borgo')).find(
      ({ slug }) => slug === 'scuola'
    )!.logo?.id ?? null;

  test('waits, is shown once accepted, and gives way to the next', async () => {
    const first = await anon('propose_photo', logo(), webp(), webp());
    expect(first).toMatchObject({ state: 'pending' });
    expect(await shown()).toBeNull();
    expect(await as(coordinator, 'queue', 'borgo')).toContainEqual(
      expect.objectContaining({ id: first.id, entry: expect.objectContaining({ slug: 'scuola' }) as unknown })
    );
    await accepted(first);
    const before = await shown();
    expect(before).not.toBeNull();
    await accepted(await anon('propose_photo', logo(), webp(500), webp()));
    expect(await shown()).not.toBe(before);
    expect(await anon('photo_file', before, 'large')).toBeNull();
    expect(await database.sql('select 1 from public.photos where organisation_id is not null')).toHaveLength(
      1
    );
  });

  test('of her organisation an editor changes at once, a partner and others not', async () => {
    const own = () => logo({ slug: 'circolo' });
    expect(await as(editor, 'propose_photo', own(), webp(), webp())).toMatchObject({ state: 'accepted' });
    expect(await as(partner, 'propose_photo', own(), webp(), webp())).toMatchObject({ state: 'pending' });
    expect(await as(editor, 'propose_photo', logo(), webp(), webp())).toMatchObject({ state: 'pending' });
  });

  test.each<[string, object, object]>([
    ['that is not square', { height: 200 }, refusal('photo', 'invalid')],
    ['of more than 512 pixels', { width: 600, height: 600 }, refusal('photo', 'invalid')],
    ['that is a drawing with scripts', { media_type: 'image/svg+xml' }, refusal('photo', 'invalid')],
    ['of one that works elsewhere', { slug: 'lontana' }, { code: 'PT404' }],
    ['of nobody', { slug: 'nessuna' }, { code: 'PT404' }],
    ['as part of another proposal', { slug: undefined, part_of: newSecret() }, { code: '42501' }]
  ])('%s is refused', async (_, fields, error) => {
    await expect(anon('propose_photo', logo(fields), webp(), webp())).rejects.toMatchObject(error);
  });
});

describe('an organisation that closes', () => {
  const close = (slug: string) =>
    proposal({ target: 'organisations', kind: 'close', slug, secret: newSecret(), report: 'closed' });

  test('takes its links, agreements and logo with it; undoing brings them back', async () => {
    await as(coordinator, 'propose', newLink());
    await as(coordinator, 'propose', newLink({ kind: 'partner-of', to_organisation: 'teatro' }));
    const logoBefore = (await database.sql('select id from public.photos where organisation_id is not null'))
      .length;
    await accepted(await anon('propose', close('scuola')));
    expect(await network()).toMatchObject({
      members: [],
      relationships: [{ to: 'teatro' }]
    });
    expect(await anon('entry_history', 'borgo', 'organisations', 'scuola')).toMatchObject({ closed: true });

    const [closing] = await database.sql<{ id: string }>(
      `select id from public.revisions where target = 'organisations' and kind = 'close'`
    );
    await as(coordinator, 'undo_revision', closing!.id);
    const again = await network();
    expect(again.members).toHaveLength(1);
    expect(again.relationships).toHaveLength(2);
    expect(await database.sql('select id from public.photos where organisation_id is not null')).toHaveLength(
      logoBefore
    );
  });

  test('is not closed while a place or a practice is its own', async () => {
    await expect(anon('propose', close('circolo'))).rejects.toMatchObject({
      code: 'PT409',
      detail: 'in-use'
    });
    await as(coordinator, 'propose', newPractice({ organisation: 'scuola' }));
    await expect(anon('propose', close('scuola'))).rejects.toMatchObject({ code: 'PT409', detail: 'in-use' });
  });

  test('is not closed over a link that another neighbourhood tells of', async () => {
    await database.sql('select public.import_entries($1, $2)', [
      'test',
      [
        {
          target: 'relationships',
          slug: 'lontana-scuola',
          neighbourhood: 'altrove',
          fields: { from_organisation: 'lontana', to_organisation: 'scuola', kind: 'funds' }
        }
      ]
    ]);
    await expect(anon('propose', close('scuola'))).rejects.toMatchObject({ code: 'PT409', detail: 'in-use' });
    expect(await slugsOf('agreement_members')).toHaveLength(1);
  });

  describe('and serves two neighbourhoods', () => {
    beforeEach(async () => {
      await database.sql('select public.import_entries($1, $2)', [
        'test',
        [organisation('ponte', { areas_served: ['borgo', 'altrove'] })]
      ]);
      for (const table of ['private.yearly_counts', 'public.feeds'])
        await database.sql(`delete from ${table}`);
      await database.sql(
        `delete from public.memberships where organisation_id in (select id from public.organisations where slug = 'ponte')`
      );
    });
    const ofPonte = (statement: string, neighbourhood: string, ...parameters: unknown[]) =>
      database.sql(
        `insert into ${statement} from public.organisations as o, public.neighbourhoods as n
         where o.slug = 'ponte' and n.slug = $1`,
        [neighbourhood, ...parameters]
      );
    const counts = (of: string) =>
      ofPonte(
        `private.yearly_counts (organisation_id, neighbourhood_id, year, action, people)
         select o.id, n.id, 2024, 'training', 40`,
        of
      );
    const feed = (of: string) =>
      ofPonte(
        `public.feeds (organisation_id, neighbourhood_id, url) select o.id, n.id, 'https://example.org/a.ics'`,
        of
      );

    test.each<[string, () => Promise<unknown>]>([
      ['counts', () => counts('altrove')],
      ['a calendar', () => feed('altrove')],
      [
        'an editor',
        () =>
          ofPonte(
            `public.memberships (user_id, role, organisation_id) select $2, 'editor', o.id`,
            'altrove',
            stranger.sub
          )
      ]
    ])('is not closed by one of them while the other has %s of it', async (_, tell) => {
      await tell();
      await expect(as(coordinator, 'propose', close('ponte'))).rejects.toMatchObject({
        code: 'PT409',
        detail: 'in-use'
      });
      await expect(anon('propose', close('ponte'))).rejects.toMatchObject({ code: 'PT409' });
    });

    test('is closed by one of them when all there is of it is its own', async () => {
      await counts('borgo');
      await feed('borgo');
      expect(await as(coordinator, 'propose', close('ponte'))).toMatchObject({ state: 'accepted' });
    });
  });

  test('takes out of the queue what could never be accepted, and says why to who proposed it', async () => {
    await database.sql('select public.import_entries($1, $2)', [
      'test',
      [organisation('breve', { areas_served: ['borgo'] })]
    ]);
    const secrets = Array.from({ length: 4 }, () => newSecret());
    const link = await anon('propose', newLink({ to_organisation: 'breve' }, { secret: secrets[0] }));
    const practice = await anon('propose', newPractice({ organisation: 'breve' }, { secret: secrets[1] }));
    const logo = await anon(
      'propose_photo',
      photo({
        of: 'organisations',
        slug: 'breve',
        alt: { it: 'Logo' },
        width: 256,
        height: 256,
        secret: secrets[2]
      }),
      webp(),
      webp()
    );
    const other = await anon('propose', newLink({ kind: 'hosts' }, { secret: secrets[3] }));
    await accepted(await anon('propose', close('breve')));
    for (const secret of secrets.slice(0, 3))
      expect(await anon('proposal_by_secret', secret)).toMatchObject({
        state: 'refused',
        reason: 'closed'
      });
    const waiting = (await as<{ id: string }[]>(coordinator, 'queue', 'borgo')).map(({ id }) => id);
    for (const { id } of [link, practice, logo]) expect(waiting).not.toContain(id);
    expect(waiting).toContain(other.id);
    expect(
      await database.sql('select from private.photo_files where contribution_id = $1', [logo.id])
    ).toEqual([]);
  });
});
