import type { Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { metricGrid } from '../geo/metric-grid.ts';
import { fromUtm, type Metres } from '../geo/utm.ts';
import { spreadResidents, type ResidentsOfArea } from './residents.ts';

/** A rectangle of metres from a corner of zone 32. */
function rectangle(west: number, south: number, east: number, north: number): Polygon {
  const corners: Metres[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south]
  ];
  return {
    type: 'Polygon',
    coordinates: [corners.map(([x, y]) => [...fromUtm([510_000 + x, 5_035_000 + y], 32)])]
  };
}

function area(slug: string, outline: Polygon, figures: Partial<ResidentsOfArea> = {}): ResidentsOfArea {
  return { slug, code: slug, name: slug, year: 2021, total: 1000, women: 500, minors: 100, foreign: 300, citizenships: {}, sources: [], outline, ...figures }; // prettier-ignore
}

const home = rectangle(0, 0, 400, 100);
const grid = metricGrid(home);
const people = (areas: ResidentsOfArea[], residential: Polygon | null = null) =>
  [...(spreadResidents(grid, home, areas, residential)?.inCells.all ?? [])].map(Math.round);

describe('residents', () => {
  test('of one area are spread evenly over it', () => {
    expect(people([area('nil-1', home)])).toEqual([250, 250, 250, 250]);
  });

  test('of an area that is only partly in the neighbourhood count for that part', () => {
    expect(people([area('nil-1', rectangle(-400, 0, 400, 100), { total: 800 })])).toEqual([
      100, 100, 100, 100
    ]);
  });

  test('have the citizenships of that part', () => {
    const half = area('nil-1', rectangle(-400, 0, 400, 100), { citizenships: { EG: 300 } });
    expect(spreadResidents(grid, home, [half])!.citizenships).toEqual({ EG: 150 });
  });

  test('of finer areas are taken before those of coarser ones, and newer before older', () => {
    const sections = [
      area('section-1', rectangle(0, 0, 100, 100), { total: 700 }),
      area('section-2', rectangle(100, 0, 400, 100), { total: 300 })
    ];
    expect(people([area('nil-1', home, { year: 2024 }), ...sections])).toEqual([700, 100, 100, 100]);
    expect(people([area('nil-1', home, { year: 2018 }), area('nil-9', home, { year: 2024, total: 400 })])).toEqual([100, 100, 100, 100]); // prettier-ignore
  });

  test('live where there is a street as long as nobody has said where, and all over an area that has none', () => {
    const ground = [true, false, true, false];
    const spread = (areas: ResidentsOfArea[], lived: Polygon | null = null) =>
      spreadResidents(grid, home, areas, lived, ground)!;
    const one = spread([area('nil-1', home)]);
    expect([...one.inCells.all!].map(Math.round)).toEqual([500, 0, 500, 0]);
    expect(one.spreading).toBe('streets');
    const east = spread([
      area('section-1', rectangle(0, 0, 300, 100), { total: 600 }),
      area('section-2', rectangle(300, 0, 400, 100), { total: 300 })
    ]);
    expect([...east.inCells.all!].map(Math.round)).toEqual([300, 0, 300, 300]);
    expect(east.spreading).toBe('even');
    // What is known to be lived on is better known than that.
    expect([...spread([area('nil-1', home)], rectangle(100, 0, 200, 100)).inCells.all!]).toEqual([0, 1000, 0, 0]); // prettier-ignore
  });

  test('of areas that cover all that is lived on count, though they leave water out', () => {
    const land = [area('nil-1', rectangle(0, 0, 200, 100))];
    expect(people(land)).toEqual([]);
    expect([...(spreadResidents(grid, home, land, null, [true, true, false, false])?.inCells.all ?? [])].map(Math.round)).toEqual([500, 500, 0, 0]); // prettier-ignore
    expect(people(land, rectangle(0, 0, 200, 100))).toEqual([500, 500, 0, 0]);
  });

  test('of areas that leave a part of the neighbourhood out are no answer', () => {
    expect(spreadResidents(grid, home, [area('nil-1', rectangle(0, 0, 300, 100))])).toBeNull();
    expect(spreadResidents(grid, home, [])).toBeNull();
  });

  test('live where people live, where that is known', () => {
    const spread = spreadResidents(grid, home, [area('nil-1', home)], rectangle(0, 0, 100, 100))!;
    expect([...spread.inCells.all!]).toEqual([1000, 0, 0, 0]);
    expect(spread.spreading).toBe('residential');
  });

  test('a border drawn twice, a few metres apart, adds and takes away nobody', () => {
    const beside = area('nil-2', rectangle(397, 0, 1000, 100), { total: 9000 });
    const spread = spreadResidents(grid, home, [area('nil-1', rectangle(0, -2, 400, 100)), beside])!;
    expect([spread.totals.all, spread.isOneArea]).toEqual([expect.closeTo(1000, 6), true]);
  });

  test('of a group that one area has no figure of are not known', () => {
    const spread = spreadResidents(grid, home, [area('nil-1', home, { foreign: null })])!;
    expect([spread.inCells.foreign, spread.totals.women]).toEqual([null, 500]);
  });

  test('of an area smaller than the distance between two looks are where it is', () => {
    const tiny = area('section-2', rectangle(250, 50, 254, 54), { total: 40 });
    expect(people([area('section-1', home), tiny])).toEqual([250, 250, 290, 250]);
  });
});
