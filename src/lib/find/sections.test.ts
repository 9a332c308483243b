import { expect, test } from 'vitest';
import { namedEntry, type EntryType } from './entries.ts';
import type { Found } from './search.ts';
import { sectionsOf } from './sections.ts';

const one = (type: EntryType, slug: string, more: Partial<Found> = {}): Found => ({
  ...{ type, slug, entry: namedEntry(type, slug, { it: slug }), ask: [], known: [], walk: null },
  ...more
});
const toAsk = { ask: [{ name: 'feature', value: 'free' }] } as const;
const slugs = (found: readonly Found[]) => found.map(({ slug }) => slug);

test('the best three lead whatever they are; the others follow by type, places first', () => {
  const { best, sections } = sectionsOf([
    one('organisation', 'o1'),
    one('place', 'p1'),
    one('activity', 'a1'),
    one('organisation', 'o2'),
    one('place', 'p2')
  ]);
  expect(slugs(best)).toEqual(['o1', 'p1', 'a1']);
  expect(sections.map(({ type, results }) => [type, ...slugs(results)])).toEqual([
    ['place', 'p2'],
    ['organisation', 'o2']
  ]);
});

test('what is known to fit stands before what has to be asked, in each part', () => {
  const found = [...'abc'].map((slug) => one('organisation', slug));
  const { sections } = sectionsOf([...found, one('place', 'ask', toAsk), one('place', 'known')]);
  expect(slugs(sections[0]!.results)).toEqual(['known', 'ask']);
});

test('a part shows some and counts all; the page of one type shows all', () => {
  const many = Array.from({ length: 20 }, (_, at) => one('place', `p${at}`));
  const [part] = sectionsOf(many).sections;
  expect([part!.results.length, part!.total, part!.hasMore]).toEqual([5, 17, true]);
  const only = sectionsOf([one('activity', 'a'), ...many], 'place');
  expect(only.best).toEqual([]);
  expect(only.sections.map(({ type, results, hasMore }) => [type, results.length, hasMore])).toEqual([
    ['place', 20, false]
  ]);
});

test('a square is found among the streets, where one looks for the way', () => {
  const square = one('place', 'piazzale', {
    entry: namedEntry('place', 'piazzale', { it: 'Piazzale' }, { category: 'square' })
  });
  const { sections } = sectionsOf([...[...'abc'].map((slug) => one('place', slug)), square]);
  expect(sections.map(({ type }) => type)).toEqual(['street']);
});

test('whom to call is in no part: it stands before them', () => {
  const line: Found = { type: 'helpline', slug: '1522', entry: null, ask: [], known: [], walk: null };
  expect(sectionsOf([line])).toEqual({ best: [], sections: [] });
});
