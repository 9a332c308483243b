import { expect, test } from 'vitest';
import { localeOf } from '../../i18n/locales.ts';
import { timeAgo } from './time-ago.ts';

const MINUTE = 60_000;

test.each([
  [0, 'now'],
  [-5000, 'now'],
  [MINUTE, '1 minute ago'],
  [89 * MINUTE, '1 hour ago'],
  [24 * 60 * MINUTE, 'yesterday'],
  [90 * 24 * 60 * MINUTE, '90 days ago']
])('%d milliseconds later it was %s', (passed, said) => {
  expect(timeAgo(0, passed, localeOf('en'))).toBe(said);
});

test('Arabic has its own digits', () => {
  expect(timeAgo(0, 3 * 24 * 60 * MINUTE, localeOf('ar'))).toBe('قبل ٣ أيام');
});
