import { expect, test } from 'vitest';
import { wordsOf } from './fold.ts';

test.each([
  ['accents and case', 'Caffè LIBERTÀ', 'caffe liberta'],
  ['letters with points between', 'C.A.F.', 'caf'],
  ['what is shortened', 'P.zza F.lli Zoia', 'piazza fratelli zoia'],
  ['saints', "Sant'Anna, S. Carlo, Santa Rita", 'san anna san carlo san rita'],
  ['numbers of names', 'via IV Novembre, quattro', 'via 4 novembre 4'],
  ['digits of Arabic', '٧٣٠', '730'],
  ['alef, ya and ta marbuta', 'أحمد مدرسة', 'احمد مدرسه'],
  ['Ukrainian beside Russian', 'їжа', 'ижа'],
  ['Chinese, a word each', '學習', '学 习']
])('%s', (_, written, folded) => expect(wordsOf(written).join(' ')).toBe(folded));

test('a word that is a number and something else stays a word', () => {
  expect(wordsOf('sei vi')).toEqual(['sei', 'vi']);
});
