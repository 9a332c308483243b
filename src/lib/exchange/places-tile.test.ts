import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { expect, test } from 'vitest';
import type { Position } from '../geo/position.ts';
import { tileBounds } from '../map/tile-address.ts';
import { placeForTests } from '../place/place-for-tests.ts';
import type { Category, Place } from '../place/place.ts';
import { encodePlacesTile, MARGIN } from './places-tile.ts';

const SELINUNTE = { z: 14, x: 8607, y: 5863 };
const categories = new Map<string, Category>([
  ['pharmacy', { slug: 'pharmacy', group: 'health', name: { it: 'Farmacia' }, icon: 'maki:pharmacy' }]
]);

function place(slug: string, position: Position): Place & { localLocale: string } {
  const about = { id: slug, slug, neighbourhood: 'san-siro', category: 'pharmacy', position };
  return {
    ...placeForTests({ ...about, name: { it: `Farmacia ${slug}`, ar: 'صيدلية' } }),
    localLocale: 'it'
  };
}

const at = (lon: number, lat: number): Position => ({ precision: 'exact', point: [lon, lat] });
function decode(tile: Uint8Array): Record<string, unknown>[] {
  const layer = new VectorTile(new PbfReader(tile)).layers['places'];
  return Array.from({ length: layer?.length ?? 0 }, (_, i) => layer?.feature(i).properties ?? {});
}

test('a tile holds its places with what a symbol needs, named in each language', () => {
  const tile = encodePlacesTile([place('a', at(9.137, 45.472))], categories, SELINUNTE);
  expect(decode(tile)).toEqual([
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

test('a place without a pin is in no tile, nor is one that lies elsewhere', () => {
  const places = [
    place('hidden', { precision: 'area-only', point: null }),
    place('elsewhere', at(9.3, 45.472))
  ];
  expect(decode(encodePlacesTile(places, categories, SELINUNTE))).toEqual([]);
});

test('far out, places near each other are one point that says how many they are', () => {
  const places = [...'abcdefgh'].map((slug, i) => place(slug, at(9.137 + i * 0.0001, 45.472)));
  const far = decode(
    encodePlacesTile([...places, place('z', at(9.6, 45.472))], categories, { z: 8, x: 134, y: 91 })
  );
  expect(far).toEqual(expect.arrayContaining([{ point_count: 8 }, expect.objectContaining({ slug: 'z' })]));
  expect(decode(encodePlacesTile(places, categories, SELINUNTE))).toHaveLength(8);
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
