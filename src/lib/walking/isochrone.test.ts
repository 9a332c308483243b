import { describe, expect, test } from 'vitest';
import { metresBetween, metresPerDegree } from '../geo/distance.ts';
import type { LonLat } from '../geo/point.ts';
import { isIn } from './area-for-tests.ts';
import { contour, signedArea } from './contour.ts';
import { gridOfStreets } from './grid-for-tests.ts';
import { isochrones, straightLineIsochrones } from './isochrone.ts';
import type { WALKERS } from './pace.ts';
import { METRES_PER_MINUTE } from './pace.ts';
import { shortestPaths } from './shortest-paths.ts';
import { positionOfNode, streetGraph } from './street-graph.ts';
import { StreetIndex } from './street-index.ts';

const graph = gridOfStreets({ columns: 25, rows: 25 });
const index = new StreetIndex(graph);
const MIDDLE = 12 * 25 + 12;
const start = index.nearest(positionOfNode(graph, MIDDLE), { steps: true })!;

describe('isochrones on a chessboard of streets', () => {
  const areas = isochrones(index, start, [5, 10], 'adult');
  const distances = shortestPaths(graph, [{ point: MIDDLE, metres: 0 }], { steps: true });

  test('hold the crossings that are near enough, and no others', () => {
    for (const [at, minutes] of [5, 10].entries()) {
      const most = minutes * METRES_PER_MINUTE.adult;
      for (const [point, metres] of distances.entries())
        if (Math.abs(metres - most) > 55)
          expect(isIn(positionOfNode(graph, point), areas[at]!), `${metres} m`).toBe(metres < most);
    }
  });

  test('lie in one another', () => {
    for (const ring of areas[0]!.coordinates.flat())
      for (const corner of ring) expect(isIn(corner as unknown as LonLat, areas[1]!)).toBe(true);
  });

  test('are GeoJSON as RFC 7946 wants it: closed, the outer ring anticlockwise, holes clockwise', () => {
    for (const polygon of areas.flatMap(({ coordinates }) => coordinates)) {
      for (const [number, ring] of polygon.entries()) {
        expect(ring.at(-1)).toEqual(ring[0]);
        expect(ring.length).toBeGreaterThanOrEqual(4);
        expect(signedArea(ring as [number, number][]) > 0).toBe(number === 0);
      }
    }
  });
});

describe('a ring of streets', () => {
  /** Round a rectangle of 200 m by `high`; the ground counts 50 m from each side. */
  const around = (high: number) => {
    const { lon, lat } = metresPerDegree(45.47);
    const streets = new StreetIndex(
      streetGraph({
        lon: Float64Array.of(0, 200, 200, 0).map((east) => 9.13 + east / lon),
        lat: Float64Array.of(0, 0, high, high).map((north) => 45.47 + north / lat),
        from: Uint32Array.of(0, 1, 2, 3),
        to: Uint32Array.of(1, 2, 3, 0),
        steps: Uint8Array.of(0, 0, 0, 0)
      })
    );
    const [area] = isochrones(streets, streets.nearest([9.13, 45.47], { steps: true })!, [10], 'adult');
    return area!.coordinates.map((polygon) => polygon.length - 1);
  };

  test('has a hole where there is more than a yard inside, and none where it is the back of houses', () => {
    // 100 m by 60 m are left; then 100 m by 12 m.
    expect(around(160)).toEqual([1]);
    expect(around(112)).toEqual([0]);
  });
});

test('whoever is slower comes less far', () => {
  const size = (walker: (typeof WALKERS)[number]) =>
    signedArea(isochrones(index, start, [10], walker)[0]!.coordinates[0]![0] as [number, number][]);
  expect(size('with-child')).toBeLessThan(size('pram'));
  expect(size('pram')).toBeLessThan(size('adult'));
});

test('in a straight line, minutes are circles of their metres, streets being 1.3 times as long', () => {
  const centre: LonLat = [9.137, 45.472];
  const [area] = straightLineIsochrones(centre, [10], 'adult');
  for (const corner of area!.coordinates[0]![0]!) {
    // 750 m in ten minutes, over 1.3.
    expect(metresBetween(centre, corner as unknown as LonLat)).toBeCloseTo(576.9, 0);
  }
});

test('a contour goes round what is in, and the other way round a hole in it', () => {
  const values = Float64Array.from(['00000', '01110', '01010', '01110', '00000'].join(''), (character) =>
    character === '1' ? 0 : 2
  );
  const rings = contour({ columns: 5, rows: 5, values }, 1);
  expect(rings.map(signedArea).sort((a, b) => a - b)).toEqual([-1, expect.closeTo(2 * 8.5, 5)]);
});

test('two corners that touch across a square stay apart', () => {
  const values = Float64Array.from('0000010000100000', (character) => (character === '1' ? 0 : 2));
  expect(contour({ columns: 4, rows: 4, values }, 1)).toHaveLength(2);
});
