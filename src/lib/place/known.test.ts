import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allOf, doesWithout, fitOf, hasFeature, speaks, type TruthValue, type EntryTraits } from './known.ts';
import { FEATURES, REQUIREMENTS } from './vocabulary.ts';

const LANGUAGES = ['it', 'ar', 'tl'];

/** Anything that may be recorded of an entry; nothing is both asked and not asked. */
const anyEntry: fc.Arbitrary<EntryTraits> = fc
  .record({
    features: fc.subarray([...FEATURES]),
    languages: fc.subarray(LANGUAGES),
    said: fc.tuple(...REQUIREMENTS.map(() => fc.constantFrom('asked', 'notAsked', null)))
  })
  .map(({ said, ...entry }) => ({
    ...entry,
    asked: REQUIREMENTS.filter((_, at) => said[at] === 'asked'),
    notAsked: REQUIREMENTS.filter((_, at) => said[at] === 'notAsked')
  }));
const entries = fc.array(anyEntry, { maxLength: 30 });

const QUESTIONS: readonly (readonly [name: string, ask: (entry: EntryTraits) => TruthValue])[] = [
  ...REQUIREMENTS.map((one) => [`without ${one}`, (entry: EntryTraits) => doesWithout(entry, one)] as const),
  ...FEATURES.map((one) => [`with ${one}`, (entry: EntryTraits) => hasFeature(entry, one)] as const),
  ...LANGUAGES.map((one) => [`speaking ${one}`, (entry: EntryTraits) => speaks(entry, one)] as const)
];

describe('of what is asked for', () => {
  test.each(QUESTIONS)('known, unknown and known-not are all there is, and apart: %s', (_, ask) => {
    fc.assert(
      fc.property(entries, (all) => {
        const [yes, unknown, no] = (['yes', 'unknown', 'no'] as const).map((answer) =>
          all.filter((entry) => ask(entry) === answer)
        ) as [EntryTraits[], EntryTraits[], EntryTraits[]];
        expect(yes.length + unknown.length + no.length).toBe(all.length);
        expect(new Set([...yes, ...unknown, ...no])).toEqual(new Set(all));
      })
    );
  });

  test('of which nothing is recorded, nothing is known', () => {
    const nothing: EntryTraits = { features: [], languages: [], asked: [], notAsked: [] };
    for (const [name, ask] of QUESTIONS) expect(ask(nothing), name).toBe('unknown');
  });

  test('what is recorded is known, the right way round', () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        for (const one of entry.asked) expect(doesWithout(entry, one)).toBe('no');
        for (const one of entry.notAsked) expect(doesWithout(entry, one)).toBe('yes');
        for (const one of entry.features) expect(hasFeature(entry, one)).toBe('yes');
        for (const one of entry.languages) expect(speaks(entry, one)).toBe('yes');
        for (const one of LANGUAGES.filter((other) => !entry.languages.includes(other)))
          expect(speaks(entry, one)).toBe(entry.languages.length === 0 ? 'unknown' : 'no');
      })
    );
  });
});

describe('several things together', () => {
  const answers = fc.array(fc.constantFrom<TruthValue>('yes', 'no', 'unknown'), { maxLength: 6 });

  test('are known only where every completion of what is not known agrees', () => {
    fc.assert(
      fc.property(answers, (all) => {
        const unknown = all.filter((one) => one === 'unknown').length;
        const completions = Array.from({ length: 2 ** unknown }, (_, bits) => {
          let at = 0;
          return all.every((one) => (one === 'unknown' ? (bits >> at++) % 2 === 1 : one === 'yes'));
        });
        const agreed = completions.every((one) => one === completions[0]);
        expect(allOf(all)).toBe(agreed ? (completions[0] ? 'yes' : 'no') : 'unknown');
      })
    );
  });

  test('what is known not to fit is no answer at all', () => {
    expect([fitOf('yes'), fitOf('unknown'), fitOf('no')]).toEqual(['known', 'unknown', null]);
  });
});
