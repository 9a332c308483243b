import { createExpression } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, test } from 'vitest';
import { CATEGORY_GROUPS, type CategoryGroup } from '../ui/category-group.ts';
import { GROUP_COUNTS, RING_IMAGE, ringCounts, ringRadius } from './cluster-rings.ts';
import type { MapPlace } from './map-place.ts';
import { apartFromStops } from './place-layers.ts';

const place = (slug: string, group: CategoryGroup): MapPlace => ({
  id: slug,
  slug,
  group,
  name: { text: slug, locale: 'it' },
  icon: 'maki:marker',
  precision: 'exact',
  point: [9.13, 45.47]
});

describe('a ring', () => {
  test('is named by how many of each group it stands for, and read back', () => {
    const expression = createExpression(RING_IMAGE as never, { type: 'string' } as never);
    if (expression.result === 'error') throw new Error(expression.value.join());
    const properties = Object.fromEntries(CATEGORY_GROUPS.map((group, at) => [group, at]));
    const name = String(expression.value.evaluate({ zoom: 14 }, { type: 'Point', properties } as never));
    expect(ringCounts(name)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(Object.keys(GROUP_COUNTS)).toEqual([...CATEGORY_GROUPS]);
  });

  test('is not the picture of a pin', () => {
    expect(ringCounts('pin health maki:pharmacy exact')).toBeNull();
    expect(ringCounts('ring 1 2')).toBeNull();
  });

  test('grows with what it holds', () => {
    const sizes = [3, 12, 60].map(ringRadius);
    expect(sizes).toEqual([...new Set(sizes)].sort((a, b) => a - b));
  });
});

describe('stops', () => {
  const stop = place('fermata', 'getting-around');
  const pharmacy = place('farmacia', 'health');

  test('stand back among other places, and none is left out', () => {
    expect(apartFromStops([stop, pharmacy])).toEqual({ places: [pharmacy], stops: [stop] });
  });

  test('are pins like any other where they alone were asked for', () => {
    expect(apartFromStops([stop])).toEqual({ places: [stop], stops: [] });
  });
});
