import { describe, expect, test } from 'vitest';
import { CONCEPTS } from './concepts.ts';
import { understand } from './understand.ts';
import { lexicon, wordFiles } from './words.server.ts';

type Review = Readonly<
  Record<string, Readonly<Record<string, { readonly source: string; readonly taken: boolean | null }>>>
>;

const REVIEWS = import.meta.glob<Review>('./words-of-lists/*.json', { import: 'default', eager: true });
const reviewed = Object.entries(REVIEWS).map(([file, review]) => ({
  tag: file.slice(file.lastIndexOf('/') + 1, -'.json'.length),
  words: Object.entries(review).flatMap(([concept, phrases]) =>
    Object.entries(phrases).map(([phrase, decided]) => ({ concept, phrase, ...decided }))
  )
}));

test('every language that is searched has its words of lists', () => {
  expect(reviewed.map(({ tag }) => tag)).toEqual(Object.keys(wordFiles));
});

describe.each(reviewed)('words of lists: $tag', ({ tag, words }) => {
  const taken = words.filter((word) => word.taken);

  test('each was read and names its source', () => {
    const wrong = words.filter(
      ({ taken, source }) => taken === null || !/^(id-tagging-schema|CLDR) ./.test(source)
    );
    expect(wrong).toEqual([]);
  });

  test('those that were taken are searched, the others are not', () => {
    const isSearched = ({ concept, phrase }: { concept: string; phrase: string }) =>
      wordFiles[tag]?.[concept]?.includes(phrase) === true;
    expect(words.filter((word) => word.taken !== isSearched(word))).toEqual([]);
  });

  test('each leads to its kind, says no condition and no danger', () => {
    expect(taken.length).toBeGreaterThan(0);
    const wrong = taken.filter(({ concept, phrase }) => {
      const { kinds, filters } = understand(phrase, tag, lexicon());
      return kinds[0] !== concept || filters.length > 0 || kinds.some((kind) => CONCEPTS[kind]?.danger);
    });
    expect(wrong.map(({ concept, phrase }) => `${phrase}: ${concept}`)).toEqual([]);
  });
});
