import { describe, expect, test } from 'vitest';
import { groupsHref, isBehind, isForm } from './doors.ts';

describe('where one is', () => {
  test('a place is among the places, the calendar is not', () => {
    expect(isBehind('/it/borgo', '/it/borgo', '')).toBe(true);
    expect(isBehind('/it/borgo/places/scuola', '/it/borgo', '')).toBe(true);
    expect(isBehind('/it/borgo/activities', '/it/borgo', '')).toBe(false);
  });
  test('what only begins with the same letters is elsewhere', () => {
    expect(isBehind('/it/borgo/network/chain', '/it/borgo', '/network')).toBe(true);
    expect(isBehind('/it/borgo/networks', '/it/borgo', '/network')).toBe(false);
  });
});

test('a page that only shows is no form', () => {
  const at = (rest: string) => `/[locale=locale]/[neighbourhood]${rest}`;
  expect(isForm(at('/add/[what=addable]'))).toBe(true);
  expect(isForm(at('/(correcting)/[target=entry]/[slug]/change'))).toBe(true);
  for (const rest of ['', '/add', '/path', '/places/[slug]']) expect(isForm(at(rest))).toBe(false);
  expect(isForm(null)).toBe(false);
});

test('among several neighbourhoods the door of one opens at what is said of it', () => {
  expect(groupsHref('it', { slug: 'borgo', href: '/it/borgo', isOnly: false })).toBe('/it/groups#borgo');
  expect(groupsHref('it', { slug: 'borgo', href: '/it/borgo', isOnly: true })).toBe('/it/groups');
  expect(groupsHref('it', null)).toBe('/it/groups');
});
