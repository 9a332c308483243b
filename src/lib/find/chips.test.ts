import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalogueWith, ONE_WHO_READS, place } from './borgo-for-tests.server.ts';
import { namedEntry, type Entry, type Facts } from './entries.ts';
import { search } from './search.ts';
import { lexicon } from './words.server.ts';

/*
 * To take a condition away never takes an answer away: over neighbourhoods in which all hours are known, where two conditions
 * together leave nothing and one of them is dropped unasked.
 */

const DAYS = ['mon', 'tue', 'sat'] as const;
const PARTS = ['morning', 'evening'] as const;
const facts: fc.Arbitrary<Partial<Facts>> = fc.record({
  features: fc.subarray(['free', 'women-only', 'childcare']),
  hours: fc
    .subarray(DAYS.flatMap((day) => PARTS.map((part) => `${day}:${part}`)))
    .map((hours) => new Set(hours)),
  languages: fc.subarray(['ar', 'en']),
  notAsked: fc.subarray(['residence-permit', 'appointment']),
  asked: fc.subarray(['tax-code'])
});
const neighbourhood = fc.array(facts, { minLength: 1, maxLength: 10 }).map((all): Entry[] =>
  all.map((one, at) =>
    at % 2 === 0
      ? place(`place-${at}`, `Luogo ${at}`, 'pharmacy', one)
      : namedEntry(
          'activity',
          `course-${at}`,
          { it: `Corso ${at}` },
          {
            kind: 'italian-course',
            facts: { ...place('x', 'x', 'other').facts!, ...one }
          }
        )
  )
);
const CONDITIONS = [
  ...['lunedì', 'martedì', 'sabato', 'mattina', 'sera', 'gratis', 'solo donne', 'con spazio bambini'],
  ...['senza permesso di soggiorno', 'senza appuntamento', 'parlano arabo', 'livello A2', 'aperto ora']
];

test('of any conditions in any neighbourhood, taking one away never shrinks the answer', () => {
  fc.assert(
    fc.property(
      neighbourhood,
      fc.constantFrom('farmacia', 'corso di italiano', 'farmacia e corso di italiano', ''),
      fc.subarray(CONDITIONS, { minLength: 1, maxLength: 5 }),
      (entries, kind, conditions) => {
        const here = catalogueWith(entries);
        const q = [kind, ...conditions].join(' ');
        const ask = (dropped: Iterable<string>) =>
          search(q, here, lexicon(), { ...ONE_WHO_READS, dropped: new Set(dropped) });
        const seen = (answer: ReturnType<typeof ask>) =>
          answer.results.map(({ type, slug }) => `${type} ${slug}`);
        const follow = (dropped: readonly string[], depth: number): void => {
          const answer = ask(dropped);
          for (const { drop } of answer.chips) {
            const less = new Set(seen(ask(drop)));
            expect(
              seen(answer).filter((one) => !less.has(one)),
              `${q}: without ${drop.join()}`
            ).toEqual([]);
            // And on from there: what was dropped stays so.
            if (depth > 0) follow(drop, depth - 1);
          }
        };
        follow([], 1);
      }
    ),
    { numRuns: 150, seed: 19 }
  );
});
