import { expect, test } from 'vitest';
import { localeOf } from '../i18n/locales.ts';
import { aNeighbourhood } from '../neighbourhood/examples.server.ts';
import { translatorHere } from '../neighbourhood/words.server.ts';
import { callLines, isProtectedSubject, PROTECTED_SUBJECTS, subjectsOf } from './call-lines.server.ts';
import { reading } from './reading.server.ts';

const now = new Date('2026-11-25T10:00+01:00');
const here = async (where: Parameters<typeof aNeighbourhood>[0] = {}) =>
  reading(await translatorHere(aNeighbourhood(where), localeOf('it')), aNeighbourhood(where), [], now);
const numbers = async (categories: readonly string[], where: Parameters<typeof aNeighbourhood>[0] = {}) =>
  callLines(await here(where), subjectsOf(categories)).map(({ number }) => number);

test('who looks for help sees whom to call before any place, danger first', async () => {
  expect((await numbers(['help'])).slice(0, 2)).toEqual(['112', '1522']);
  expect(await numbers(['womens-centre'])).toEqual(['112', '1522', '800290290']);
});

test('nobody is shown numbers who looks for a market, a school or everything', async () => {
  for (const categories of [['market'], ['learning'], []]) expect(await numbers(categories)).toEqual([]);
});

test('the numbers are those of the country and the region, whatever it is', async () => {
  expect(await numbers(['health'], { subdivision: 'IT-25' })).toEqual(['112', '116117']);
  expect(await numbers(['health'], { subdivision: 'IT-82' })).toEqual(['112']);
  const spanish = await numbers(['help'], { country: 'ES', subdivision: 'ES-CT' });
  expect(spanish).toContain('016');
  expect(spanish).not.toContain('1522');
});

test('on the page of a place whose women must not be found stands whom to call of violence', async () => {
  expect(isProtectedSubject('womens-centre', 'exact')).toBe(true);
  expect(isProtectedSubject('social-service', 'area-only')).toBe(true);
  expect(isProtectedSubject('market', 'to-confirm')).toBe(false);
  expect(callLines(await here(), PROTECTED_SUBJECTS).map(({ number }) => number)).toContain('1522');
});
