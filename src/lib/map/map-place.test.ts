import { describe, expect, test } from 'vitest';
import { localeOf } from '../i18n/locales.ts';
import { boundsAround, fanOut, mapPlaces, placeOfTile, type MapPlace } from './map-place.ts';

const feature = (properties: Record<string, unknown>, coordinates: number[] | null = [9.13, 45.47]) => ({
  id: '1',
  geometry: coordinates && { type: 'Point', coordinates },
  properties: {
    slug: 'a',
    name: { it: 'Farmacia', ar: 'صيدلية' },
    group: 'health',
    icon: 'maki:pharmacy',
    ...properties
  }
});

describe('places of the API on the map', () => {
  test('are named in the reader’s language, else as on the door', () => {
    expect(mapPlaces([feature({})], localeOf('ar'), 'it')[0]?.name).toEqual({ text: 'صيدلية', locale: 'ar' });
    expect(mapPlaces([feature({})], localeOf('en'), 'it')[0]?.name).toEqual({
      text: 'Farmacia',
      locale: 'it'
    });
  });

  test('without a position are left to the list', () => {
    expect(mapPlaces([feature({}, null)], localeOf('it'), 'it')).toEqual([]);
  });

  test('are unsure where it is not known whether they fit', () => {
    expect(mapPlaces([feature({ certainty: 'unknown' })], localeOf('it'), 'it')[0]?.isUnsure).toBe(true);
    expect(mapPlaces([feature({ certainty: 'known' })], localeOf('it'), 'it')[0]?.isUnsure).toBeUndefined();
  });

  test('are exact only when the data say so', () => {
    expect(mapPlaces([feature({ precision: 'exact' })], localeOf('it'), 'it')[0]?.precision).toBe('exact');
    expect(mapPlaces([feature({})], localeOf('it'), 'it')[0]?.precision).toBe('approximate');
  });
});

describe('places behind one door', () => {
  const place = (slug: string, point: [number, number]): MapPlace => {
    const [made] = mapPlaces([feature({ slug, precision: 'exact' }, point)], localeOf('it'), 'it');
    if (!made) throw new Error('no place');
    return made;
  };

  test('stand around it, each to be tapped, no farther than a doorstep', () => {
    const fanned = fanOut([place('a', [9.13, 45.47]), place('b', [9.13, 45.47]), place('c', [9.13, 45.47])]);
    const points = fanned.map(({ point }) => point);
    expect(new Set(points.map(String)).size).toBe(3);
    for (const [lon, lat] of points) {
      const metres = Math.hypot(
        (lon - 9.13) * 111_195 * Math.cos((45.47 * Math.PI) / 180),
        (lat - 45.47) * 111_195
      );
      expect(metres).toBeGreaterThan(5);
      expect(metres).toBeLessThan(20);
    }
  });

  test('leave the others where they are', () => {
    const alone = place('d', [9.14, 45.48]);
    expect(fanOut([alone, place('a', [9.13, 45.47])])[0]).toBe(alone);
  });
});

test('bounds hold all points, and nothing has none', () => {
  expect(boundsAround([[9, 45], [8, 46], [10, 44]])).toEqual([8, 44, 10, 46]); // prettier-ignore
  expect(boundsAround([])).toBeNull();
});

describe('places of a tile on the map', () => {
  const inTile = (properties: Record<string, unknown>, locale = 'it') =>
    placeOfTile(
      {
        geometry: { type: 'Point', coordinates: [9.13, 45.47] },
        properties: {
          ...{ slug: 'a', name: 'Farmacia', 'name:it': 'Farmacia', 'name:ar': 'صيدلية' },
          ...{ group: 'health', icon: 'maki:pharmacy', precision: 'exact' },
          ...properties
        }
      },
      localeOf(locale)
    );

  test('are those that the API has', () => {
    expect(inTile({})).toEqual(
      mapPlaces([{ ...feature({ precision: 'exact' }), id: 'a' }], localeOf('it'), 'it')[0]
    );
  });

  test('are named in the reader’s language, else as on the door', () => {
    expect(inTile({}, 'ar')?.name).toEqual({ text: 'صيدلية', locale: 'ar' });
    expect(inTile({}, 'en')?.name).toEqual({ text: 'Farmacia', locale: 'it' });
  });

  test('that are several are no place', () => {
    expect(inTile({ slug: undefined, point_count: 3 })).toBeNull();
  });
});
