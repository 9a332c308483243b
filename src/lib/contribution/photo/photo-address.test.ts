import { expect, test } from 'vitest';
import { parsePhotoFile, photoHref, smallWidth } from './photo-address.ts';

const id = '0f8fad5b-d9cb-469f-a165-70867728950e';

test('the address of a photo names it and its size, and is read back', () => {
  for (const size of ['large', 'small'] as const)
    expect(parsePhotoFile(photoHref(id, size).split('/').at(-1)!)).toEqual({ id, size });
});

test.each([
  '',
  `${id}.webp`,
  `${id}-huge.webp`,
  `${id}-large.webp/..`,
  `${id.toUpperCase()}-large.webp`,
  'a-large.webp'
])('%j is no photo', (file) => expect(parsePhotoFile(file)).toBeNull());

test('the small one keeps the proportions', () => {
  expect([smallWidth(1600, 1200), smallWidth(900, 1600), smallWidth(200, 100)]).toEqual([480, 270, 200]);
});
