import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue, catalogueWith, entries, ONE_WHO_READS } from './borgo-for-tests.server.ts';
import { search, type Answer } from './search.ts';
import { lexicon } from './words.server.ts';

/*
 * How a thing is written takes nothing away: whatever is changed of these sentences, and however many times, who was answered
 * is answered still.
 */

const SENTENCES = [
  ['it', 'farmacia sant’anna'],
  ['it', 'corso di italiano gratis martedì sera'],
  ['it', 'scuola per mia figlia di 6 anni'],
  ['it', 'via pier alessandro paravia'],
  ['it', 'farmacia vicino a via paravia'],
  ['it', 'medico senza permesso di soggiorno'],
  ['it', 'modello 730'],
  ['it', 'ospedale san carlo'],
  ['en', 'free italian course for women with childcare'],
  ['en', 'my husband hits me'],
  ['en', 'nowhere to sleep tonight'],
  ['ar', 'دورة إيطالي للنساء مع حضانة'],
  ['ar', 'في الصيدلية'],
  ['es', 'necesito trabajo los sábados'],
  ['fr', 'cours d’italien le soir'],
  ['fil', 'naghahanap ako ng trabaho'],
  ['ro', 'caut de lucru'],
  ['uk', 'курси італійської'],
  ['zh', '我想学意大利语'],
  ['ur', 'bachon ka doctor kahan hai']
] as const;

const STOP_WORDS: Readonly<Record<string, readonly string[]>> = {
  it: ['la', 'una', 'di', "dell'", 'cerco', 'per favore'],
  en: ['the', 'a', 'where is', 'please'],
  ar: ['في', 'من', 'اين'],
  es: ['la', 'un', 'dónde'],
  fr: ['la', 'un', 'où'],
  fil: ['ang', 'saan'],
  ro: ['o', 'unde'],
  uk: ['де'],
  zh: ['在'],
  ur: ['kahan']
};

type Change = (q: string, locale: string, at: number) => string;

const DIGITS_OF: Readonly<Record<string, number>> = { ar: 0x660, ur: 0x6f0, bn: 0x9e6 };
const CHANGES: Readonly<Record<string, Change>> = {
  'a stop word before': (q, locale, at) => `${oneOf(STOP_WORDS[locale]!, at)} ${q}`,
  'a stop word after': (q, locale, at) => `${q} ${oneOf(STOP_WORDS[locale]!, at)}`,
  capitals: (q) => q.toUpperCase(),
  'a capital': (q) => q.slice(0, 1).toUpperCase() + q.slice(1),
  'accents left out': (q) => q.normalize('NFD').replace(/[\u0300-\u036f]/g, ''),
  'accents apart': (q) => q.normalize('NFD'),
  'digits of another script': (q, _, at) => {
    const zero = oneOf(Object.values(DIGITS_OF), at);
    return q.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
  },
  abbreviated: (q) =>
    q
      .replace(/\bsan\b/g, 'S.')
      .replace(/\bsant’/g, 'S. ')
      .replace(/\bpiazza\b/g, 'P.zza'),
  'marks of direction': (q) => `\u200f${q}\u200e`,
  'more space': (q) => `  ${q.replaceAll(' ', '   ')} `,
  'a sign at the end': (q, _, at) => q + oneOf(['?', '!', '.', '؟', '…'], at)
};

const oneOf = <One>(list: readonly One[], at: number): One => list[at % list.length]!;
const ask = (q: string, locale: string): Answer =>
  search(q, catalogue, lexicon(), { ...ONE_WHO_READS, locale });
const isEmpty = ({ results, none }: Answer) => results.length === 0 && none.length === 0;

test.each(SENTENCES)('as it stands it is answered: %s, %s', (locale, q) => {
  expect(isEmpty(ask(q, locale))).toBe(false);
});

describe('what changes only how it is written', () => {
  test.each(Object.keys(CHANGES))('%s, never empties an answer', (name) => {
    for (const [locale, q] of SENTENCES) {
      for (let at = 0; at < 6; at++) {
        const changed = CHANGES[name]!(q, locale, at);
        expect(isEmpty(ask(changed, locale)), `${locale}: ${changed}`).toBe(false);
      }
    }
  });

  test('one on top of the other, does not either, and danger stays danger', () => {
    const changes = fc.array(fc.tuple(fc.constantFrom(...Object.keys(CHANGES)), fc.nat(20)), {
      minLength: 2,
      maxLength: 4
    });
    fc.assert(
      fc.property(fc.constantFrom(...SENTENCES), changes, ([locale, q], some) => {
        const changed = some.reduce(
          (written, [name, at]) => CHANGES[name]!(written, locale, at),
          q as string
        );
        const answer = ask(changed, locale);
        expect(isEmpty(answer), changed).toBe(false);
        expect(answer.danger, changed).toBe(ask(q, locale).danger);
      }),
      { numRuns: 400 }
    );
  });
});

test('of any conditions, to take one away never shrinks the answer', () => {
  const conditions = [
    'gratis',
    'per donne',
    'martedì',
    'sabato',
    'la sera',
    'di mattina',
    'con spazio bambini'
  ];
  const more = [
    'senza permesso di soggiorno',
    'aperto ora',
    'livello A2',
    'vicino a via paravia',
    'in arabo'
  ];
  const kinds = ['corso di italiano', 'farmacia', 'lavoro', 'medico', ''];
  // Where all hours are known, two conditions together leave nothing: one is dropped.
  const ofKnownHours = catalogueWith(entries.filter(({ facts }) => !facts || facts.hours));
  fc.assert(
    fc.property(
      fc.constantFrom(catalogue, ofKnownHours),
      fc.constantFrom(...kinds),
      fc.subarray([...conditions, ...more], { maxLength: 4 }),
      (here, kind, some) => {
        const q = [kind, ...some].join(' ');
        const ask = (dropped: Iterable<string>) =>
          search(q, here, lexicon(), { ...ONE_WHO_READS, dropped: new Set(dropped) });
        const answer = ask([]);
        for (const { drop } of answer.chips) {
          const without = new Set(ask(drop).results.map(({ type, slug }) => `${type} ${slug}`));
          const gone = answer.results.filter(({ type, slug }) => !without.has(`${type} ${slug}`));
          expect(
            gone.map(({ slug }) => slug),
            `${q} without ${drop.join()}`
          ).toEqual([]);
        }
      }
    ),
    { numRuns: 400 }
  );
});
