import { expect, test } from 'vitest';
import { catalogue, ONE_WHO_READS } from './borgo-for-tests.server.ts';
import { MOST_SUGGESTED, suggest } from './suggest.ts';
import { lexicon } from './words.server.ts';

const slugs = (q: string, locale = 'it') =>
  suggest(q, catalogue, lexicon(), { ...ONE_WHO_READS, locale }).map(({ type, slug }) => `${type} ${slug}`);

test('a word that is begun is a kind that is here, then names that begin so', () => {
  expect(slugs('farm').slice(0, 3)).toEqual(['category pharmacy', 'place selinunte', 'place sant-anna']);
  expect(slugs('صيد', 'ar')[0]).toBe('category pharmacy');
  expect(slugs('cerco una farm')[0]).toBe('category pharmacy');
});

test('of a name with several words the last may be begun', () => {
  expect(slugs('via pier alessandro par')).toEqual(['street via-paravia']);
  expect(slugs('camera del l')).toContain('place camera-del-lavoro');
});

test('whom to call is suggested before anything else where it sounds like danger', () => {
  expect(slugs('mio marito mi picchia').slice(0, 2)).toEqual(['helpline 1522', 'helpline 112']);
});

test('a kind that is not here is not suggested as if it were', () => {
  expect(slugs('asilo nid')).not.toContain('category nursery');
});

test('there are never more than fit, and of one letter none', () => {
  for (const q of ['f', '', ' ', '\u0000', '🙂']) expect(slugs(q), q).toEqual([]);
  for (const q of ['co', 'corso', 'farmacia', 'a'.repeat(5000), 'di '.repeat(500)])
    expect(slugs(q).length, q).toBeLessThanOrEqual(MOST_SUGGESTED);
});
