import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withinTime } from '../../server/time-limit.ts';
import { openingState, weekTable } from './evaluate.server.ts';
import { at, MILAN, placeWith } from './examples.ts';
import { problemOf } from './library.server.ts';
import { LONGEST_HOURS, MOST_RULES, problemOfHoursText, tidyHours } from './syntax.ts';

/*
 * Everything that the check of the syntax lets through goes to a library of which nobody proved that it comes to an end. So
 * here is what it lets through, as wild as it can be: real words in an order that means something, and in none.
 */
const WORDS = [
  'Mo', 'Mo-Fr', 'Sa,Su', 'Su[-1]', 'Mo[1,3]', 'PH', 'PH -1 day', 'PH,Mo', 'easter', 'easter -2 days', 'week 1-53/2', 'week 53',
  'Jan', 'Oct-May', 'Feb 29', 'Dec 24-Jan 06', '2026', '2026-2030/2', '2030+', '2099', '9999',
  '10:00-12:00', '20:00-02:00', '00:00-24:00', '10:00+', '22:00-26:00', '10:00-16:00/01:30', 'sunrise-sunset',
  '(sunset-00:30)-(sunrise+01:00)', 'dusk-26:00', '24/7', 'off', 'open "y"', 'unknown "x"', '"solo donne"', '+1 day', '-2 days',
  '-', '+', '/', ':', '(', ')', '[', ']', '1', '31'
]; // prettier-ignore
const SEPARATORS = ['; ', ', ', ' || ', ';', ','];

const word = fc.constantFrom(...WORDS);
const rule = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const ofRules = fc
  .tuple(fc.array(rule, { minLength: 1, maxLength: MOST_RULES }), fc.constantFrom(...SEPARATORS))
  .map(([rules, separator]) => rules.join(separator));
/** One or two words again and again, as often as there is room. */
const again = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 2 }), fc.constantFrom('', ' ', ...SEPARATORS))
  .map(([words, separator]) => words.join(' ').concat(separator).repeat(LONGEST_HOURS));

const accepted = fc
  .oneof(ofRules, again)
  .map((text) => tidyHours(text.slice(0, LONGEST_HOURS)))
  .filter((text) => problemOfHoursText(text) === null);

describe('hours of words that are accepted', () => {
  test('are read and looked into in no time, whatever they say', { timeout: 120_000 }, () => {
    const now = at('2026-11-24T10:00+01:00');
    let read = 0;
    fc.assert(
      fc.property(accepted, (hours) => {
        // Ten times what the slowest took; the library itself is ended after a quarter of it.
        withinTime(2000, () => {
          if (problemOf(hours, MILAN) === null) read++;
          openingState({ now, place: placeWith(hours), neighbourhood: MILAN });
          weekTable(hours, now, MILAN);
        });
      }),
      { numRuns: 1500, endOnFailure: true }
    );
    expect(read).toBeGreaterThan(150);
  });
});
