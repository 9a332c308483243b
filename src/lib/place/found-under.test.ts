import { expect, test } from 'vitest';
import { isFoundUnder, withFoundUnder } from './found-under.ts';

test('playgrounds are found under children and among public spaces, and nowhere else', () => {
  const playground = { slug: 'playground', group: 'public-space' } as const;
  expect(isFoundUnder(playground, 'children')).toBe(true);
  expect(isFoundUnder(playground, 'public-space')).toBe(true);
  expect(isFoundUnder(playground, 'health')).toBe(false);
  expect(isFoundUnder({ slug: 'park', group: 'public-space' }, 'children')).toBe(false);
});

test('who asks for children is answered with playgrounds too, who asks for schools is not', () => {
  expect(withFoundUnder(['children'])).toEqual(['children', 'playground']);
  expect(withFoundUnder(['children', 'playground'])).toEqual(['children', 'playground']);
  expect(withFoundUnder(['primary-school', 'public-space'])).toEqual(['primary-school', 'public-space']);
});
