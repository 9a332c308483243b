import { expect, test } from 'vitest';
import { featureCollection, pageLinks } from './feature-collection.ts';

test('a page says how many there are in all, and how many are on it', () => {
  const feature = { type: 'Feature', geometry: null, properties: {} } as const;
  expect(featureCollection([feature, feature], 188, [])).toEqual({
    type: 'FeatureCollection',
    numberMatched: 188,
    numberReturned: 2,
    links: [],
    features: [feature, feature]
  });
});

test('it leads to itself, and to the next page with all that was asked, as long as there is one', () => {
  const url = new URL('https://vicina.example/api/v1/borgo/places?q=caf&cursor=old');
  const type = 'application/geo+json';
  expect(pageLinks(url, null)).toEqual([{ rel: 'self', href: url.href, type }]);
  expect(pageLinks(url, 'new')).toEqual([
    { rel: 'self', href: url.href, type },
    { rel: 'next', href: 'https://vicina.example/api/v1/borgo/places?q=caf&cursor=new', type }
  ]);
});
