import { expect, test } from 'vitest';
import { parseTileAddress } from './tile-address.ts';

test('reads a tile that exists', () => {
  expect(parseTileAddress({ z: '14', x: '8607', y: '5861' }, 14)).toEqual({
    ok: true,
    tile: { z: 14, x: 8607, y: 5861 }
  });
  expect(parseTileAddress({ z: '0', x: '0', y: '0' }, 14).ok).toBe(true);
});

test.each([
  ['z', { z: '15', x: '0', y: '0' }],
  ['z', { z: '-1', x: '0', y: '0' }],
  ['z', { z: 'abc', x: '0', y: '0' }],
  ['z', { z: '1e1', x: '0', y: '0' }],
  ['x', { z: '2', x: '4', y: '0' }],
  ['x', { z: '2', x: '01', y: '0' }],
  ['x', { z: '2', x: '1.5', y: '0' }],
  ['y', { z: '2', x: '3', y: '4' }],
  ['y', { z: '2', x: '3', y: '' }],
  ['y', { z: '2', x: '3', y: '9'.repeat(40) }]
])('names %s as the wrong part of %o', (parameter, parts) => {
  expect(parseTileAddress(parts, 14)).toMatchObject({ ok: false, parameter });
});
