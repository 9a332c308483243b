import { expect, test } from 'vitest';
import { localeOf } from '../i18n/locales.ts';
import { loadTranslator } from '../i18n/translator.ts';
import { countryOf } from './countries.server.ts';
import { dangerSentence } from './danger.ts';
import { wordsFor } from './language-names.ts';

const [italy, spain] = [countryOf('IT')!, countryOf('ES')!];
const english = await loadTranslator(localeOf('en'), wordsFor(italy.languages[0]!, localeOf('en')));

test('where a helpline is known it is named, with what is known of it', () => {
  expect(dangerSentence([italy], english)).toBe(
    'If you are in danger call 112. For violence against women call 1522: free, day and night, in many languages.'
  );
  const [line] = italy.helplines;
  const unknown = { ...italy, helplines: [{ ...line!, cost: undefined, hours: undefined, languages: [] }] };
  expect(dangerSentence([unknown], english)).toContain('For violence against women call 1522.');
});

test('where none is known, none is named', () => {
  expect(dangerSentence([{ ...spain, helplines: [] }], english)).toBe('If you are in danger call 112.');
  expect(dangerSentence([], english)).toBeNull();
});

test('a number of one region alone is not told to a whole country', () => {
  expect(spain.helplines.map(({ number }) => number)).toContain('900900120');
  expect(dangerSentence([spain], english)).not.toContain('900900120');
});

test('of several countries each number stands with its country, unless it is the same in all', () => {
  expect(dangerSentence([italy, spain], english)).toBe(
    'If you are in danger call 112. For violence against women call 1522 (Italy), 016 (Spain).'
  );
  const elsewhere = { ...spain, emergency: { number: '911' } };
  expect(dangerSentence([italy, elsewhere], english)).toContain('call 112 (Italy), 911 (Spain).');
});
