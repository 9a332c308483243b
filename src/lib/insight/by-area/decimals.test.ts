import { describe, expect, test } from 'vitest';
import { decimalSignOf, numberWritten } from './decimals.ts';

describe('how the numbers of a column are written', () => {
  test.each([
    [['18,4', '20,1'], 'comma'],
    [['18.4', '20.125'], 'point'],
    [['18.250,50'], 'comma'],
    [['18,250.50'], 'point'],
    [['1.234.567'], 'comma'],
    [['21500', '18000.5'], 'point'],
    [['18', '20'], 'point'],
    [['18.250', '21.100'], null],
    [['18,250'], null],
    [['18.250', '20,5'], 'comma']
  ] as const)('%j is told by the numbers themselves', (texts, sign) => {
    expect(decimalSignOf(texts).sign).toBe(sign);
  });
});

test.each([
  ['18.250,50', 'comma', 18_250.5],
  ['18.250', 'comma', 18_250],
  ['18.250', 'point', 18.25],
  ['18,250.5 €', 'point', 18_250.5],
  ['1 234', 'comma', 1234],
  ['-3,2', 'comma', -3.2],
  ['−3,2', 'comma', -3.2],
  ['molti', 'comma', null],
  ['1,2,3', 'comma', null],
  ['12.34', 'comma', null],
  ['1e9', 'point', null]
] as const)('"%s" written with a %s is %d', (text, sign, value) => {
  expect(numberWritten(text, sign, '€')).toBe(value);
});
