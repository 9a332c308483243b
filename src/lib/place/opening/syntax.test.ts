import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLANKS, hostileText } from '../../../../tests/hostile-texts.ts';
import { alsoOn, holidayRules, LONGEST_HOURS, problemOfHoursText, tidyHours } from './syntax.ts';

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
    expect(problemOfHoursText(hours)).toBeNull();
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['"x"'.padEnd(LONGEST_HOURS + 1, ' '), 'too-long'],
    ['"x"'.padEnd(LONGEST_HOURS, ' '), 'untidy'],
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
    [' Mo 10:00-12:00', 'untidy'],
    ['Mo  10:00-12:00', 'untidy'],
    ['Mo\u00a010:00-12:00', 'untidy'],
    ['; Mo 10:00-12:00', 'untidy'],
    ['<script>', 'unknown-word']
  ])('do not take %j, and say why: %s', (hours, problem) => {
    expect(problemOfHoursText(hours)).toBe(problem);
  });
});

describe('tidied hours', () => {
  it.each([
    [`${' '.repeat(40)}Mo 10:00-12:00`, 'Mo 10:00-12:00'],
    ['\u3000Mo-Fr\u00a0\u202f09:00-12:00\t;\r\nPH\u2003off\u3164', 'Mo-Fr 09:00-12:00 ; PH off'],
    ['\ufeff\u200eMo\u200b-\u2060Fr\u00ad 09:00\u200d-12:00\u202c', 'Mo-Fr 09:00-12:00'],
    ['; ;; ; Mo 10:00-12:00', 'Mo 10:00-12:00'],
    ['Mo 10:00-12:00 "  solo\u00a0 donne \u202e"', 'Mo 10:00-12:00 " solo donne "'],
    // What joins and marks letters is part of them.
    ['Mo 10:00-12:00 "می\u200cخواهم\u200f"', 'Mo 10:00-12:00 "می\u200cخواهم\u200f"'],
    [BLANKS.join(''), '']
  ])('of %j are %j', (hours, tidy) => {
    expect(tidyHours(hours)).toBe(tidy);
  });

  it('have no blank but one space between words, whatever they were, and are tidy already', () => {
    fc.assert(
      fc.property(hostileText(300), (hours) => {
        const tidy = tidyHours(hours);
        expect(tidy).not.toMatch(/^[\s;]|\s$|\s\s|[^\S ]/);
        expect(tidyHours(tidy)).toBe(tidy);
        expect(problemOfHoursText(tidy)).not.toBe('untidy');
      }),
      { numRuns: 1000 }
    );
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
