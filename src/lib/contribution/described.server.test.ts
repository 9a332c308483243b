import { describe, expect, test } from 'vitest';
import { localeOf } from '../i18n/locales.ts';
import { loadSpeech } from '../i18n/speech.ts';
import { aNeighbourhood } from '../neighbourhood/examples.server.ts';
import { translatorHere, wordsHere } from '../neighbourhood/words.server.ts';
import { FIELDS } from './described.server.ts';

type Say = (key: string, about: { count: number }) => string;

const borgo = aNeighbourhood();
const italian = localeOf('it');
const words = wordsHere(borgo, italian);
const SAY = {
  page: (await translatorHere(borgo, italian)).t as Say,
  correction: (await loadSpeech(italian, words, 'correction')).say as Say,
  network: (await loadSpeech(italian, words, 'network')).say as Say,
  adding: (await loadSpeech(italian, words, 'contribution')).say as Say
};
/** The keys that nothing is said by: a key that is not there is said itself. */
const silent = (of: keyof typeof SAY, keys: readonly string[]) =>
  keys.filter((key) => SAY[of](key, { count: 2 }) === key);

describe.each(Object.entries(FIELDS))('the fields of %s', (_, fields) => {
  test('are each described once, and named in words', () => {
    const names = fields.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    expect(
      silent(
        'correction',
        names.map((name) => `field.${name}`)
      )
    ).toEqual([]);
  });

  test('are asked in words that there are', () => {
    const keys = fields.flatMap(({ ask }) => [ask?.label, ask?.hint, ask?.none]);
    expect(
      silent(
        'adding',
        keys.filter((key) => key !== undefined)
      )
    ).toEqual([]);
  });

  test('have words for each of their values', () => {
    for (const { words, values } of fields)
      if (words)
        expect(
          silent(words.of ?? 'page', values?.map((value) => `${words.key}.${value}`) ?? [words.key])
        ).toEqual([]);
  });

  test('are asked together with one that is there', () => {
    const together = fields.flatMap(({ ask }) => (ask?.with ? [ask.with] : []));
    expect(together.filter((name) => !fields.some((field) => field.name === name))).toEqual([]);
  });
});
