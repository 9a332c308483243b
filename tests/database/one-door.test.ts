import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from './engine.ts';
import { ground, neighbourhood, organisation, place } from './entries.ts';

const coordinator = { sub: '00000000-0000-4000-8000-000000000001' };

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await imports([...ground, organisation('circolo')]);
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
afterAll(() => database.close());

interface Outcome {
  readonly entries: number;
  readonly changed: number;
  readonly conflicts: readonly { slug: string; fields: string[] }[];
}

async function imports(entries: readonly object[]): Promise<Outcome> {
  const { data, error } = await database
    .api('service_role')
    .rpc('import_entries', { source: 'test', entries });
  if (error) throw Object.assign(new Error(error.message), { code: error.code });
  return data as Outcome;
}

interface LivePlace {
  readonly id: string;
  readonly revision: number;
  readonly name: Record<string, string>;
  readonly address: string | null;
  readonly translations: Record<string, Record<string, { by: string; of: number }>>;
}

async function live(slug: string): Promise<LivePlace | undefined> {
  const [row] = await database.sql<LivePlace>(
    'select id, revision::int, name, address, translations from public.places where slug = $1',
    [slug]
  );
  return row;
}

/** What a neighbour would propose for a live entry, seen at a revision. */
async function propose(slug: string, changes: object, base?: number, kind = 'update'): Promise<string> {
  const [row] = await database.sql<{ id: string }>(
    `insert into public.contributions (neighbourhood_id, target, entry_id, kind, base_revision, changes, contributor_kind)
     select p.neighbourhood_id, 'places', p.id, $4, coalesce($3, p.revision), $2, 'neighbour'
     from public.places as p where p.slug = $1 returning id`,
    [slug, changes, base ?? null, kind]
  );
  return row!.id;
}

async function accept(id: string, fields: string[] | null = null) {
  const [row] = await database
    .as('authenticated', coordinator)
    .sql<{ outcome: { applied: string[]; conflicts: string[]; revision: number } }>(
      'select public.apply_contribution($1, $2) as outcome',
      [id, fields]
    );
  return row!.outcome;
}

describe('an import', () => {
  test('adds an entry once, however often it runs', async () => {
    expect(await imports([place('emporio')])).toMatchObject({ changed: 1 });
    expect(await imports([place('emporio')])).toMatchObject({ changed: 0, conflicts: [] });
    const [count] = await database.sql(
      'select count(*)::int as n from public.contributions where source = $1',
      ['test']
    );
    const [again] = await database.sql('select count(*)::int as n from public.revisions where target = $1', [
      'places'
    ]);
    expect([count!['n'], again!['n']]).toEqual([4, 1]);
  });

  test('what is already so does not come to the door', async () => {
    await imports([place('emporio-che-resta')]);
    await database.script(`
      create function private.nobody_comes() returns trigger language plpgsql as $$
      begin
        raise exception 'somebody came';
      end;
      $$;
      create trigger nobody_comes before insert on public.contributions
      for each row execute function private.nobody_comes();
    `);
    try {
      const same = { entries: 1, changed: 0, conflicts: [] };
      expect(await imports([place('emporio-che-resta')])).toEqual(same);
      await expect(imports([place('emporio-che-resta', { languages: ['so'] })])).rejects.toThrow(
        'somebody came'
      );
    } finally {
      await database.script(
        `drop trigger nobody_comes on public.contributions; drop function private.nobody_comes();`
      );
    }
  });

  test('keeps what people changed since the last import, and says so', async () => {
    await imports([place('sartoria', { address: 'Via Uno 1' })]);
    await accept(await propose('sartoria', { address: 'Via Due 2' }));
    const outcome = await imports([place('sartoria', { address: 'Via Tre 3', features: ['free'] })]);
    expect(outcome.conflicts).toEqual([{ target: 'places', slug: 'sartoria', fields: ['address'] }]);
    expect((await live('sartoria'))!.address).toBe('Via Due 2');
  });

  test('is all or nothing, and names the entry that was wrong', async () => {
    const wrong = [place('primo'), place('secondo', { category: 'nessuna' })];
    await expect(imports(wrong)).rejects.toThrow(/places "secondo"/);
    expect(await live('primo')).toBeUndefined();
  });

  test.each([
    ['a field nobody may set', place('x', { revision: 7 }), /"revision"/],
    [
      'a pin for an address that is to confirm',
      place('x', { location_precision: 'to-confirm' }),
      /places_location_fits/
    ],
    [
      'a thing asked for and not asked for',
      place('x', { asked: ['tax-code', 'referral'], not_asked: ['referral'] }),
      /both asked for and not asked for: referral/
    ],
    ['a name that is not by language', place('x', { name: 'Emporio' }), /name/],
    ['a place in no neighbourhood', { ...place('x'), neighbourhood: 'altrove' }, /altrove/],
    ['a target that is no live table', { target: 'memberships', slug: 'x', fields: {} }, /memberships/],
    ['a name that would close a string', place("x'; drop table places; --"), /slug/]
  ])('refuses %s', async (_, entry, message) => {
    await expect(imports([entry])).rejects.toThrow(message);
  });

  test('is closed to everyone but the service role', async () => {
    for (const role of ['anon', 'authenticated'] as const) {
      const call = database.as(role, coordinator).sql(`select public.import_entries('x', '[]')`);
      await expect(call).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('remembers which text a machine translated, until a person writes it anew', async () => {
    const name = { it: 'Ludoteca', en: 'Toy library', ar: 'مكتبة ألعاب' };
    await imports([{ ...place('ludoteca', { name }), machine_translated: { name: ['en', 'ar'] } }]);
    const before = (await live('ludoteca'))!;
    expect(before.translations).toEqual({
      name: { en: { by: 'machine', of: before.revision }, ar: { by: 'machine', of: before.revision } }
    });
    await accept(await propose('ludoteca', { name: { ...name, ar: 'بيت الألعاب' } }));
    expect((await live('ludoteca'))!.translations).toEqual({
      name: { en: { by: 'machine', of: before.revision } }
    });
  });
});

describe('two people who change one entry', () => {
  test('both win when they change different fields', async () => {
    await imports([place('mercato', { address: 'Via Uno 1' })]);
    const seen = (await live('mercato'))!.revision;
    const [first, second] = [
      await propose('mercato', { address: 'Via Due 2' }, seen),
      await propose('mercato', { name: { it: 'Mercato coperto' } }, seen)
    ];
    expect((await accept(first)).conflicts).toEqual([]);
    expect((await accept(second)).conflicts).toEqual([]);
    expect(await live('mercato')).toMatchObject({ address: 'Via Due 2', name: { it: 'Mercato coperto' } });
  });

  test('are told when they change the same field', async () => {
    await imports([place('ciclofficina', { address: 'Via Uno 1' })]);
    const seen = (await live('ciclofficina'))!.revision;
    const [first, second] = [
      await propose('ciclofficina', { address: 'Via Due 2' }, seen),
      await propose('ciclofficina', { address: 'Via Tre 3', name: { it: 'Ciclofficina popolare' } }, seen)
    ];
    await accept(first);
    expect(await accept(second)).toMatchObject({ applied: ['name'], conflicts: ['address'] });
    expect((await live('ciclofficina'))!.address).toBe('Via Due 2');
    const [state] = await database.sql('select state from public.contributions where id = $1', [second]);
    expect(state).toEqual({ state: 'partly-accepted' });
  });
});

describe('a coordinator', () => {
  test('accepts only the fields she chooses', async () => {
    await imports([place('orto', { address: 'Via Uno 1' })]);
    await accept(await propose('orto', { address: 'Via Due 2', name: { it: 'Orto nuovo' } }), ['name']);
    expect(await live('orto')).toMatchObject({ address: 'Via Uno 1', name: { it: 'Orto nuovo' } });
  });

  test('cannot decide the same proposal twice', async () => {
    await imports([place('coro')]);
    const id = await propose('coro', { address: 'Via Due 2' });
    await accept(id);
    await expect(accept(id)).rejects.toMatchObject({ code: 'PT409' });
  });

  test('undoes a change, and the entry is as it was', async () => {
    await imports([place('teatro', { address: 'Via Uno 1' })]);
    const { revision } = await accept(await propose('teatro', { address: 'Via Due 2' }));
    await database.as('authenticated', coordinator).sql('select public.undo_revision($1)', [revision]);
    expect((await live('teatro'))!.address).toBe('Via Uno 1');
  });

  test('closes an entry and brings it back whole by undoing that', async () => {
    await imports([place('forno', { address: 'Via Uno 1', contacts: { phone: '+39021234567' } })]);
    const before = (await live('forno'))!;
    const { revision } = await accept(await propose('forno', {}, undefined, 'close'));
    expect(await live('forno')).toBeUndefined();
    await database.as('authenticated', coordinator).sql('select public.undo_revision($1)', [revision]);
    expect(await live('forno')).toMatchObject({ id: before.id, address: 'Via Uno 1' });
  });

  test('of another neighbourhood may not decide here', async () => {
    await imports([neighbourhood('altrove'), place('bocciofila')]);
    const elsewhere = { sub: '00000000-0000-4000-8000-000000000009' };
    await database.sql('insert into auth.users (id, email) values ($1, $2)', [
      elsewhere.sub,
      'e@example.org'
    ]);
    await database.sql(
      `insert into public.memberships (user_id, role, neighbourhood_id)
       select $1, 'coordinator', id from public.neighbourhoods where slug = 'altrove'`,
      [elsewhere.sub]
    );
    const id = await propose('bocciofila', { address: 'Via Due 2' });
    const call = database.as('authenticated', elsewhere).sql('select public.apply_contribution($1)', [id]);
    await expect(call).rejects.toMatchObject({ code: '42501' });
    const [{ revision } = { revision: 0 }] = await database.sql<{ revision: number }>(
      `select max(id)::int as revision from public.revisions where target = 'places'`
    );
    const undo = database.as('authenticated', elsewhere).sql('select public.undo_revision($1)', [revision]);
    await expect(undo).rejects.toMatchObject({ code: '42501' });
  });
});

describe('undoing', () => {
  const undo = (revision: number) =>
    database.as('authenticated', coordinator).sql('select public.undo_revision($1)', [revision]);
  const inTwo = { it: 'Coro', ar: 'جوقة' };

  test('a correction gives the machine its translation back', async () => {
    await imports([{ ...place('coro-alpino', { name: inTwo }), machine_translated: { name: ['ar'] } }]);
    const before = (await live('coro-alpino'))!;
    const { revision } = await accept(await propose('coro-alpino', { name: { it: 'Coro', ar: 'كورال' } }));
    expect((await live('coro-alpino'))!.translations).toEqual({});
    await undo(revision);
    expect(await live('coro-alpino')).toMatchObject({ name: inTwo, translations: before.translations });
  });

  test('a closing brings back who translated it and since when it is there', async () => {
    await imports([{ ...place('banda', { name: inTwo }), machine_translated: { name: ['ar'] } }]);
    await database.sql(`update public.places set created_at = '2025-01-01' where slug = 'banda'`);
    const before = (await live('banda'))!;
    const { revision } = await accept(await propose('banda', {}, undefined, 'close'));
    await undo(revision);
    expect((await live('banda'))!.translations).toEqual(before.translations);
    const [row] = await database.sql(
      `select created_at::date::text as since from public.places where slug = 'banda'`
    );
    expect(row).toEqual({ since: '2025-01-01' });
  });

  test('an adding is refused once somebody has changed the entry', async () => {
    await imports([place('filanda')]);
    const [added] = await database.sql<{ id: number }>(
      `select max(id)::int as id from public.revisions where kind = 'create'`
    );
    await accept(await propose('filanda', { address: 'Via Due 2' }));
    await expect(undo(added!.id)).rejects.toMatchObject({ code: 'PT409' });
    expect(await live('filanda')).toBeDefined();
  });
});

test('what a coordinator closed is not brought back by the next import, which says so', async () => {
  await imports([place('cartoleria')]);
  const { revision } = await accept(await propose('cartoleria', {}, undefined, 'close'));
  const outcome = await imports([place('cartoleria')]);
  expect(outcome.conflicts).toEqual([{ target: 'places', slug: 'cartoleria', fields: [], closed: true }]);
  expect(await live('cartoleria')).toBeUndefined();
  await database.as('authenticated', coordinator).sql('select public.undo_revision($1)', [revision]);
  expect(await live('cartoleria')).toBeDefined();
  expect((await imports([place('cartoleria')])).conflicts).toEqual([]);
});

describe('the right to decide', () => {
  test('is asked of the entry, not of what the proposal claims', async () => {
    await imports([neighbourhood('oltre'), { ...place('altrui'), neighbourhood: 'oltre' }]);
    const [claim] = await database.sql<{ id: string }>(
      `insert into public.contributions (neighbourhood_id, target, entry_id, kind, base_revision, changes, contributor_kind)
       select n.id, 'places', p.id, 'update', p.revision, '{"address": "Via Due 2"}', 'neighbour'
       from public.places as p, public.neighbourhoods as n where p.slug = 'altrui' and n.slug = 'borgo' returning id`
    );
    await expect(accept(claim!.id)).rejects.toMatchObject({ code: '42501' });
  });

  test('is needed where an entry goes as well', async () => {
    await imports([neighbourhood('oltre'), place('trasloco')]);
    await expect(accept(await propose('trasloco', { neighbourhood: 'oltre' }))).rejects.toMatchObject({
      code: '42501'
    });
  });

  test('over an organisation is with the coordinators of where it works', async () => {
    const proposed = async (slug: string) => {
      const [row] = await database.sql<{ id: string }>(
        `insert into public.contributions (target, entry_id, kind, base_revision, changes, contributor_kind)
         select 'organisations', o.id, 'update', o.revision, '{"kind": "cooperative"}', 'neighbour'
         from public.organisations as o where o.slug = $1 returning id`,
        [slug]
      );
      return row!.id;
    };
    await imports([organisation('di-qui', { areas_served: ['borgo'] }), organisation('di-la')]);
    expect((await accept(await proposed('di-qui'))).applied).toEqual(['kind']);
    await expect(accept(await proposed('di-la'))).rejects.toMatchObject({ code: '42501' });
  });
});

test('an entry that others refer to is not closed under them', async () => {
  await imports([
    organisation('madre', { areas_served: ['borgo'] }),
    place('sede', { organisation: 'madre' })
  ]);
  const [row] = await database.sql<{ id: string }>(
    `insert into public.contributions (target, entry_id, kind, base_revision, changes, contributor_kind)
     select 'organisations', o.id, 'close', o.revision, '{}', 'coordinator' from public.organisations as o
     where o.slug = 'madre' returning id`
  );
  await expect(accept(row!.id)).rejects.toMatchObject({ code: 'PT409' });
});

test('the data version moves with every change and with nothing else', async () => {
  const version = async () => (await database.api('anon').rpc('data_version')).data as number;
  const before = await version();
  await imports([place('emporio')]);
  expect(await version()).toBe(before);
  await imports([place('emporio', { address: 'Via Nuova 1' })]);
  expect(await version()).toBeGreaterThan(before);
});

test('the version of a neighbourhood moves with its own changes and with what belongs to none', async () => {
  await imports([neighbourhood('altrove')]);
  const known = async () => (await database.api('anon').rpc('data_version')).data as number;
  const versions = (at: number) =>
    Promise.all(
      ['borgo', 'altrove'].map(async (slug) => {
        const { data } = await database
          .api('anon')
          .rpc('neighbourhood_version', { neighbourhood: slug, known: at });
        return (data as { version: number }).version;
      })
    );
  const at = await known();
  const [borgo, altrove] = await versions(at);
  await imports([place('edicola')]);
  const after = await known();
  expect(await versions(after)).toEqual([after, altrove]);
  // Whoever knows only of before is told of before.
  expect(await versions(at)).toEqual([borgo, altrove]);
  await imports([organisation('per-tutti')]);
  const last = await known();
  expect(await versions(last)).toEqual([last, last]);
});

test('one neighbourhood is as it is among all, and knows whether it is the only one', async () => {
  const api = database.api('anon');
  const all = (await api.rpc('neighbourhoods_overview')).data as readonly { slug: string }[];
  const one = async (slug: string) =>
    (await api.rpc('neighbourhood_by_slug', { slug })).data as object | null;
  expect(all.length).toBeGreaterThan(1);
  for (const neighbourhood of all)
    expect(await one(neighbourhood.slug)).toEqual({ neighbourhood, isOnly: false });
  expect(await one('nowhere')).toBeNull();
});
