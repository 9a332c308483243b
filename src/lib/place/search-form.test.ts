import { expect, test } from 'vitest';
import { parseLonLat } from '../geo/bounding-box.ts';
import { searchForm } from './search-form.ts';

const LANDMARK = '9.137,45.472';
const form = (query: string) => {
  const asked = new URLSearchParams(query);
  return searchForm({
    action: '/it/borgo',
    searchAction: '/it/borgo/search',
    query: asked,
    near: parseLonLat(asked.get('near') ?? ''),
    landmarks: [LANDMARK],
    shown: ['open=now'],
    noField: ['q', 'category', 'open']
  });
};
const carried = (query: string, open: boolean) =>
  form(query)
    .carried.filter(({ isField }) => !open || !isField)
    .map(({ name, value }) => `${name}=${value}`);

test('what a pill shows is not carried a second time; words of the address are kept', () => {
  expect(carried('q=a&open=now', false)).toEqual(['q=a']);
});

test('words are searched under the filters that are in force', () => {
  expect(form('q=a&open=now&feature=free').search).toEqual({
    action: '/it/borgo/search',
    carried: [
      { name: 'open', value: 'now' },
      { name: 'feature', value: 'free' }
    ]
  });
});

test('a closed form carries what its fields would say, an open one what no field says', () => {
  const query = `category=work&open=2026-11-25T10:00&near=${LANDMARK}&minutes=10&feature=free&feature=childcare`;
  const noField = ['category=work', 'open=2026-11-25T10:00'];
  expect(carried(query, false)).toEqual([
    ...noField,
    ...[`near=${LANDMARK}`, 'minutes=10', 'feature=free', 'feature=childcare']
  ]);
  expect(carried(query, true)).toEqual(noField);
});

test('the button counts what lies behind it, her own position aside', () => {
  expect(form('').inUse).toBe(0);
  expect(form('q=a&category=work&language=ar&without=referral').inUse).toBe(2);
  expect(form(`near=${LANDMARK}`)).toMatchObject({ inUse: 1, nearIsOwn: false });
  expect(form('near=9.1,45.4')).toMatchObject({ inUse: 0, nearIsOwn: true });
});
