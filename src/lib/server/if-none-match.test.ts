import { expect, test } from 'vitest';
import { hasAlready } from './if-none-match.ts';

test.each(['"abc"', 'W/"abc"', '"x", W/"abc" , "y"', '*', ' * ', '"with,comma","abc"'])(
  'who sends %s has it already',
  (header) => expect(hasAlready(header, 'abc')).toBe(true)
);

test.each([null, '', 'abc', '"abcd"', 'W/"x"', '"x, abc"', '"*"'])('who sends %s has not', (header) =>
  expect(hasAlready(header, 'abc')).toBe(false)
);
