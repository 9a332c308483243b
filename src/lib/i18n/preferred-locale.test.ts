import { expect, test } from 'vitest';
import { preferredLocale } from './preferred-locale.ts';

test.each([
  [null, 'it'],
  ['', 'it'],
  ['ar-EG,ar;q=0.9,en;q=0.8', 'ar'],
  ['zh-CN, en;q=0.5', 'en'],
  ['en;q=0.2, ar;q=0.9', 'ar'],
  ['en;q=0, it;q=0.1', 'it'],
  ['*', 'it'],
  [';;;q=x,,,', 'it']
])('a browser that accepts %j is answered in %s', (header, locale) => {
  expect(preferredLocale(header)).toBe(locale);
});
