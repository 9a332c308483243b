import { expect, test } from 'vitest';
import { hintsOf } from './spam-signals.ts';

const hints = (...texts: string[]) => hintsOf({ texts });

test('what people write of a place gives no hint', () => {
  expect(
    hints(
      'Sartoria di Amal',
      'Riparazioni e corsi di cucito, il martedì e il giovedì. Chiedi di Amal. Non serve prenotare.',
      'ACLI'
    )
  ).toEqual([]);
  expect(
    hints('جمعية نساء الحي', 'نساعد النساء في تعلم اللغة الإيطالية وفي البحث عن عمل قريب من البيت')
  ).toEqual([]);
});

test('links, shouting, the trap, haste and the lack of scripts are told', () => {
  expect(hints('Scrivi su www.example.it')).toEqual(['links']);
  expect(hints('cheap-pills.shop')).toEqual(['links']);
  expect(hints('COMPRA SUBITO QUI')).toEqual(['shouting']);
  expect(hints('dai!!!!!!!!!!!')).toEqual(['shouting']);
  expect(hintsOf({ texts: [], trapFilled: true, took: 400 })).toEqual(['honeypot', 'fast']);
  expect(hintsOf({ texts: ['Bar'], took: 40_000, scripted: false })).toEqual(['no-script']);
});
