import { expect, test } from 'vitest';
import { asReviewed, withProposals } from './review.ts';

const files = { en: { pharmacy: ['pharmacy', 'chemist'], 'halal-food': ['halal'] } };
const said = (concept: string, ...phrases: string[]) =>
  phrases.map((phrase) => ({ concept, phrase, source: 'a list' }));
const proposed = (...words: ReturnType<typeof said>) => withProposals('en', words, files, {});

test('what the search understands already is not proposed, however it is written', () => {
  expect(proposed(...said('pharmacy', 'Chemist', 'the pharmacy', 'Drug store'))).toEqual({
    pharmacy: { 'drug store': { source: 'a list', taken: null } }
  });
});

test('neither is what is another thing here, said for two kinds, or too short', () => {
  expect(proposed(...said('cafe', 'halal', 'counter', 'ba'), ...said('shop', 'Counter'))).toEqual({});
  expect(Object.keys(proposed(...said('pharmacy', '药店')).pharmacy!)).toEqual(['药店']);
});

test('what was read is not proposed again', () => {
  const review = { pharmacy: { pill: { source: 'a list', taken: false } } };
  expect(withProposals('en', said('pharmacy', 'pill'), files, review)).toEqual(review);
});

test('words that were taken are added once, those refused go, ours stay', () => {
  const review = {
    pharmacy: { pill: { source: 'a list', taken: false }, 'drug store': { source: 'a list', taken: true } },
    optician: { nerd: { source: 'a list', taken: false } },
    cafe: { tea: { source: 'a list', taken: null } }
  };
  const words = { pharmacy: ['chemist', 'pill'], optician: ['nerd'] };
  const after = { pharmacy: ['chemist', 'drug store'] };
  expect(asReviewed(words, review)).toEqual(after);
  expect(asReviewed(after, review)).toEqual(after);
});
