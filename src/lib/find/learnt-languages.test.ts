import { expect, test } from 'vitest';
import { phrasesOfLearnt } from './learnt-languages.ts';
import { understand } from './understand.ts';
import { lexicon, wordFiles } from './words.server.ts';

const inCountryOf = (...tags: string[]) => lexicon().with(phrasesOfLearnt(tags, Object.keys(wordFiles)));
const kinds = (q: string, locale: string, tags: string[]) =>
  understand(q, locale, inCountryOf(...tags)).kinds;

test.each([
  ['en', 'dutch course in the evening', ['nl']],
  ['it', 'corso di olandese', ['nl']],
  ['nl', 'nederlandse les', ['nl']],
  ['ar', 'تعلم الهولندية', ['nl']],
  ['uk', 'курси нідерландської', ['nl']],
  ['sv', 'lära mig svenska', ['sv']],
  ['en', 'learn swedish', ['sv']],
  ['es', 'clases de catalán', ['es', 'ca']],
  ['ca', 'curs de castellà', ['es', 'ca']],
  ['en', 'spanish classes', ['es', 'ca']]
])('where it is learnt, a course of the language is looked for: %s, %s', (locale, q, tags) => {
  expect(kinds(q, locale, tags)).toContain('italian-course');
});

test('in Italy nothing is added, and another language is not taken for it', () => {
  expect(inCountryOf('it')).toBe(lexicon());
  expect(kinds('lawyer who speaks spanish', 'en', ['it'])).toEqual(['legal-help']);
});
