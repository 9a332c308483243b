import { expect, test } from 'vitest';
import { kindFinder } from './kinds.ts';

const kind = (slug: string, ...osmTags: Record<string, string>[]) => ({
  slug,
  group: 'help',
  name: { it: slug },
  osmTags
});
const kindOf = kindFinder([
  kind('shop', { shop: '*' }),
  kind('groceries', { shop: 'bakery' }),
  kind('social-service', { amenity: 'social_facility' }),
  kind('womens-centre', { amenity: 'social_facility', 'social_facility:for': 'woman' }),
  kind('primary-school', { amenity: 'school', 'isced:level': '1' }),
  kind('other', { amenity: '*' })
]);

test.each([
  [
    'the rule that asks for most wins',
    { amenity: 'social_facility', 'social_facility:for': 'woman' },
    'womens-centre'
  ],
  ['else the one that asks for less', { amenity: 'social_facility' }, 'social-service'],
  ['a value wins over any value', { shop: 'bakery' }, 'groceries'],
  ['any value will do where it is said so', { shop: 'toys' }, 'shop'],
  ['one of several values is enough', { amenity: 'school', 'isced:level': '1;2' }, 'primary-school'],
  ['what is vacant is nothing', { shop: 'vacant' }, undefined],
  ['what fits no kind is not looked for', { amenity: 'bench' }, undefined],
  ['nor what has no tags', {}, undefined]
])('%s', (_, tags, slug) => {
  expect(kindOf(tags as Record<string, string>)?.slug).toBe(slug);
});
