import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from './engine.ts';
import { category, neighbourhood, organisation, place } from './entries.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  const { error } = await database.api('service_role').rpc('import_entries', {
    source: 'test',
    entries: [
      neighbourhood(),
      neighbourhood('altrove'),
      category('library', { name: { it: 'Biblioteca', ar: 'مكتبة' } }),
      category('after-school', {
        group: 'children',
        name: { it: 'Doposcuola', en: 'After-school help', ar: 'مساعدة بعد المدرسة' },
        keywords: { it: ['aiuto compiti'] }
      }),
      organisation('circolo', { name: { it: 'Circolo Ricreativo Fiordaliso' } }),
      place('biblioteca', {
        at: [9.14, 45.47],
        name: { it: 'Biblioteca Cittá Nuova' },
        opening_hours: 'Mo-Fr 09:00-18:00'
      }),
      place('doposcuola-vicino', {
        at: [9.141, 45.47],
        category: 'after-school',
        name: { it: 'I compiti insieme' },
        summary: { it: 'Un racconto di tutti.' },
        features: ['free', 'childcare'],
        asked: ['registration'],
        opening_hours: 'Mo-Fr 16:00-18:00',
        confirmed_at: new Date().toISOString()
      }),
      place('doposcuola-lontano', {
        at: [9.149, 45.479],
        category: 'after-school',
        name: { it: 'Scuola aperta', ar: 'مدرسة مفتوحة' },
        organisation: 'circolo',
        languages: ['ar', 'it'],
        not_asked: ['identity-document']
      }),
      place('senza-pin', { at: null, name: { it: 'Sportello mobile' }, asked: ['identity-document'] }),
      { ...place('fuori', { name: { it: 'Biblioteca di altrove' } }), neighbourhood: 'altrove' }
    ]
  });
  if (error) throw new Error(error.message);
});
afterAll(() => database.close());

interface Found {
  readonly total: number;
  readonly known: number;
  readonly unconfirmed: number | null;
  readonly withoutPin: number;
  readonly places: readonly { id: string; slug: string; certainty: string; distance: number | null }[];
  readonly next: { rank: number; id: string } | null;
}

async function search(filters: object = {}): Promise<Found> {
  const { data, error } = await database
    .api('anon')
    .rpc('search_places', { neighbourhood: 'borgo', filters });
  if (error) throw Object.assign(new Error(error.message), { code: error.code });
  return data as Found;
}

const slugs = async (filters: object) => (await search(filters)).places.map(({ slug }) => slug).sort();

test('without filters it gives every place of the neighbourhood, and no other', async () => {
  const found = await search();
  expect(found).toMatchObject({ total: 4, withoutPin: 1, next: null });
  expect(found.places.map(({ slug }) => slug)).not.toContain('fuori');
});

describe('words', () => {
  test.each([
    ['forgive a typing error', 'doposcula', ['doposcuola-lontano', 'doposcuola-vicino']],
    ['forgive accents', 'citta', ['biblioteca']],
    ['forgive capitals and order', 'NUOVA biblioteca', ['biblioteca']],
    ['find by the name in another language', 'after-school', ['doposcuola-lontano', 'doposcuola-vicino']],
    ['find in Arabic', 'مدرسة مفتوحة', ['doposcuola-lontano']],
    ['forgive Arabic spellings', 'مدرسه', ['doposcuola-lontano', 'doposcuola-vicino']],
    ['find by a word for the category', 'compiti', ['doposcuola-lontano', 'doposcuola-vicino']],
    ['find by the organisation', 'fiordaliso', ['doposcuola-lontano']],
    ['find nothing when nothing is like it', 'xilofono', []],
    ['take a short word whole, not inside another', 'cit', []],
    ['begin where a word begins', 'uola', []],
    ['do not look for errors in what is said about a place', 'raccontu', []],
    ['may hold what would be SQL', "'; drop table places; --", []],
    ['may hold wildcards, which mean themselves', '%', []]
  ])('%s', async (_, q, expected) => {
    expect(await slugs({ q })).toEqual(expected);
  });

  test('say when what is found is only like them', async () => {
    expect(await search({ q: 'doposcula' })).toMatchObject({ total: 2, alike: true });
    expect(await search({ q: 'doposcuola' })).toMatchObject({ total: 2, alike: false });
  });

  test('put the best likeness first', async () => {
    const { places } = await search({ q: 'scuola aperta' });
    expect(places[0]!.slug).toBe('doposcuola-lontano');
  });
});

describe('filters', () => {
  test.each([
    ['a category', { categories: ['library'] }, ['biblioteca', 'senza-pin']],
    ['a group', { categories: ['children'] }, ['doposcuola-lontano', 'doposcuola-vicino']],
    ['a category nobody knows', { categories: ['nessuna'] }, []],
    ['a language spoken there', { language: 'ar', unknown: 'leave-out' }, ['doposcuola-lontano']],
    ['a language that none of those told is', { language: 'tl', unknown: 'leave-out' }, []],
    [
      'all of several features',
      { features: ['free', 'childcare'], unknown: 'leave-out' },
      ['doposcuola-vicino']
    ],
    [
      'what must not be asked: what is known to ask is left out',
      { without: ['identity-document'] },
      ['biblioteca', 'doposcuola-lontano', 'doposcuola-vicino']
    ],
    [
      'what must not be asked, and only what is known',
      { without: ['identity-document'], unknown: 'leave-out' },
      ['doposcuola-lontano']
    ],
    ['a box', { bbox: [9.1395, 45.469, 9.1415, 45.471] }, ['biblioteca', 'doposcuola-vicino']],
    [
      'the whole world as a box',
      { bbox: [-180, -90, 180, 90] },
      ['biblioteca', 'doposcuola-lontano', 'doposcuola-vicino']
    ],
    [
      'a walk',
      { near: [9.14, 45.47], metres: 200, unknown: 'leave-out' },
      ['biblioteca', 'doposcuola-vicino']
    ]
  ])('by %s', async (_, filters, expected) => {
    expect(await slugs(filters)).toEqual(expected);
  });

  test('by near put the nearest first and say how far in metres', async () => {
    const { places } = await search({ near: [9.1411, 45.47] });
    expect(places.map(({ slug }) => slug)).toEqual([
      'doposcuola-vicino',
      'biblioteca',
      'doposcuola-lontano',
      'senza-pin'
    ]);
    // 0.001° of longitude at 45.47° N is 78 m.
    expect(places[0]!.distance).toBeCloseTo(7.8, -1);
    expect(places[1]!.distance).toBeGreaterThan(80);
    expect(places[3]!.distance).toBeNull();
  });

  const twoOpen = (monthsLater = 0) => {
    const asked = new Date();
    asked.setUTCMonth(asked.getUTCMonth() + monthsLater);
    return { openHours: ['Mo-Fr 09:00-18:00', 'Mo-Fr 16:00-18:00'], askedAt: asked.toISOString() };
  };

  test('by open know what has confirmed hours, then say "maybe", then what has told none', async () => {
    const found = await search(twoOpen());
    expect(found).toMatchObject({ total: 4, known: 1, unconfirmed: 1 });
    const slugs = found.places.map(({ slug }) => slug);
    expect(slugs.slice(0, 2)).toEqual(['doposcuola-vicino', 'biblioteca']);
    expect(slugs.slice(2).sort()).toEqual(['doposcuola-lontano', 'senza-pin']);
  });

  test('by open leave out what is closed, and take what does not say', async () => {
    const hours = { ...twoOpen(), openHours: ['Mo-Fr 16:00-18:00'] };
    expect(await slugs(hours)).not.toContain('biblioteca');
    const found = await search({ ...hours, unclearHours: ['Mo-Fr 09:00-18:00'] });
    expect(found.places.find(({ slug }) => slug === 'biblioteca')?.certainty).toBe('unknown');
  });

  test('by open believe no confirmation that is too old', async () => {
    expect(await search(twoOpen(7))).toMatchObject({ known: 0, unconfirmed: 0, total: 4 });
  });
});

describe('what is known to fit, what is not known and what is known not to', () => {
  const CONDITIONS: readonly [name: string, filters: object][] = [
    ['a language', { language: 'ar' }],
    ['features', { features: ['free', 'childcare'] }],
    ['what is not to be asked', { without: ['identity-document'] }],
    ['two that are not to be asked', { without: ['identity-document', 'registration'] }],
    ['a walk', { near: [9.14, 45.47], metres: 200 }],
    [
      'hours',
      {
        openHours: ['Mo-Fr 16:00-18:00'],
        askedAt: new Date().toISOString()
      }
    ]
  ];

  test.each(CONDITIONS)('are apart, and the known come first: %s', async (_, filters) => {
    const found = await search(filters);
    const certainties = found.places.map(({ certainty }) => certainty);
    expect(certainties).toEqual(certainties.toSorted());
    expect(certainties.filter((one) => one === 'known')).toHaveLength(found.known);
    expect(certainties).toHaveLength(found.total);
    const known = await search({ ...filters, unknown: 'leave-out' });
    expect(known).toMatchObject({ total: found.known, known: found.known });
    expect(known.places.map(({ slug }) => slug)).toEqual(
      found.places.slice(0, found.known).map(({ slug }) => slug)
    );
  });

  test('are by the record alone: nobody has said of the library what it asks for', async () => {
    const { places } = await search({ without: ['identity-document'] });
    const certainty = Object.fromEntries(places.map((one) => [one.slug, one.certainty]));
    expect(certainty).toEqual({
      'doposcuola-lontano': 'known',
      biblioteca: 'unknown',
      'doposcuola-vicino': 'unknown'
    });
  });

  test('without a condition all is known', async () => {
    expect(await search()).toMatchObject({ total: 4, known: 4 });
  });
});

describe('pages', () => {
  test.each([
    {},
    { near: [9.14, 45.47] },
    { q: 'scuola' },
    { without: ['identity-document'] },
    { near: [9.1411, 45.47], language: 'ar' }
  ])('by %j show every place once, in the same order', async (filters) => {
    const whole = await search(filters);
    const seen: string[] = [];
    let after: Found['next'] = null;
    do {
      const page: Found = await search({ ...filters, limit: 1, ...(after && { after }) });
      expect(page.total).toBe(whole.total);
      seen.push(...page.places.map(({ slug }) => slug));
      after = page.next;
    } while (after);
    expect(seen).toEqual(whole.places.map(({ slug }) => slug));
  });
});

test('a neighbourhood that is not there is a 404', async () => {
  const { error, status } = await database
    .api('anon')
    .rpc('search_places', { neighbourhood: 'nessuno', filters: {} });
  expect([status, error?.code]).toEqual([404, 'PT404']);
});

test('a category that changes its name is found by the new one', async () => {
  const renamed = [category('library', { name: { it: 'Sala di lettura' } })];
  const { error } = await database
    .api('service_role')
    .rpc('import_entries', { source: 'test', entries: renamed });
  expect(error).toBeNull();
  expect(await slugs({ q: 'lettura' })).toEqual(['biblioteca', 'senza-pin']);
});
