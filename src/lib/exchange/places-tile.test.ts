import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { expect, test } from 'vitest';
import type { LonLat } from '../geo/point.ts';
import { tileBounds, type TileAddress } from '../map/tile-address.ts';
import type { Category } from '../place/place.ts';
import { encodePlacesTile, MARGIN, type TileCell, type TilePlace } from './places-tile.ts';

const SELINUNTE = { z: 14, x: 8607, y: 5863 };
const categories = new Map<string, Category>([
  ['pharmacy', { slug: 'pharmacy', group: 'health', name: { it: 'Farmacia' }, icon: 'maki:pharmacy' }]
]);

function place(slug: string, point: LonLat): TilePlace {
  return {
    ...{
      slug,
      neighbourhood: 'san-siro',
      category: 'pharmacy',
      localLocale: 'it',
      precision: 'exact',
      point
    },
    name: { it: `Farmacia ${slug}`, ar: 'صيدلية' }
  };
}

const encoded = (places: readonly TilePlace[], cells: readonly TileCell[], address: TileAddress) =>
  decode(encodePlacesTile({ places, cells }, categories, address));
function decode(tile: Uint8Array): Record<string, unknown>[] {
  const layer = new VectorTile(new PbfReader(tile)).layers['places'];
  return Array.from({ length: layer?.length ?? 0 }, (_, i) => layer?.feature(i).properties ?? {});
}

test('a tile holds its places with what a symbol needs, named in each language', () => {
  expect(encoded([place('a', [9.137, 45.472])], [], SELINUNTE)).toEqual([
    {
      slug: 'a',
      neighbourhood: 'san-siro',
      name: 'Farmacia a',
      'name:it': 'Farmacia a',
      'name:ar': 'صيدلية',
      category: 'pharmacy',
      group: 'health',
      icon: 'maki:pharmacy',
      precision: 'exact'
    }
  ]);
});

test('what lies elsewhere is in no tile', () => {
  expect(encoded([place('elsewhere', [9.3, 45.472])], [], SELINUNTE)).toEqual([]);
});

test('several places of one cell are one point that says how many they are', () => {
  const far = encoded([place('z', [9.6, 45.472])], [{ point: [9.137, 45.472], count: 8 }], {
    z: 8,
    x: 134,
    y: 91
  });
  expect(far).toEqual([expect.objectContaining({ slug: 'z' }), { point_count: 8 }]);
});

test('what is asked of the database is the tile and a little around it', () => {
  const [west, south, east, north] = tileBounds(SELINUNTE, MARGIN);
  expect(west).toBeLessThan((8607 / 16384) * 360 - 180);
  expect(east).toBeGreaterThan((8608 / 16384) * 360 - 180);
  expect(east - west).toBeCloseTo((360 / 16384) * 1.1, 6);
  expect(south).toBeLessThan(45.472);
  expect(north).toBeGreaterThan(45.472);
  expect(tileBounds({ z: 0, x: 0, y: 0 }, MARGIN)[0]).toBe(-180);
});
