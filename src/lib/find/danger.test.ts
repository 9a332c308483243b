import { describe, expect, test } from 'vitest';
import { CONCEPTS } from './concepts.ts';
import sentences from './danger-sentences.json';
import { understand } from './understand.ts';
import { lexicon, wordFiles } from './words.server.ts';

type ByLanguage = Readonly<Record<string, readonly string[]>>;

const all = (some: ByLanguage) =>
  Object.entries(some).flatMap(([locale, list]) => list.map((q) => ({ locale, q })));
const kindsOf = (q: string, locale: string) => understand(q, locale, lexicon()).kinds;
const subjectsOf = (q: string, locale: string) =>
  kindsOf(q, locale).flatMap((kind) => CONCEPTS[kind]?.danger ?? []);
const isDanger = (q: string, locale: string) => subjectsOf(q, locale).length > 0;

/** What the line that is shown has to be for. A blow to a child is a matter of either line. */
const LINES: Readonly<Record<string, readonly string[]>> = {
  'child-danger': ['children', 'violence']
};

describe.each(Object.entries(sentences.danger as Readonly<Record<string, ByLanguage>>))(
  'danger: %s',
  (kind, byLanguage) => {
    const lines = LINES[kind] ?? CONCEPTS[kind]!.danger!;

    test('is understood as each said it', () => {
      const missed = all(byLanguage).filter(
        ({ locale, q }) => !subjectsOf(q, locale).some((subject) => lines.includes(subject))
      );
      expect(missed).toEqual([]);
    });

    test('is understood from every page, whatever language it speaks', () => {
      const missed = all(byLanguage).flatMap(({ q }) =>
        ['it', 'en', 'ar'].filter((page) => !isDanger(q, page)).map((page) => `${page}: ${q}`)
      );
      expect(missed).toEqual([]);
    });
  }
);

test('each language that is searched has words for being hit, for wanting to die and for having nothing to eat', () => {
  const without = Object.entries(wordFiles).filter(([, words]) =>
    ['violence', 'self-harm', 'medical-emergency', 'hunger', 'nowhere-to-sleep'].some(
      (kind) => (words[kind] ?? []).length < 10
    )
  );
  expect(without.map(([tag]) => tag)).toEqual([]);
});

test('what is no danger is none: nobody who looks for a course is told whom to call', () => {
  const frightened = all(sentences.harmless).filter(({ locale, q }) => isDanger(q, locale));
  expect(frightened).toEqual([]);
});
