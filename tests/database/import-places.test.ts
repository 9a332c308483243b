import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from './engine.ts';
import { category, ground, organisation, place } from './entries.ts';

/*
 * Places of a source outside, brought in again and again: what changed there changes here, what people changed stays theirs.
 */
const coordinator = { sub: '00000000-0000-4000-8000-000000000001' };
let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await seed([...ground, category('pharmacy'), organisation('circolo')]);
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

/** Each test has its own elements: the next is far from the last. */
let at: readonly [number, number] = [9.131, 45.461];
beforeEach(() => {
  at = [at[0], at[1] + 0.0015];
});

interface Outcome {
  readonly id: string;
  readonly outcome: string;
  readonly slug?: string;
  readonly fields?: readonly string[];
  readonly kept?: readonly string[];
}

async function seed(entries: readonly object[], source = 'seed') {
  const { data, error } = await database.api('service_role').rpc('import_entries', { source, entries });
  if (error) throw new Error(error.message);
  return data as { conflicts: { slug: string; fields: string[] }[] };
}

async function bring(
  entries: readonly { id: string; fields: object; unnamed?: boolean }[],
  { gone = [] as readonly string[], mode = 'write', source = 'osm' } = {}
): Promise<readonly Outcome[]> {
  const { data, error } = await database
    .api('service_role')
    .rpc('import_places', { neighbourhood: 'borgo', source, provenance: 'osm test', entries, gone, mode });
  if (error) throw new Error(error.message);
  return data as readonly Outcome[];
}

const pharmacy = (id: string, name: string, fields: object = {}) => ({
  id,
  fields: {
    category: 'pharmacy',
    name: { it: name },
    address: null,
    location: { type: 'Point', coordinates: at },
    location_precision: 'exact',
    opening_hours: 'Mo-Fr 09:00-19:00',
    contacts: { phone: '+39021234567' },
    features: [],
    sources: [
      {
        name: 'OpenStreetMap contributors',
        url: 'https://www.openstreetmap.org/copyright',
        licence: 'ODbL-1.0'
      }
    ],
    ...fields
  }
});

const one = async (slug: string) =>
  (await database.sql<Record<string, unknown>>('select * from public.places where slug = $1', [slug]))[0];
const revisions = async () =>
  (await database.sql<{ n: number }>('select count(*)::int as n from public.revisions'))[0]!.n;

/** A coordinator changes fields by hand. */
async function correct(slug: string, changes: object): Promise<void> {
  const [row] = await database.sql<{ id: string }>(
    `insert into public.contributions (neighbourhood_id, target, entry_id, kind, base_revision, changes, contributor_kind)
     select p.neighbourhood_id, 'places', p.id, 'update', p.revision, $2, 'neighbour' from public.places as p where p.slug = $1 returning id`,
    [slug, changes]
  );
  await database
    .as('authenticated', coordinator)
    .sql('select public.decide($1, $2)', [row!.id, { action: 'accept' }]);
}

test('brought in twice it is there once, and the second time nothing is written', async () => {
  const two = [pharmacy('node/1', 'Farmacia Uno'), pharmacy('node/2', 'Farmacia Due')];
  expect((await bring(two)).map(({ outcome }) => outcome)).toEqual(['new', 'new']);
  const before = await revisions();
  expect((await bring(two)).map(({ outcome }) => outcome)).toEqual(['same', 'same']);
  expect(await revisions()).toBe(before);
  const { data } = await database
    .api('service_role')
    .rpc('imported_ids', { neighbourhood: 'borgo', source: 'osm' });
  expect(data).toEqual(expect.arrayContaining(['node/1', 'node/2']));
});

test('what changed there changes here, and what is said there no longer goes', async () => {
  await bring([pharmacy('node/10', 'Farmacia Nord')]);
  const [outcome] = await bring([
    pharmacy('node/10', 'Farmacia Nord', { opening_hours: 'Mo-Sa 08:00-20:00', contacts: {} })
  ]);
  expect(outcome).toMatchObject({
    outcome: 'changed',
    fields: expect.arrayContaining(['opening_hours', 'contacts'])
  });
  expect(await one('farmacia-nord')).toMatchObject({ opening_hours: 'Mo-Sa 08:00-20:00', contacts: {} });
});

test('what people corrected is kept field by field, and told when it changed there too', async () => {
  await bring([pharmacy('node/20', 'Farmacia Sud')]);
  await correct('farmacia-sud', { opening_hours: 'Mo-Fr 08:30-12:30' });
  expect((await bring([pharmacy('node/20', 'Farmacia Sud')]))[0]).toMatchObject({ outcome: 'same' });
  const moved = pharmacy('node/20', 'Farmacia Sud', {
    opening_hours: 'Mo-Su 00:00-24:00',
    contacts: { phone: '+39027654321' }
  });
  expect((await bring([moved]))[0]).toMatchObject({
    outcome: 'changed',
    fields: ['contacts'],
    kept: ['opening_hours']
  });
  expect((await bring([moved]))[0]).toMatchObject({ outcome: 'kept', kept: ['opening_hours'] });
  expect(await one('farmacia-sud')).toMatchObject({
    opening_hours: 'Mo-Fr 08:30-12:30',
    contacts: { phone: '+39027654321' }
  });
});

test('a place that is there already is found by name and distance: what is empty is filled, and the source named', async () => {
  await seed([
    place('farmacia-del-borgo', {
      at,
      category: 'pharmacy',
      name: { it: 'Farmacia del Borgo' },
      contacts: { phone: '+39020000000' },
      opening_hours: null,
      sources: [{ name: 'Comune' }]
    })
  ]);
  const brought = [pharmacy('node/30', 'Farmacia del borgo')];
  expect((await bring(brought))[0]).toMatchObject({
    outcome: 'changed',
    slug: 'farmacia-del-borgo',
    fields: ['sources', 'opening_hours']
  });
  const now = await one('farmacia-del-borgo');
  expect(now).toMatchObject({ contacts: { phone: '+39020000000' }, opening_hours: 'Mo-Fr 09:00-19:00' });
  expect(now!.sources).toHaveLength(2);
  expect((await bring(brought))[0]).toMatchObject({ outcome: 'same' });
});

test('loading the files again takes nothing away that a source outside filled in', async () => {
  const written = place('farmacia-al-ponte', {
    at,
    category: 'pharmacy',
    name: { it: 'Farmacia al Ponte' },
    opening_hours: null,
    sources: [{ name: 'Comune' }]
  });
  await seed([written]);
  await bring([pharmacy('node/40', 'Farmacia al Ponte')]);
  const { conflicts } = await seed([written]);
  expect(conflicts).toMatchObject([
    { slug: 'farmacia-al-ponte', fields: expect.arrayContaining(['opening_hours']) }
  ]);
  expect(await one('farmacia-al-ponte')).toMatchObject({ opening_hours: 'Mo-Fr 09:00-19:00' });
});

test('two of one source with one name stay two, and one that got another id there stays one', async () => {
  const [first, second] = await bring([pharmacy('node/50', 'Fermata'), pharmacy('node/51', 'Fermata')]);
  expect(first!.slug).not.toBe(second!.slug);
  const [again] = await bring([pharmacy('way/50', 'Fermata')], { gone: ['node/50'] });
  expect(again).toMatchObject({ outcome: 'same', slug: first!.slug });
});

test('what somebody closed stays closed', async () => {
  await bring([pharmacy('node/60', 'Farmacia Chiusa')]);
  const { id } = (await one('farmacia-chiusa')) as { id: string };
  await database.sql(
    `with closing as (
       insert into public.contributions (neighbourhood_id, target, entry_id, kind, changes, contributor_kind)
       select neighbourhood_id, 'places', id, 'close', '{}', 'coordinator' from public.places where id = $1 returning id
     ) select private.decide(id, null) from closing`,
    [id]
  );
  expect((await bring([pharmacy('node/60', 'Farmacia Chiusa')]))[0]).toMatchObject({ outcome: 'closed' });
});

test('a protected place is not touched, whatever comes with its name', async () => {
  await bring([pharmacy('node/70', 'Casa Protetta')]);
  await correct('casa-protetta', {
    location_precision: 'area-only',
    location: null,
    address: null,
    contacts: { phone: '+39021234567' }
  });
  const [outcome] = await bring([pharmacy('node/70', 'Casa Protetta', { address: 'Via Segreta 1' })]);
  expect(outcome).toMatchObject({ outcome: 'protected' });
  expect(await one('casa-protetta')).toMatchObject({ location: null, address: null });
});

test('what has no name of its own is the same only where it stands', async () => {
  const fountain = (id: string, metres: number) => ({
    ...pharmacy(id, 'Fontanella', {
      location: { type: 'Point', coordinates: [at[0], at[1] + metres / 111_000] }
    }),
    unnamed: true
  });
  await bring([fountain('a/1', 0)], { source: 'comune' });
  const [near, far] = await bring([fountain('node/80', 10), fountain('node/81', 60)]);
  expect(near).toMatchObject({ outcome: 'same', slug: 'fontanella' });
  expect(far).toMatchObject({ outcome: 'new', slug: 'fontanella-2' });
});

describe('one that cannot be', () => {
  test('is refused with its reason, and the others are taken', async () => {
    const outcomes = await bring([
      pharmacy('node/90', 'Farmacia Buona'),
      pharmacy('node/91', 'Senza categoria', { category: 'nope' }),
      pharmacy('node/92', 'Senza precisione', { location: null })
    ]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['new', 'refused', 'refused']);
  });
});

test('a dry run says what would be, and writes nothing', async () => {
  const before = await revisions();
  expect((await bring([pharmacy('node/100', 'Farmacia Prova')], { mode: 'dry-run' }))[0]).toMatchObject({
    outcome: 'new'
  });
  expect(await revisions()).toBe(before);
  expect(await one('farmacia-prova')).toBeUndefined();
  expect((await bring([pharmacy('node/100', 'Farmacia Prova')]))[0]).toMatchObject({ outcome: 'new' });
});

test('put before a coordinator it waits, once, and is the same after she accepted it', async () => {
  const two = [pharmacy('node/110', 'Farmacia in attesa'), pharmacy('node/111', 'Farmacia in attesa')];
  expect((await bring(two, { mode: 'queue' })).map(({ outcome }) => outcome)).toEqual(['new', 'new']);
  expect(await one('farmacia-in-attesa')).toBeUndefined();
  expect((await bring(two, { mode: 'queue' })).map(({ outcome }) => outcome)).toEqual(['waiting', 'waiting']);
  const waiting = await database.sql<{ id: string }>(
    `select id from public.contributions where state = 'pending' and external_id in ('node/110', 'node/111')`
  );
  const { data } = await database
    .api('authenticated', coordinator)
    .rpc('decide_many', { contributions: waiting.map(({ id }) => id), action: 'accept', reason: null });
  expect((data as { error: string | null }[]).map(({ error }) => error)).toEqual([null, null]);
  expect((await bring(two)).map(({ outcome }) => outcome)).toEqual(['same', 'same']);
});

const HOURS = [null, 'Mo-Fr 09:00-19:00', 'Tu-Sa 10:00-13:00', 'Mo-Su 08:00-20:00'];
const ADDRESSES = [null, 'Via Uno 1', 'Via Due 2', 'Via Tre 3'];
const anySaid = fc.record({
  opening_hours: fc.constantFrom(...HOURS),
  address: fc.constantFrom(...ADDRESSES)
});
const anyStep = fc.record({ by: fc.constantFrom('import', 'people'), said: anySaid });

test('whatever is imported and corrected, in whatever order, what people changed is theirs', async () => {
  let number = 0;
  await fc.assert(
    fc.asyncProperty(anySaid, fc.array(anyStep, { minLength: 3, maxLength: 8 }), async (first, steps) => {
      at = [9.1305 + (number % 50) * 0.0003, 45.479];
      const slug = `caso-${++number}-zz`;
      const brought = (said: object) => pharmacy(`case/${number}`, `Caso ${number} zz`, said);
      await bring([brought(first)]);
      /** What the import wrote last, and what people put in its place. */
      const wrote: Record<string, unknown> = { ...first };
      const theirs: Record<string, unknown> = {};
      for (const { by, said } of steps) {
        const before = (await one(slug))!;
        if (by === 'people') {
          const changed = Object.entries(said).filter(([field, value]) => before[field] !== value);
          if (changed.length > 0) await correct(slug, Object.fromEntries(changed));
          for (const [field, value] of changed) theirs[field] = value;
        } else await bring([brought(said)]);
        const now = (await one(slug))!;
        for (const field of Object.keys(said) as (keyof typeof said)[]) {
          // Put back as the import wrote it, or empty from the beginning, it is the import's again.
          if (field in theirs && theirs[field] === wrote[field]) delete theirs[field];
          if (field in theirs) expect([field, now[field]]).toEqual([field, theirs[field]]);
          else if (by === 'import') {
            wrote[field] = said[field];
            expect([field, now[field]]).toEqual([field, said[field]]);
          }
        }
      }
    }),
    { numRuns: 15 }
  );
});

describe('a table that a coordinator brings in', () => {
  const queued = async (
    fields: object,
    { provenance = 'Comune', mode = 'dry-run', source = 'table comune' } = {}
  ) => {
    const [entry] = [pharmacy('1', 'Farmacia della tabella', fields)];
    const entries = [{ ...entry, fields: { ...entry!.fields, ...fields } }];
    const of = { neighbourhood: 'borgo', source, provenance, entries, mode };
    return database.api('authenticated', coordinator).rpc('queue_places', of);
  };

  test('waits, and is written down with who brought it', async () => {
    const { data, error } = await queued({ sources: [{ name: 'Comune', year: 2024 }] }, { mode: 'queue' });
    expect(error).toBeNull();
    expect(data).toEqual([expect.objectContaining({ outcome: 'new' })]);
    const written = await database.sql(
      `select actor, details from private.audit where action = 'table-queued'`
    );
    expect(written).toEqual([{ actor: coordinator.sub, details: { source: 'table comune', entries: 1 } }]);
  });

  test.each([
    ['a confirmation of years to come', { confirmed_at: '9999-12-31' }],
    ['an address of its own', { slug: 'mine' }],
    ['a source without a name', { sources: [null] }],
    ['a source that runs', { sources: [{ name: 'x', url: 'javascript:alert(1)' }] }]
  ])('does not bring %s', async (_, fields) => {
    expect((await queued(fields)).error).not.toBeNull();
  });

  test('goes nowhere without a decision, and is not OpenStreetMap', async () => {
    expect((await queued({}, { mode: 'write' })).error?.code).toBe('22023');
    expect((await queued({}, { source: 'osm' })).error?.code).toBe('22023');
  });

  test('says in plain words whose it is', async () => {
    expect((await queued({}, { provenance: '<b>Comune</b>' })).error).not.toBeNull();
  });
});
