import type { Polygon } from 'geojson';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metresBetween } from './distance.ts';
import { CELL_METRES, cellIdAt, cellRing, metricGrid } from './metric-grid.ts';
import { fromUtm, toUtm, utmZone, type Metres } from './utm.ts';

/* That the metres are those of PROJ is looked at in tests/database/walk-graphs.test.ts, by PostGIS. */
describe('the UTM zone', () => {
  test('gives a position back to a micrometre', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: -80, max: 84, noNaN: true }),
        (lon, lat) => {
          const zone = utmZone(lon);
          const [lonAgain, latAgain] = fromUtm(toUtm([lon, lat], zone), zone);
          expect(metresBetween([lon, lat], [lonAgain, latAgain])).toBeLessThan(1e-5);
        }
      )
    );
  });

  test('is 32 at Milan', () =>
    expect([utmZone(9.14), utmZone(12), utmZone(-180), utmZone(180)]).toEqual([32, 33, 1, 60]));
});

/** A rectangle of metres in zone 32, as positions. */
function rectangle(west: number, south: number, east: number, north: number): Polygon {
  const corners: Metres[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south]
  ];
  return { type: 'Polygon', coordinates: [corners.map((corner) => [...fromUtm(corner, 32)])] };
}

describe('the cells of an area', () => {
  const { cells, zone } = metricGrid(rectangle(510_000, 5_035_000, 510_250, 5_035_100));

  test('are squares of 100 m, with how much of each is in it and where its middle is', () => {
    expect(cells.map(({ share }) => share)).toEqual([1, 1, 0.5]);
    const [middle, , last] = cells.map(({ centre }) => toUtm(centre, zone));
    expect(middle).toEqual([expect.closeTo(510_050, 3), expect.closeTo(5_035_050, 3)]);
    expect(last).toEqual([expect.closeTo(510_225, 3), expect.closeTo(5_035_050, 3)]);
  });

  test('are named by where they are, so that the same ground has the same name in every neighbourhood', () => {
    expect(cells.map(({ id }) => id)).toEqual(['32N-5100-50350', '32N-5101-50350', '32N-5102-50350']);
    expect(cellIdAt([510_199.9, 5_035_000], 32)).toBe('32N-5101-50350');
  });

  test('have corners a cell apart', () => {
    const [a, b, c] = cellRing(cells[0]!, zone);
    // Of the sphere and of the scale of the projection: within half a hundredth.
    for (const side of [metresBetween(a!, b!), metresBetween(b!, c!)])
      expect(Math.abs(side - CELL_METRES)).toBeLessThan(0.6);
  });
});

test('what has no surface is no area', () => {
  expect(() => metricGrid({ type: 'Point', coordinates: [9, 45] })).toThrow(RangeError);
});
