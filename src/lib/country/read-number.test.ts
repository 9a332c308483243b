import { expect, test } from 'vitest';
import type { Telephone } from './country.ts';
import { readNumber } from './read-number.ts';

const italy: Telephone = { code: '39', trunk: '', short: '^(?:\\d{3,6}|800\\d{6})$' };
const austria: Telephone = { code: '43', trunk: '0', short: '^\\d{3,6}$' };
const spain: Telephone = { code: '34', trunk: '', short: '^\\d{3,6}$' };

test.each([
  ['39 02 1234567', italy, '+39021234567'],
  ['393331234567', italy, '+393331234567'],
  ['393 1234567', italy, '+393931234567'],
  ['02–1234567', italy, '+39021234567'],
  ['\u200e+39 02 1234567', italy, '+39021234567'],
  ['٠٢١٢٣٤٥٦٧', italy, '+39021234567'],
  ['tel. 02 1234567', italy, '+39021234567'],
  ['Telefono: 02/1234567', italy, '+39021234567'],
  ['0039 02 1234567', italy, '+39021234567'],
  ['112', italy, '112'],
  ['+43 (0) 2732 801', austria, '+432732801'],
  ['02732 801-0', austria, '+4327328010'],
  ['93 123 45 67', spain, '+34931234567'],
  ['34 931234567', spain, '+34931234567'],
  ['12345678', null, '12345678']
])('%s is read', (text, telephone, number) => {
  expect(readNumber(text, telephone)).toEqual({ number });
});

test.each([
  ['112 / 118', 'several'],
  ['02 123 45 67 - 68', 'several'],
  ['02 1234567 / 333 1234567', 'several'],
  ['02 1234567; 333 1234567', 'several'],
  ['0', 'no-number'],
  ['chiedere in portineria', 'no-number'],
  ['', 'no-number'],
  ['+0', 'no-number'],
  ['12345678901234567', 'no-number']
])('%s is not one number, and it is said why: %s', (text, problem) => {
  expect(readNumber(text, italy)).toEqual({ problem });
});
