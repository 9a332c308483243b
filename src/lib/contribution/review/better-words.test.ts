import { expect, test } from 'vitest';
import { loadSpeech } from '../../i18n/speech.ts';
import { localeOf } from '../../i18n/locales.ts';
import { aNeighbourhood } from '../../neighbourhood/examples.server.ts';
import { wordsHere } from '../../neighbourhood/words.server.ts';
import { CRITERION_NAMES } from '../quality/criteria.ts';
import type { Quality } from '../quality/quality.ts';
import { betterInWords, firstThings } from './better-words.ts';

const LOCALE = localeOf('en');
const english = await loadSpeech(LOCALE, wordsHere(aNeighbourhood(), LOCALE), 'review');
const lackingAll: Quality = {
  score: 0,
  criteria: CRITERION_NAMES.map((name) => ({ name, answer: 'not-met', reason: 'missing' }))
};

test('what would make an entry better is told in the order of what women look for, each with its reason', () => {
  const { summary, things } = betterInWords(lackingAll, english)!;
  expect(summary).toBe('None of 10 things is there.');
  const [first, ...rest] = lackingAll.criteria;
  const one: Quality = { score: 0.1, criteria: [{ ...first!, answer: 'met', reason: null }, ...rest] };
  expect(betterInWords(one, english)!.summary).toBe('1 of 10 things are there.');
  expect(things[0]).toEqual({ thing: 'When one may go', why: 'it is missing' });
  expect(things).toHaveLength(CRITERION_NAMES.length);
  expect(firstThings(lackingAll, english)).toBe('To begin with: when one may go and a telephone number.');
});

test('of an entry that lacks nothing, nothing is asked', () => {
  const whole: Quality = { score: 1, criteria: [{ name: 'times', answer: 'met', reason: null }] };
  expect(firstThings(whole, english)).toBeNull();
  expect(betterInWords(whole, english)!.things).toEqual([]);
});
