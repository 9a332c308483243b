import { straightLinesFrom } from '../walking/walks-from.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Catalogue } from './catalogue.ts';
import { NOTHING_CHOSEN } from './chosen.ts';
import { namedEntry, type Entry, type Facts } from './entries.ts';
import { Lexicon, type WordFiles } from './lexicon.ts';
import { Names } from './names.ts';
import { search, type Answer } from './search.ts';

const folder = 'src/lib/find/words';
const files: WordFiles = Object.fromEntries(
  readdirSync(folder).map((name) => [
    name.replace('.json', ''),
    JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as WordFiles[string]
  ])
);
const lexicon = new Lexicon(files);

const NOTHING_KNOWN: Facts = {
  ...{ features: [], childcare: false, costEuro: null, asked: [], notAsked: [], languages: [], levels: [] },
  ...{ hours: null, opening: null }
};
const place = (slug: string, name: string, category: string, facts: Partial<Facts> = {}): Entry =>
  namedEntry('place', slug, { it: name }, { category, facts: { ...NOTHING_KNOWN, ...facts } });
const course = (slug: string, facts: Partial<Facts> = {}): Entry =>
  namedEntry(
    'activity',
    slug,
    { it: slug },
    { kind: 'italian-course', facts: { ...NOTHING_KNOWN, ...facts } }
  );

const entries: Entry[] = [
  place('sant-anna', "Farmacia Sant'Anna", 'pharmacy', { hours: new Set(['mon:morning']) }),
  place('selinunte', 'Farmacia Selinunte', 'pharmacy'),
  place('macelleria-rossi', 'Macelleria Rossi', 'groceries'),
  place('camera-del-lavoro', 'Camera del lavoro', 'association'),
  place('orientamento', 'Sportello Orienta', 'job-centre', { features: ['free'] }),
  place('servizio-sociale', 'Servizio sociale di zona', 'social-service'),
  place('ospedale', 'Ospedale San Carlo', 'hospital'),
  course('mattina', { features: ['women-only'], hours: new Set(['mon:morning', 'wed:morning']) }),
  course('sera', { features: ['free'], hours: new Set(['tue:evening']) }),
  course('da-confermare', { features: ['childcare'] }),
  namedEntry('street', 'via-paravia', { it: 'Via Pier Alessandro Paravia' }, { point: [9.14, 45.47] })
];

const counted = (slug: string) => ({
  slug,
  placeCount: entries.filter(({ category }) => category === slug).length
});
const categories = ['pharmacy', 'groceries', 'job-centre', 'social-service', 'hospital', 'nursery', 'doctor'];
const line = (number: string, ...subjects: string[]) => ({ number, subjects, name: { it: number } });
const catalogue = {
  entries,
  names: new Names(entries),
  categories: new Map(categories.map((slug) => [slug, counted(slug)])),
  emergency: '112',
  helplines: [line('1522', 'violence'), line('116117', 'health'), line('020202', 'homelessness', 'food')]
} as unknown as Catalogue;

const ask = (q: string, dropped: Iterable<string> = [], locale = 'it'): Answer =>
  search(q, catalogue, lexicon, {
    locale,
    today: 'mon',
    openNow: () => 'unknown',
    walksFrom: straightLinesFrom,
    chosen: NOTHING_CHOSEN,
    dropped: new Set(dropped)
  });
const slugs = ({ results }: Answer) => results.map(({ slug }) => slug);

test('a name that was said leads, however it is written', () => {
  for (const q of ['farmacia S. Anna', 'FARMACIA SANTANNA', 'sant’anna farmacia']) {
    expect(slugs(ask(q))[0], q).toBe('sant-anna');
  }
  expect(slugs(ask('via paravai'))[0]).toBe('via-paravia');
  expect(slugs(ask('شارع بارافيا', [], 'ar'))[0]).toBe('via-paravia');
});

test('a word with a meaning is no name: who looks for work is not sent to the Chamber of Work', () => {
  expect(slugs(ask('lavoro'))[0]).toBe('orientamento');
  expect(slugs(ask('camera del lavoro'))[0]).toBe('camera-del-lavoro');
});

describe('in danger', () => {
  test('whom to call stands first', () => {
    expect(
      ask('mio marito mi picchia')
        .results.slice(0, 2)
        .map(({ slug }) => slug)
    ).toEqual(['1522', '112']);
    expect(ask('voglio morire').results[0]?.slug).toBe('112');
  });
  test('who has nowhere to sleep is told a number and a service, and that no bed is recorded', () => {
    const answer = ask('non so dove dormire stanotte');
    expect(slugs(answer).slice(0, 2)).toEqual(['020202', 'servizio-sociale']);
    expect(answer.none).toEqual(['emergency-shelter']);
  });
});

describe('only what is recorded is said', () => {
  test('a butcher is not halal because it is a butcher', () => {
    const answer = ask('macelleria halal');
    expect(answer.none).toEqual(['halal-food']);
    expect(slugs(answer)).not.toContain('macelleria-rossi');
  });
  test('what nobody knows is to be asked first', () => {
    const { results } = ask('corso di italiano con spazio bambini');
    expect(results[0]?.slug).toBe('da-confermare');
    expect(results[0]?.ask).toEqual([]);
    expect(results.find(({ slug }) => slug === 'sera')?.ask).toEqual([
      { name: 'feature', value: 'childcare' }
    ]);
  });
  test('what is known not to fit is left out', () => {
    expect(slugs(ask('corso di italiano martedì'))).not.toContain('mattina');
  });
});

describe('it is never a dead end', () => {
  test('of a kind that is nowhere here it says so, and offers what is near', () => {
    const answer = ask('medico');
    expect(answer.none).toEqual(['doctor']);
    expect(slugs(answer)).toEqual(expect.arrayContaining(['116117', 'ospedale']));
  });
  test('what nothing fits is dropped and said', () => {
    const known = { ...catalogue, entries: entries.filter(({ slug }) => slug !== 'da-confermare') };
    const answer = search('corso di italiano domenica', known, lexicon, {
      ...{ locale: 'it', today: 'mon', openNow: () => 'unknown' as const, walksFrom: straightLinesFrom },
      ...{ chosen: NOTHING_CHOSEN, dropped: new Set<string>() }
    });
    expect(answer.relaxed).toEqual([{ name: 'day', value: 'sun' }]);
    expect(slugs(answer)).toEqual(expect.arrayContaining(['mattina', 'sera']));
  });
});

test('to take a condition away never shrinks the answer', () => {
  const sentences = [
    'corso di italiano gratis per donne martedì sera con spazio bambini',
    'corso di italiano domenica mattina gratis',
    'gratis per donne',
    'farmacia lunedì sera',
    'medico senza permesso di soggiorno gratis',
    'lavoro gratis sabato'
  ];
  const tryAll = (q: string, dropped: readonly string[]): void => {
    const answer = ask(q, dropped);
    for (const { drop } of answer.chips) {
      const more = ask(q, drop);
      expect(new Set(slugs(more)), `${q} without ${drop.join()}`).toEqual(
        new Set([...slugs(more), ...slugs(answer)])
      );
      tryAll(q, drop);
    }
  };
  for (const q of sentences) tryAll(q, []);
});
