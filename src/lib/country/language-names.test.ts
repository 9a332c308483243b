import { expect, test } from 'vitest';
import { localeOf } from '../i18n/locales.ts';
import { countryOf } from './countries.server.ts';
import { learntLanguage, wordsFor } from './language-names.ts';

test('where the signs are in one of the country’s languages, people learn that one', () => {
  const spain = countryOf('ES');
  expect(learntLanguage(spain, 'ca').tag).toBe('ca');
  expect(learntLanguage(spain, 'en').tag).toBe('es');
});

test('in a country that has no folder they learn the language of the signs', () => {
  expect(wordsFor(learntLanguage(null, 'de'), localeOf('en'))).toEqual({
    language: 'German',
    languageAdjective: 'German',
    theLanguage: 'German',
    aLanguage: 'German'
  });
});

test('a form that the folder does not have is the name', () => {
  const spanish = learntLanguage(countryOf('ES'), 'es');
  expect(wordsFor(spanish, localeOf('it'))).toEqual({
    language: 'spagnolo',
    languageAdjective: 'spagnolo',
    theLanguage: 'lo spagnolo',
    aLanguage: 'spagnolo'
  });
  expect(wordsFor(spanish, localeOf('ar'))).toMatchObject({ language: 'الإسبانية', aLanguage: 'إسبانية' });
});
