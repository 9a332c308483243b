import { expect, test } from 'vitest';
import { i18nextSpeaker } from './i18next-speaker.ts';
import { localeOf } from './locales.ts';
import { speaker } from './speak.ts';
import { createSpeech } from './speech.ts';
import { loadTranslator } from './translator.ts';

const WORDS = {
  language: 'italiano',
  languageAdjective: 'italiano',
  theLanguage: 'l’italiano',
  aLanguage: 'italiano'
};

test('a number of places is said in the six forms of Arabic, in its own digits', async () => {
  const { t } = await loadTranslator(localeOf('ar'), WORDS);
  expect([0, 1, 2, 3, 11, 100].map((count) => t('list.total', { count }))).toEqual([
    'لم نجد أي مكان',
    'مكان واحد',
    'مكانان',
    '٣ أماكن',
    '١١ مكانًا',
    '١٠٠ مكان'
  ]);
});

test('two readers at once each hear their own language', async () => {
  const [italian, english] = await Promise.all([
    loadTranslator(localeOf('it'), WORDS),
    loadTranslator(localeOf('en'), WORDS)
  ]);
  expect([italian.t('list.openNow'), english.t('list.openNow'), italian.t('list.openNow')]).toEqual([
    'Aperto ora',
    'Open now',
    'Aperto ora'
  ]);
});

test('a name with markup in it is handed on untouched, for the page to escape', async () => {
  const { t } = await loadTranslator(localeOf('en'), WORDS);
  expect(t('place.back', { neighbourhood: 'A & <b>' })).toBe('All places in A & <b>');
});

test.each([i18nextSpeaker, speaker])(
  'a variable cannot bring in another message or another variable (%o)',
  (speakerOf) => {
    const messages = { place: { back: 'All in {{neighbourhood}}', x: 'secret' } };
    const { say } = createSpeech<'common'>(localeOf('en'), speakerOf('en', messages));
    expect(say('place.back', { neighbourhood: '$t(place.x) {{x}}' })).toBe('All in $t(place.x) {{x}}');
  }
);

test('a day is the day of the place, not of the reader', async () => {
  const { date } = await loadTranslator(localeOf('en'), WORDS);
  expect(date(new Date('2026-11-22T23:30:00Z'), 'Europe/Rome')).toBe('23 November 2026');
});

test('the language that people learn is named in the form a sentence needs, and as one begins with it', async () => {
  const { t } = await loadTranslator(localeOf('it'), WORDS);
  expect(t('calendar.kind.italian-course')).toBe('Corso di italiano');
  expect(t('calendar.italianAt', { level: 'A1' })).toBe('Italiano A1');
});
