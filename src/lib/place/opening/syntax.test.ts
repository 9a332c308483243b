import { describe, expect, it } from 'vitest';
import { alsoOn, holidayRules, LONGEST_HOURS, problemOfText } from './syntax.ts';

describe('the hours that are accepted', () => {
  it.each([
    '24/7',
    'Mo-Fr 09:00-12:30,14:30-18:00; PH off',
    'mo-fr 9-18',
    'Oct-May: Mo-Fr 10:00-12:00',
    'Su[2] 10:00-12:00',
    '(sunrise+01:00)-sunset',
    'Mo 10:00-12:00 "solo donne, primavera; chiama" || "su appuntamento"',
    'easter -2 days off; 2026 Dec 24-2027 Jan 06 off'
  ])('take %s', (hours) => {
    expect(problemOfText(hours)).toBeNull();
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['"x"'.padEnd(LONGEST_HOURS + 1, ' '), 'too-long'],
    [Array.from({ length: 25 }, () => 'PH off').join(';'), 'too-many-rules'],
    [`Mo${',Mo'.repeat(97)} off`, 'too-many-rules'],
    ['Mo 10:00-12:00 "donne', 'broken-text'],
    ['Mo\u000010:00-12:00', 'broken-text'],
    ['lun-ven 9:00-18:00', 'unknown-word'],
    ['sempre aperto', 'unknown-word'],
    ['Mo-Fr 9 am-6 pm', 'unknown-word'],
    ['SH off; Mo 10:00-12:00', 'school-holidays'],
    ['Mo 10.00-12.00', 'unknown-sign'],
    ['Mo 10:00–12:00', 'unknown-sign'],
    ['20262026+2026', 'not-understood'],
    ['<script>', 'unknown-word']
  ])('do not take %j, and say why: %s', (hours, problem) => {
    expect(problemOfText(hours)).toBe(problem);
  });
});

describe('what hours say of public holidays', () => {
  it.each([
    ['Mo-Fr 09:00-18:00', { said: false, simple: true }],
    ['Mo-Fr 09:00-18:00; PH off', { said: true, simple: true }],
    ['Mo-Fr,PH 09:00-18:00', { said: true, simple: true }],
    ['Mo-Fr 09:00-18:00 "PH: chiama"', { said: false, simple: true }],
    ['PH -1 day 09:00-13:00', { said: false, simple: false }],
    ['PH Mo-Fr 09:00-13:00', { said: true, simple: false }]
  ])('is read from %s', (hours, rules) => {
    expect(holidayRules(hours)).toEqual(rules);
  });

  it('can be widened to another weekday, but for the words of a comment', () => {
    expect(alsoOn('Mo-Fr,PH 09:00-18:00 "PH"; PH off', ['Su', 'Mo'])).toBe(
      'Mo-Fr,PH,Su,Mo 09:00-18:00 "PH"; PH,Su,Mo off'
    );
  });
});
