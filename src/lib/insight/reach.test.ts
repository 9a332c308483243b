import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metresBetween } from '../geo/distance.ts';
import type { LonLat } from '../geo/point.ts';
import { BLOCK, gridOfStreets, ORIGIN } from '../walking/grid-for-tests.ts';
import { StreetIndex } from '../walking/street-index.ts';
import { medianMinutes, minutesToNearest, shares } from './reach.ts';

const at = (x: number, y: number): LonLat => [ORIGIN[0] + x * BLOCK.lon, ORIGIN[1] + y * BLOCK.lat];
const somewhere = fc
  .tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 }))
  .map(([x, y]) => at(x, y));
const streets = new StreetIndex(gridOfStreets({ columns: 9, rows: 9 }));

describe('minutes to the nearest of some services', () => {
  test('in a straight line are those of the nearest, 1.3 times as long, at 4.5 km/h', () => {
    fc.assert(
      fc.property(somewhere, fc.array(somewhere, { maxLength: 5 }), (from, services) => {
        const [minutes] = minutesToNearest([from], services, { index: null, walker: 'adult' });
        const nearest = Math.min(...services.map((one) => metresBetween(from, one)));
        expect(minutes).toBeCloseTo((nearest * 1.3) / 75, 9);
      })
    );
  });

  test.each([
    ['adult', 75],
    ['with-child', 51.6],
    ['pram', 60]
  ] as const)('along the streets of a chessboard are those of blocks walked (%s, %d m)', (walker, speed) => {
    fc.assert(
      fc.property(somewhere, fc.array(somewhere, { minLength: 1, maxLength: 5 }), (from, services) => {
        const [minutes] = minutesToNearest([from], services, { index: streets, walker });
        const blocks = services.map(
          (one) => metresBetween(from, [one[0], from[1]]) + metresBetween([one[0], from[1]], one)
        );
        // Streets further north are a hair shorter: a metre on a kilometre.
        expect(Math.abs(minutes! * speed - Math.min(...blocks))).toBeLessThan(1.5);
      })
    );
  });

  test('are endless where there is no service, and where there is no street', () => {
    expect(minutesToNearest([at(1, 1)], [], { index: streets, walker: 'adult' })[0]).toBe(Infinity);
    expect(minutesToNearest([at(30, 30)], [at(1, 1)], { index: streets, walker: 'adult' })[0]).toBe(Infinity);
  });
});

test('farther than an hour nobody is said to walk along streets', () => {
  const long = new StreetIndex(gridOfStreets({ columns: 60, rows: 1 }));
  const walks = (walker: 'adult' | 'pram') =>
    minutesToNearest(
      Array.from({ length: 60 }, (_, x) => at(x, 0)),
      [at(0, 0)],
      { index: long, walker }
    ).filter((minutes) => minutes < Infinity);
  for (const [walker, speed] of [
    ['adult', 75],
    ['pram', 60]
  ] as const) {
    const reached = walks(walker);
    expect(Math.max(...reached)).toBeLessThanOrEqual(60);
    // As far as that, and to the last block within it.
    const block = metresBetween(at(0, 0), at(1, 0));
    expect(reached.length).toBe(Math.floor((60 * speed) / block) + 1);
  }
});

describe('the share of people within some minutes', () => {
  const people = Float64Array.of(100, 300, 600);

  test('is that of the cells within, with how it would be if walks took 15 % longer or less', () => {
    const [five, ten] = shares(people, Float64Array.of(4, 5.5, 9));
    expect(five).toMatchObject({ limit: 5, people: 100, share: 0.1, least: 0.1, most: 0.4 });
    expect(ten).toMatchObject({ people: 1000, share: 1, least: 0.4, most: 1 });
  });

  test('has whoever walks exactly so long', () => {
    const [five, ten, fifteen] = shares(people, Float64Array.of(5, 10, 15));
    expect([five!.people, ten!.people, fifteen!.people]).toEqual([100, 400, 1000]);
  });

  test('of nobody is nothing', () => {
    expect(shares(new Float64Array(3), Float64Array.of(1, 2, 3))[0]).toMatchObject({ people: 0, share: 0 });
  });

  test('half of the people walk at most the minutes of the middle one', () => {
    expect(medianMinutes(people, Float64Array.of(30, 8, 12))).toBe(12);
    expect(medianMinutes(people, Float64Array.of(3, 8, Infinity))).toBeNull();
    // Just half of them.
    expect(medianMinutes(Float64Array.of(500, 500), Float64Array.of(7, Infinity))).toBe(7);
  });
});
