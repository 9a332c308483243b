import { expect, test } from 'vitest';
import { elided } from './elided.ts';
import { localeOf } from './locales.ts';

test.each([
  ['Confermato il 8 dicembre 2026', 'Confermato l’8 dicembre 2026'],
  ['Dal 11 gennaio al 8 marzo', 'Dall’11 gennaio all’8 marzo'],
  ['lavora il \u206880%\u2069 delle coppie', 'lavora l’\u206880%\u2069 delle coppie'],
  ['il 8.000', 'l’8.000'],
  ['il 1 dicembre e il 18 dicembre', 'il 1 dicembre e il 18 dicembre'],
  ['del 110%, nel 1180, civil 8', 'del 110%, nel 1180, civil 8']
])('"%s" is said "%s" in Italian', (written, said) => {
  expect(elided(written, localeOf('it'))).toBe(said);
});

test('a language that elides nothing says what is written', () => {
  expect(elided('il 8 al 11', localeOf('en'))).toBe('il 8 al 11');
});
