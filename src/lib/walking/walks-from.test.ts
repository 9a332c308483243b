import fc from 'fast-check';
import { expect, test } from 'vitest';
import { metresBetween } from '../geo/distance.ts';
import type { LonLat } from '../geo/point.ts';
import { isIn } from './area-for-tests.ts';
import { BLOCK, gridOfStreets, ORIGIN } from './grid-for-tests.ts';
import { isochrones } from './isochrone.ts';
import { METRES_PER_MINUTE } from './pace.ts';
import { StreetIndex } from './street-index.ts';
import { isWithin, minutesOf } from './walk.ts';
import { roundedStart, straightLinesFrom, streetsFrom } from './walks-from.ts';

/** 900 × 700 m of streets, some of which are missing. */
const index = new StreetIndex(
  gridOfStreets({ columns: 10, rows: 8, street: (a, b) => ((a * 7 + b) % 5 === 0 ? null : 'street') })
);
const somewhere = fc
  .tuple(fc.double({ min: -1, max: 10, noNaN: true }), fc.double({ min: -1, max: 8, noNaN: true }))
  .map(([column, row]): LonLat => [ORIGIN[0] + column * BLOCK.lon, ORIGIN[1] + row * BLOCK.lat]);

test('along streets nothing is nearer than in a straight line, and all who stand at one start walk as far', () => {
  fc.assert(
    fc.property(somewhere, somewhere, (from, to) => {
      const start = roundedStart(from);
      const walk = streetsFrom(index, start).to(to);
      if (walk === null) return;
      expect(walk.metres).toBeGreaterThan(metresBetween(start, to) * 0.998 - 0.1);
      expect(streetsFrom(index, roundedStart(start)).to(to)).toEqual(walk);
    })
  );
});

test('what is within so many minutes says no more of them, and lies in the area that can be reached in them', () => {
  fc.assert(
    fc.property(somewhere, somewhere, fc.integer({ min: 1, max: 15 }), (from, to, minutes) => {
      const start = roundedStart(from);
      const walk = streetsFrom(index, start).to(to);
      const snapped = index.nearest(start, { steps: true });
      if (walk?.method !== 'network' || snapped === null || !isWithin(walk, minutes)) return;
      expect(minutesOf(walk)).toBeLessThanOrEqual(minutes);
      // Ground counts as far as houses are deep; the area is drawn on a grid of 20 m.
      const place = index.nearest(to, { steps: true })!;
      if (place.away > 40) return;
      const [area] = isochrones(index, snapped, [minutes + 40 / METRES_PER_MINUTE.adult], 'adult');
      expect(isIn(to, area!)).toBe(true);
    })
  );
});

test('what is on no street is a straight line, and says so; so is everything from where there is none', () => {
  const start = roundedStart(ORIGIN);
  const off: LonLat = [ORIGIN[0], ORIGIN[1] - 5 * BLOCK.lat];
  expect(streetsFrom(index, start).to(off)).toEqual(straightLinesFrom(start).to(off));
  const fromOff = streetsFrom(index, off);
  expect([fromOff.method, fromOff.to(ORIGIN)!.method]).toEqual(['straight-line', 'straight-line']);
  expect(streetsFrom(index, start).method).toBe('network');
});

test('where no street leads, nobody is said to arrive', () => {
  // Two streets that never meet.
  const graph = gridOfStreets({ columns: 5, rows: 2, street: (a, b) => (b === a + 5 ? null : 'street') });
  const across: LonLat = [ORIGIN[0], ORIGIN[1] + BLOCK.lat];
  expect(streetsFrom(new StreetIndex(graph), ORIGIN).to(across)).toBeNull();
});
