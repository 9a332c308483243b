import { describe, expect, test } from 'vitest';
import { telephoneOf } from './countries.server.ts';
import { dialled, exampleNumbers, writtenNumber } from './telephone.ts';

describe('a number that is typed', () => {
  test.each([
    ['IT', '0039 02 123456', '+3902123456'],
    ['IT', '333 123 45 67', '+393331234567'],
    ['IT', '112', '112'],
    ['IT', '1522', '1522'],
    ['IT', '800 123 456', '800123456'],
    ['ES', '612 34 56 78', '+34612345678'],
    ['NL', '020 123 4567', '+31201234567'],
    ['SE', '040-12 34 56', '+4640123456'],
    ['SE', '112', '112'],
    // Of a country nobody has told us of, it is what was typed.
    ['XX', '12345678', '12345678']
  ])('in %s, %s is dialled from abroad as %s', (country, typed, number) =>
    expect(dialled(typed, telephoneOf(country))).toBe(number)
  );
});

describe('a number that is shown', () => {
  test.each([
    ['IT', '+390288465810', '02 8846 5810'],
    ['IT', '+393331234567', '333 1234 567'],
    ['IT', '1522', '1522'],
    // Of another country, whoever calls needs its code.
    ['ES', '+390288465810', '+390288465810'],
    ['IT', '+34930000000', '+34930000000'],
    ['XX', '+390288465810', '+390288465810']
  ])('on a page in %s, %s is written %s', (country, number, written) =>
    expect(writtenNumber(number, telephoneOf(country))).toBe(written)
  );
});

test('an example is given where the country has one', () => {
  expect(exampleNumbers('phone', telephoneOf('IT'))).toEqual(['02 8846 5810', '+39 333 123 4567']);
  expect(exampleNumbers('whatsapp', telephoneOf('IT'))).toEqual(['+39 333 123 4567']);
  expect(exampleNumbers('phone', telephoneOf('ES'))).toEqual([]);
  expect(exampleNumbers('phone', null)).toEqual([]);
});
