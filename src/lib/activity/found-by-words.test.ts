import { expect, test } from 'vitest';
import { foundByWords } from './found-by-words.ts';

test.each([
  ['italiano mamme', 'Corso di italiano per mamme'],
  ['ITALIANO', 'corso di italiano'],
  ['citta', 'Una città per tutte'],
  ['itlaiano', 'Corso di italiano'],
  ['italano', 'Corso di italiano'],
  ['taglio e cucito', 'Laboratorio: taglio e cucito'],
  ['ايطالية', 'دورة لغة إيطاليّة'],
  ['sarto', 'sartoria'],
  ['10-12', 'mercoledì 10-12']
])('%j finds %j', (asked, text) => {
  expect(foundByWords(asked, text)).toBe(true);
});

test.each([
  ['carta', 'sarta'.slice(0, 4)],
  ['inglese', 'corso di italiano'],
  ['italiano cucina', 'corso di italiano'],
  ['?!', 'corso'],
  ['arte', 'orto']
])('%j does not find %j', (asked, text) => {
  expect(foundByWords(asked, text)).toBe(false);
});
