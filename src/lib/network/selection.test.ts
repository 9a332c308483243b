import { describe, expect, test } from 'vitest';
import { NO_NETWORK_FILTERS, networkFiltersToQuery, parseNetworkFilters } from './filters.ts';
import { linksOf, yearsOf } from './links.ts';
import { layOut, HEIGHT, WIDTH } from './layout.ts';
import { inLines, placeLabels } from './labels.ts';
import type { Organisation, OrganisationPlace } from '../organisation/organisation.ts';
import { offersOf, select, speaksTo, type Traits } from './selection.ts';
import type { NetworkRecord } from './network.ts';

const RECORD: NetworkRecord = {
  agreements: [],
  members: ['scuola', 'teatro', 'comune'].map((organisation) => ({
    slug: `patto-${organisation}`,
    agreement: 'patto',
    organisation,
    role: 'member',
    since: '2019',
    until: '2023',
    note: null,
    certainty: 'documented',
    sources: [],
    revision: 1
  })),
  relationships: [
    {
      slug: 'scuola-refers-to-comune',
      from: 'scuola',
      to: 'comune',
      kind: 'refers-to',
      agreement: null,
      since: '2014',
      until: null,
      activityKind: null,
      stage: 'italian',
      category: null,
      note: null,
      certainty: 'documented',
      sources: [],
      machineTranslated: {},
      revision: 1
    }
  ]
};
const LINKS = linksOf(RECORD);
const traits = (slug: string, fields: Partial<Traits> = {}): Traits => ({
  slug,
  stages: new Set(),
  languages: new Set(),
  maySpeakOthers: true,
  areas: new Set(),
  worksHere: true,
  ...fields
});
const ORGANISATIONS = [
  traits('comune', { areas: new Set(['borgo']) }),
  traits('scuola', { stages: new Set(['italian'] as const), languages: new Set(['ar']) }),
  traits('sola', { languages: new Set(['it']), maySpeakOthers: false }),
  traits('lontana', { worksHere: false }),
  traits('teatro')
];
const selected = (filters: object) => {
  const asked = { ...NO_NETWORK_FILTERS, year: 'all' as const, ...filters };
  const { links, linked, alone } = select(LINKS, ORGANISATIONS, asked, 2026);
  return { links: links.map(({ slug }) => slug), linked, alone };
};

describe('a selection', () => {
  test('without wishes is everything, and who is linked to nobody', () => {
    expect(selected({})).toEqual({
      links: ['patto-scuola', 'patto-teatro', 'patto-comune', 'scuola-refers-to-comune'],
      linked: ['comune', 'scuola', 'teatro', 'agreement:patto'],
      alone: ['sola']
    });
  });

  test('of a year has what held then', () => {
    expect(selected({ year: 2016 }).links).toEqual(['scuola-refers-to-comune']);
    expect(selected({ year: 2023 }).links).toHaveLength(4);
    expect(selected({ year: 2024 }).links).toEqual(['scuola-refers-to-comune']);
    expect(selected({ year: 2000 })).toEqual({ links: [], linked: [], alone: [] });
  });

  test('of which no year is said is of this year: what is over is no link, and leaves one alone', () => {
    expect(selected({ year: null })).toEqual({
      links: ['scuola-refers-to-comune'],
      linked: ['comune', 'scuola'],
      alone: ['sola', 'teatro']
    });
  });

  test('of a kind has those links alone', () => {
    expect(selected({ kind: 'refers-to' }).linked).toEqual(['comune', 'scuola']);
  });

  test('of a stage, a language, a neighbourhood has what touches an organisation that fits', () => {
    expect(selected({ stage: 'italian' }).links).toEqual(['patto-scuola', 'scuola-refers-to-comune']);
    expect(selected({ language: 'ar' }).links).toEqual(['patto-scuola', 'scuola-refers-to-comune']);
    expect(selected({ neighbourhood: 'borgo' }).links).toEqual(['patto-comune', 'scuola-refers-to-comune']);
    expect(selected({ stage: 'work' })).toEqual({ links: [], linked: [], alone: [] });
  });
});

test('of whom a language is not known is whoever has told none of something it offers, not who has told others', () => {
  const unknown = (organisations: readonly Traits[]) =>
    select(LINKS, organisations, { ...NO_NETWORK_FILTERS, year: 'all', language: 'ar' }, 2026).unknown;
  expect(unknown(ORGANISATIONS)).toEqual(['comune', 'teatro']);
  const half = traits('sola', { languages: new Set(['it']), maySpeakOthers: true });
  expect(unknown(ORGANISATIONS.map((one) => (one.slug === 'sola' ? half : one)))).toEqual([
    'comune',
    'sola',
    'teatro'
  ]);
});

test('who offers a desk at which somebody speaks Arabic speaks it, whatever the rest of the house says', () => {
  const place = (slug: string, languages: string[]) => ({ slug, languages }) as unknown as OrganisationPlace;
  const organisation = (slug: string, places: OrganisationPlace[]) =>
    ({ slug, places, areasServed: [] }) as unknown as Organisation;
  const [desk, silent, told] = offersOf(
    [
      organisation('con-sportello', [place('casa', ['it'])]),
      organisation('a-meta', [place('muta', []), place('altra', ['it'])]),
      organisation('italiana', [place('terza', ['it'])])
    ],
    [],
    new Set(),
    new Map([['casa', ['ar']]])
  );
  expect(desk!.languages).toEqual(new Set(['it', 'ar']));
  expect([desk, silent, told].map((one) => one!.maySpeakOthers)).toEqual([false, true, false]);
  expect([desk, silent, told, undefined].map((one) => speaksTo(one, 'ar'))).toEqual([
    'yes',
    'unknown',
    'no',
    'unknown'
  ]);
  expect(speaksTo(told, null)).toBe('yes');
});

describe('an address', () => {
  test('says the whole selection and nothing that is as always', () => {
    const address =
      'view=map&organisation=scuola&stage=italian&kind=refers-to&year=2019&language=ar&sort=name&page=2&linkpage=3&q=casa';
    const { filters, problems } = parseNetworkFilters(new URLSearchParams(address));
    expect(problems).toEqual([]);
    expect(networkFiltersToQuery(filters).toString()).toBe(address);
    const all = parseNetworkFilters(new URLSearchParams('year=all'));
    expect([all.filters.year, all.problems]).toEqual(['all', []]);
    expect(networkFiltersToQuery(all.filters).toString()).toBe('year=all');
    expect(networkFiltersToQuery(NO_NETWORK_FILTERS).toString()).toBe('');
  });

  test.each([
    'view=list',
    'organisation=A%20b',
    'stage=love',
    'kind=likes',
    'year=20O1',
    'year=2019&year=2020',
    'language=arabic!',
    'neighbourhood=../x',
    'sort=age',
    'page=0',
    'linkpage=1e3'
  ])('with %s names what is wrong, and goes on without it', (address) => {
    const { filters, problems } = parseNetworkFilters(new URLSearchParams(address));
    expect(problems).toEqual([address.split('=')[0]]);
    expect(filters).toEqual(NO_NETWORK_FILTERS);
  });
});

describe('the picture', () => {
  const keys = ['comune', 'scuola', 'teatro', 'agreement:patto'];

  test('is the same for the same network, whatever the order', () => {
    const once = layOut(keys, LINKS);
    expect(layOut(keys.toReversed(), LINKS.toReversed())).toEqual(once);
  });

  test('stays inside its frame', () => {
    for (const [x, y] of layOut(keys, LINKS).values())
      expect(x >= 0 && x <= WIDTH && y >= 0 && y <= HEIGHT).toBe(true);
    expect([...layOut(['sola'], []).values()]).toEqual([[WIDTH / 2, HEIGHT / 2]]);
    expect(layOut([], []).size).toBe(0);
  });

  test('writes no name over another', () => {
    const crowd = Array.from({ length: 12 }, (_, index) => ({
      text: `Associazione numero ${index}`,
      at: [500, 500 + index * 3] as const,
      clear: 10,
      inside: false,
      must: false
    }));
    const labels = placeLabels(crowd, 20, { width: WIDTH, height: HEIGHT });
    expect(labels.filter(Boolean).length).toBeGreaterThan(0);
    expect(labels.filter((label) => label === null).length).toBeGreaterThan(6);
  });

  test('breaks a long name between its words', () => {
    expect(inLines('Camera di commercio Milano Monza Brianza Lodi')).toEqual([
      'Camera di commercio',
      'Milano Monza Brianza',
      'Lodi'
    ]);
  });
});

test('years go from the first known to this one', () => {
  expect(yearsOf(LINKS, 2016)).toEqual([2014, 2015, 2016]);
  expect(yearsOf([], 2026)).toEqual([2026]);
});
