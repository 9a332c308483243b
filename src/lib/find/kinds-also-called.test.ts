import { describe, expect, test } from 'vitest';
import { ACTIVITY_KINDS } from '../activity/vocabulary.ts';
import { readSeed } from '../../../supabase/seed/read.ts';
import { catalogueWith, entries, ONE_WHO_READS, place } from './borgo-for-tests.server.ts';
import { conceptOf, conceptOfKind } from './concepts.ts';
import { namedEntry } from './entries.ts';
import { phrasesOfKinds, problemOfWords, type KindAlsoCalled } from './kinds-also-called.ts';
import { search } from './search.ts';
import { suggest } from './suggest.ts';
import { lexicon } from './words.server.ts';

const said: readonly KindAlsoCalled[] = [
  {
    of: 'category',
    value: 'pharmacy',
    alsoCalled: { it: 'la bottega dei rimedi, Trullo', ar: 'كوخ الورود' }
  },
  { of: 'category', value: 'pottery', alsoCalled: { en: 'clay house' } },
  { of: 'kind', value: 'internship', alsoCalled: { it: 'la prova in bottega' } }
];
const here = catalogueWith([
  ...entries,
  place('cocci', 'Coccio e Crusca', 'pottery'),
  namedEntry('activity', 'stage', { it: 'Sei mesi da noi' }, { kind: 'internship' })
]);
const saying = (rows: readonly KindAlsoCalled[]) => lexicon().with(phrasesOfKinds(rows, lexicon()));
const local = saying(said);
const ask = (q: string, locale = 'it', words = local) => search(q, here, words, { ...ONE_WHO_READS, locale });
const slugs = (q: string, locale = 'it', words = local) =>
  ask(q, locale, words).results.map(({ slug }) => slug);

describe('what people here say for a kind finds it', () => {
  test.each([
    ['it', 'trullo', 'sant-anna'],
    ['it', 'dov’è una bottega dei rimedi', 'sant-anna'],
    ['it', 'botega dei rimedi', 'sant-anna'],
    // Who lives there says it whatever she reads.
    ['en', 'bottega dei rimedi open on monday', 'sant-anna'],
    ['ar', 'وين كوخ الورود', 'sant-anna'],
    ['it', 'clay house', 'cocci'],
    ['it', 'prova in bottega', 'stage']
  ])('%s: %s', (locale, q, slug) => {
    expect(slugs(q, locale).slice(0, 2)).toContain(slug);
    expect(slugs(q, locale, lexicon()).slice(0, 2)).not.toContain(slug);
  });

  test('and it is suggested while she types', () => {
    const suggested = suggest('trul', here, local, ONE_WHO_READS).map(({ type, slug }) => `${type} ${slug}`);
    expect(suggested).toContain('category pharmacy');
  });

  test('beside conditions, as any other word of a kind', () => {
    expect(ask('trullo lunedì mattina').filters).toEqual([
      { name: 'day', value: 'mon' },
      { name: 'part', value: 'morning' }
    ]);
  });

  test('elsewhere it means nothing', () => {
    expect(ask('trullo', 'it', lexicon()).kinds).toEqual([]);
  });
});

describe('no word of a neighbourhood hides a danger', () => {
  test.each([
    ['it', 'mio marito, mi picchia', 'mio marito mi picchia'],
    ['it', 'mio marito', 'mio marito mi picchia'],
    ['it', 'sangue', 'sono incinta e perdo sangue'],
    ['en', 'no food', 'no food for my children']
  ])('%s: "%s" for a kind', (locale, alsoCalled, q) => {
    const words = saying([{ of: 'category', value: 'pharmacy', alsoCalled: { [locale]: alsoCalled } }]);
    const answer = ask(q, locale, words);
    expect(answer.danger).toBe(true);
    expect(slugs(q, locale, words)[0]).toBe(slugs(q, locale, lexicon())[0]);
  });
});

test('words that call for help or say nothing are told, and are not searched by', () => {
  expect(problemOfWords('casetta, mi picchia', 'it', lexicon())).toEqual({
    words: 'mi picchia',
    problem: 'danger'
  });
  for (const nothing of ['la', 'di la', 'x', '🙂'])
    expect(problemOfWords(`casetta, ${nothing}`, 'it', lexicon())?.problem, nothing).toBe('nothing');
  expect(problemOfWords('casetta, il punto mamme; بيت النساء، الدار', 'it', lexicon())).toBeNull();
  const words = saying([{ of: 'category', value: 'pharmacy', alsoCalled: { it: 'la, di' } }]);
  expect(words).toBe(lexicon());
});

test('each kind that words can be said for is a kind that is looked for', () => {
  const kinds = [
    ...readSeed().categories.map(({ slug }) => ['category', slug] as const),
    ...ACTIVITY_KINDS.map((kind) => ['kind', kind] as const)
  ];
  for (const [of, value] of kinds) {
    const [first] = conceptOf(conceptOfKind(of, value))?.targets ?? [];
    expect(first, value).toEqual(of === 'category' ? { category: value } : { activity: value });
  }
});
