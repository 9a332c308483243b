import { expect, test } from 'vitest';
import { hintsOf } from './hints.ts';

const hints = (...texts: string[]) => hintsOf({ texts });

test('what people write of a place gives no hint', () => {
  expect(
    hints(
      'Sartoria di Amal',
      'Riparazioni e corsi di cucito, il martedì e il giovedì. Chiedi di Amal. Non serve prenotare.'
    )
  ).toEqual([]);
  expect(
    hints('جمعية نساء الحي', 'نساعد النساء في تعلم اللغة الإيطالية وفي البحث عن عمل قريب من البيت')
  ).toEqual([]);
});

test('links are told, many of them more', () => {
  expect(hints('Scrivi su www.example.it')).toEqual(['links']);
  expect(hints('http://a.example https://b.example cheap-pills.shop')).toEqual(['many-links']);
});

test('the same word or letter over and over is told', () => {
  expect(hints('casino casino bonus casino casino bonus casino casino casino gratis')).toEqual([
    'repetition'
  ]);
  expect(hints('aaaaaaaaaaaa')).toEqual(['repetition']);
});

test('shouting, the trap and haste are told', () => {
  expect(hints('COMPRA SUBITO QUI')).toEqual(['capitals']);
  expect(hintsOf({ texts: [], trapFilled: true, took: 400 })).toEqual(['filled-trap', 'very-fast']);
  expect(hintsOf({ texts: ['Bar'], took: 40_000 })).toEqual([]);
});
