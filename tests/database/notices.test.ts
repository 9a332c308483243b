import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, PEOPLE } from './access/world.ts';
import { openTestDatabase, type TestDatabase } from './engine.ts';
import { activity, place } from './entries.ts';
import { newPlace, newSecret, proposal } from './proposals.ts';

const NOWHERE = {
  kind: 'moved',
  from: '2026-11-01',
  until: '2027-02-28',
  address: 'Via Pio II 3',
  text: { it: 'Ci sono lavori.' }
};
const MOVED = { ...NOWHERE, point: [9.1301, 45.4701] };
const CLOSED = { kind: 'closed', from: '2026-12-24', until: '2027-01-06' };
const EVENING = { name: { it: 'Medico di sera', ar: 'طبيب المساء' }, hours: 'Mo-Fr 20:00-24:00', year: 2023 };

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await makeWorld(database);
});
afterAll(() => database.close());

const imports = (entry: object) => database.sql('select public.import_entries($1, $2)', ['test', [entry]]);
const propose = (value: object) =>
  database.as('anon').sql<{ id: string }>(`select public.propose($1) ->> 'id' as id`, [value]);
const coordinator = () => database.as('authenticated', PEOPLE['a coordinator'].claims);
const search = async (filters: object) => {
  const [row] = await database
    .as('anon')
    .sql<{ answer: { places: { slug: string; certainty: string; distance: number | null }[] } }>(
      `select public.search_places('borgo', $1) as answer`,
      [filters]
    );
  return row!.answer.places.map(({ slug, certainty }) => `${slug}: ${certainty}`);
};

describe('what is no notice or no service', () => {
  const bad: [string, string, string, object][] = [
    ['a notice that ends before it begins', 'notices', 'end-before-start', { ...CLOSED, until: '2026-12-01' }],
    ['a notice without an end', 'notices', 'needs-end', { kind: 'closed', from: '2026-12-24' }],
    ['a notice with two ends', 'notices', 'needs-end', { ...CLOSED, ask_again: '2027-03-01' }],
    ['a notice that says nothing', 'notices', 'empty', { kind: 'other', from: '2026-12-01', until: '2026-12-02' }],
    ['a notice of blanks', 'notices', 'notice-words', { ...CLOSED, text: { it: ' \u3164 ' } }],
    ['a notice without an end of words', 'notices', 'notice-words', { ...CLOSED, text: { it: 'x'.repeat(301) } }],
    ['a move to nowhere', 'notices', 'where', { ...CLOSED, kind: 'moved' }],
    ['a closure with an address', 'notices', 'where', { ...CLOSED, address: 'Via Pio II 3' }],
    ['a day that there is not', 'notices', 'date-impossible', { ...CLOSED, until: '2027-02-30' }],
    ['a kind that there is not', 'notices', 'invalid', { ...CLOSED, kind: 'sold' }],
    ['a point that is none', 'notices', 'invalid', { ...MOVED, point: [9.13, 95] }],
    ['more than a notice says', 'notices', 'invalid', { ...CLOSED, role: 'coordinator' }],
    ['a source that leads elsewhere', 'notices', 'invalid', { ...CLOSED, source: { name: 'x', url: 'javascript:0' } }],
    ['hours that nobody can read', 'services', 'hours-unreadable', { ...EVENING, hours: 'lun-ven dopo cena' }],
    ['hours with forty blanks before them', 'services', 'hours-unreadable', { ...EVENING, hours: ' '.repeat(40) + 'Mo 09:00-10:00' }],
    ['a service without a name', 'services', 'service-name', { hours: 'Mo 09:00-10:00' }],
    ['a service called nothing', 'services', 'service-name', { name: { it: '\u200b \u3164' } }],
    ['a service with a name that does not end', 'services', 'service-name', { name: { it: 'x'.repeat(121) } }],
    ['a telephone that is none', 'services', 'phone', { ...EVENING, phone: '02 call me' }],
    ['a year before there were sources', 'services', 'number', { ...EVENING, year: 23 }],
    ['more than a service says', 'services', 'invalid', { ...EVENING, open: true }]
  ]; // prettier-ignore

  test.each(bad)('is refused beside its field, proposed or imported: %s', async (_, field, detail, value) => {
    const refused = { code: '22023', hint: field, detail };
    await expect(propose(newPlace({ [field]: [value] }))).rejects.toMatchObject(refused);
    // An import says it with the name of the entry, in one sentence for each.
    await expect(imports(place('officina', { [field]: [value] }))).rejects.toMatchObject({
      code: refused.code
    });
  });

  test('there are not too many of either', async () => {
    const notices = Array.from({ length: 5 }, () => CLOSED);
    const services = Array.from({ length: 13 }, () => EVENING);
    await expect(propose(newPlace({ notices }))).rejects.toMatchObject({ detail: 'too-many' });
    await expect(propose(newPlace({ services }))).rejects.toMatchObject({ detail: 'too-many' });
  });

  test('nobody writes them but through the one door', async () => {
    for (const who of ['a reader', 'a coordinator', 'the launcher'] as const) {
      const { role, claims } = PEOPLE[who];
      for (const column of ['notices', 'services'])
        await expect(
          database.as(role, claims).sql(`update public.places set ${column} = '[]'`)
        ).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('a place with a notice and a service', () => {
  const partsOf = async (slug: string) => {
    const [row] = await database.sql<{ notices: unknown; services: unknown; revision: number }>(
      'select notices, services, revision from public.places where slug = $1',
      [slug]
    );
    return row!;
  };

  test('goes through the door, into the history, and back', async () => {
    await imports(place('casa', { services: [EVENING] }));
    const [sent] = await propose(
      proposal({
        slug: 'casa',
        secret: newSecret(),
        changes: { notices: [MOVED], services: [EVENING, { name: { it: 'Sportello' } }] }
      })
    );
    await coordinator().sql(`select public.decide($1, '{"action": "accept"}')`, [sent!.id]);
    const after = await partsOf('casa');
    expect(after).toMatchObject({ notices: [MOVED], services: [EVENING, { name: { it: 'Sportello' } }] });
    await coordinator().sql('select public.undo_revision($1)', [after.revision]);
    expect(await partsOf('casa')).toMatchObject({ notices: [], services: [EVENING] });
  });

  describe('of which two people change the same list', () => {
    const DESK = { name: { it: 'Sportello' }, phone: '0212345' };
    const LATER = { ...EVENING, hours: 'Mo-Fr 21:00-24:00' };
    const SUMMER = { kind: 'closed', from: '2027-08-01', until: '2027-08-31' };

    async function both(slug: string, [first, second]: [object, object]) {
      await imports(place(slug, { services: [EVENING, DESK], notices: [MOVED] }));
      const seen = (await partsOf(slug)).revision;
      const send = async (changes: object) => {
        const [sent] = await propose(proposal({ slug, secret: newSecret(), changes, base_revision: seen }));
        return sent!.id;
      };
      const [one, other] = [await send(first), await send(second)];
      const accept = async (id: string) => {
        const [row] = await coordinator().sql<{ outcome: { conflicts: string[]; applied: string[] } }>(
          `select public.decide($1, '{"action": "accept"}') as outcome`,
          [id]
        );
        return row!.outcome;
      };
      await accept(one);
      const [waiting] = await coordinator().sql<{
        queue: { id: string; changedSince: string[]; changes: { services?: unknown } }[];
      }>(`select public.queue('borgo') as queue`);
      const shown = waiting!.queue.find(({ id }) => id === other)!;
      return { shown, outcome: await accept(other), after: await partsOf(slug) };
    }

    test('both win when it is not the same service, and whoever decides sees what it comes to', async () => {
      const { shown, outcome, after } = await both('insieme', [
        { services: [LATER, DESK] },
        { services: [EVENING, { ...DESK, phone: '0267890' }], notices: [MOVED, SUMMER] }
      ]);
      expect(outcome.conflicts).toEqual([]);
      const merged = [LATER, { ...DESK, phone: '0267890' }];
      expect(after).toMatchObject({ services: merged, notices: [MOVED, SUMMER] });
      expect(shown).toMatchObject({ changedSince: [], changes: { services: merged } });
    });

    test('one may take away what the other did not touch', async () => {
      const added = { name: { it: 'Psicologa' } };
      const { outcome, after } = await both('via', [
        { services: [EVENING, DESK, added] },
        { services: [EVENING] }
      ]);
      expect(outcome.conflicts).toEqual([]);
      expect(after.services).toEqual([EVENING, added]);
    });

    test('are told when it is the same one, also when one of them takes it away', async () => {
      for (const [slug, second] of [
        ['stesso', { services: [{ ...EVENING, hours: 'Sa 20:00-22:00' }, DESK] }],
        ['tolto', { services: [DESK] }]
      ] as const) {
        const { shown, outcome, after } = await both(slug, [{ services: [LATER, DESK] }, second]);
        expect(shown.changedSince).toEqual(['services']);
        expect(outcome).toMatchObject({ applied: [], conflicts: ['services'] });
        expect(after.services).toEqual([LATER, DESK]);
      }
    });

    test('undoing takes back the one part, and leaves what came after', async () => {
      await imports(place('indietro', { services: [EVENING, DESK] }));
      const send = (services: object[]) =>
        coordinator().sql('select public.propose($1)', [
          proposal({ slug: 'indietro', secret: newSecret(), changes: { services } })
        ]);
      await send([LATER, DESK]);
      const { revision } = await partsOf('indietro');
      await send([LATER, DESK, { name: { it: 'Psicologa' } }]);
      await coordinator().sql('select public.undo_revision($1)', [revision]);
      expect((await partsOf('indietro')).services).toEqual([EVENING, DESK, { name: { it: 'Psicologa' } }]);
    });
  });

  test('is found where it went while it is there, and where it was after', async () => {
    await imports(place('ambulatorio', { at: [9.149, 45.479], notices: [MOVED] }));
    const near = { near: [9.1301, 45.4701], metres: 200 };
    const at = async (day: string) => (await search({ ...near, day })).includes('ambulatorio: known');
    expect(await at('2026-10-31')).toBe(false);
    expect(await at('2026-11-01')).toBe(true);
    expect(await at('2027-02-28')).toBe(true);
    expect(await at('2027-03-01')).toBe(false);
  });

  test('that moved to where nobody knows has no pin, and is not left out', async () => {
    await imports(place('banco', { at: [9.149, 45.479], notices: [NOWHERE] }));
    const near = { near: [9.1301, 45.4701], metres: 200, day: '2026-12-01' };
    expect(await search(near)).toContain('banco: unknown');
  });

  test('that a notice closes is not open, whatever its hours say, and only while it holds', async () => {
    await imports(
      place('chiusa', {
        opening_hours: '24/7',
        confirmed_at: '2026-11-20T10:00:00Z',
        notices: [CLOSED]
      })
    );
    const open = { openHours: ['24/7'], unclearHours: [], askedAt: '2026-12-01T00:00:00Z' };
    expect(await search({ ...open, day: '2026-12-23' })).toContain('chiusa: known');
    for (const certainty of ['known', 'unknown'])
      expect(await search({ ...open, day: '2026-12-24' })).not.toContain(`chiusa: ${certainty}`);
  });

  test('tells the activities held there what holds of it', async () => {
    await imports(place('sala-corsi', { notices: [MOVED] }));
    await imports(activity('corso-in-sala', { place: 'borgo/sala-corsi' }));
    const [row] = await database
      .as('anon')
      .sql<{ all: { slug: string; place: { notices: unknown } | null }[] }>(
        `select public.activities_of('borgo') as all`
      );
    const course = row!.all.find(({ slug }) => slug === 'corso-in-sala');
    expect(course?.place).toMatchObject({ slug: 'sala-corsi', notices: [MOVED] });
  });

  test('is asked for its own hours, or for those of the service that is named', async () => {
    await imports(place('presidio', { services: [EVENING], confirmed_at: '2026-11-20T10:00:00Z' }));
    const evening = { openHours: [EVENING.hours], unclearHours: [], askedAt: '2026-12-01T00:00:00Z' };
    // Its own hours nobody knows: that its doctor is there does not open the house.
    expect(await search(evening)).toContain('presidio: unknown');
    expect(await search({ ...evening, q: 'medico sera' })).toContain('presidio: known');
    const morning = { ...evening, openHours: [], q: 'medico sera' };
    expect((await search(morning)).filter((one) => one.startsWith('presidio'))).toEqual([]);
    const [inUse] = await database.sql<{ hours: string[] }>(
      `select public.opening_hours_in_use('borgo') as hours`
    );
    expect(inUse!.hours).toContain(EVENING.hours);
  });

  test('is found by a language that one desk of it speaks, first of what is not known', async () => {
    const desk = { name: { it: 'Sportello carte' }, languages: ['ar'] };
    const mute = { name: { it: 'Stanza muta' } };
    await imports(place('casa-muta'));
    await imports(place('casa-italiana', { languages: ['it'], services: [mute] }));
    await imports(place('casa-con-sportello', { languages: ['it'], services: [mute, desk] }));
    await imports(place('casa-araba', { languages: ['ar'] }));
    const found = (await search({ language: 'ar' })).filter((one) => one.startsWith('casa-'));
    expect(found).toEqual(['casa-araba: known', 'casa-con-sportello: unknown', 'casa-muta: unknown']);
    expect(await search({ language: 'ar', unknown: 'leave-out' })).not.toContain(
      'casa-con-sportello: unknown'
    );
    // Asked for by its name, the desk is asked; and who does nothing but Italian is no answer.
    expect(await search({ language: 'ar', q: 'sportello carte' })).toEqual(['casa-con-sportello: known']);
    expect(await search({ language: 'it', q: 'sportello carte' })).toEqual([]);
    expect((await search({ language: 'it', q: 'stanza muta' })).toSorted()).toEqual([
      'casa-con-sportello: unknown',
      'casa-italiana: unknown'
    ]);
    const [inUse] = await database.sql<{ spoken: { code: string; count: number }[] }>(
      `select public.languages_in_use('borgo') as spoken`
    );
    expect(inUse!.spoken.find(({ code }) => code === 'ar')).toMatchObject({ count: 2 });
  });

  test('that is protected does not say where it went, nor where it had gone', async () => {
    await imports(place('rifugio', { notices: [MOVED, CLOSED] }));
    await imports(
      place('rifugio', { at: null, location_precision: 'area-only', notices: [MOVED, CLOSED], address: null })
    );
    expect(await partsOf('rifugio')).toMatchObject({ notices: [CLOSED] });
    await expect(
      propose(proposal({ slug: 'rifugio', secret: newSecret(), changes: { notices: [MOVED] } }))
    ).rejects.toMatchObject({ detail: 'protected-position' });
    const kept = await database.sql(
      `select 1 from public.revisions where changes::text like '%Pio II%' and target = 'places'
         and entry_id = (select id from public.places where slug = 'rifugio')
       union all select 1 from public.contributions where changes::text like '%Pio II%'
         and entry_id = (select id from public.places where slug = 'rifugio')`
    );
    expect(kept).toEqual([]);
  });
});

describe('what a map asks of places', () => {
  interface Box {
    readonly places: readonly [slug: string, ...unknown[]][];
    readonly cells: readonly [lon: number, lat: number, number: number][];
  }
  const within = async (box: readonly number[], day: string, asked: object = {}) => {
    const { data, error } = await database
      .api('anon')
      .rpc('places_in_box', { box, at: `${day}T10:00:00Z`, ...asked });
    if (error) throw error;
    return data as Box;
  };
  const west = [9.1315, 45.4615, 9.1325, 45.4625];
  const east = [9.1475, 45.4615, 9.1485, 45.4625];
  const slugs = ({ places }: Box) => places.map(([slug]) => slug).sort();

  test('is where they are that day: one that moved is where it went, and nowhere else', async () => {
    await imports(
      place('traslocata', { at: [9.148, 45.462], notices: [{ ...MOVED, point: [9.132, 45.462] }] })
    );
    await imports(place('rimasta', { at: [9.148, 45.462] }));
    expect(slugs(await within(west, '2026-12-01'))).toEqual(['traslocata']);
    expect(slugs(await within(east, '2026-12-01'))).toEqual(['rimasta']);
    expect(slugs(await within(east, '2027-03-01'))).toEqual(['rimasta', 'traslocata']);
    const [row] = (await within(west, '2026-12-01')).places;
    expect(row).toEqual([
      'traslocata',
      'borgo',
      'it',
      { it: 'traslocata' },
      'library',
      'approximate',
      9.132,
      45.462
    ]);
  });

  test('and of many in one cell how many they are, each counted once', async () => {
    const { places, cells } = await within(east, '2027-03-01', { cell: 0.01 });
    expect([places, cells]).toEqual([[], [[9.148, 45.462, 2]]]);
    const alone = await within(west, '2026-12-01', { cell: 0.01 });
    expect([slugs(alone), alone.cells]).toEqual([['traslocata'], []]);
    expect((await within(east, '2027-03-01', { most: 1 })).places).toHaveLength(1);
  });
});
