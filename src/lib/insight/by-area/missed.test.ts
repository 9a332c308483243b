import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellRing, metricGrid } from '../../geo/metric-grid.ts';
import { fromUtm } from '../../geo/utm.ts';
import type { AreaIndicator, NeedDirection } from './area-indicator.ts';
import { areaOfCell, isComparable, peopleOfAreas, sharesOf, spreadIndicator } from './area-weighting.ts';
import { missedGroups, shareKnown, type OutOfReach } from './missed.ts';

/* Who is missed most, counted again by another route: overlaps by arithmetic, figures person by person, and every completion
 * of what is not known within what is said. */

const EAST = 510_000;
const NORTH = 5_035_000;
type Box = readonly [west: number, south: number, east: number, north: number];
/** A box in metres from a corner of the grid, in WGS 84. */
const outlineOf = ([west, south, east, north]: Box) => ({
  type: 'Polygon' as const,
  coordinates: [
    ([[west, south], [east, south], [east, north], [west, north], [west, south]] as const).map(([x, y]) => [
      ...fromUtm([EAST + x, NORTH + y], 32)
    ])
  ]
}); // prettier-ignore

/** Eight columns and four rows of cells. */
const HOME: Box = [0, 0, 800, 400];
const grid = metricGrid(outlineOf(HOME));
const corner = (cell: number): readonly [number, number] => [
  grid.cells[cell]!.column * 100 - EAST,
  grid.cells[cell]!.row * 100 - NORTH
];

const indicator = (
  boxes: readonly (readonly [Box, number | null])[],
  higherMeans: NeedDirection = 'less-need'
): AreaIndicator => ({
  slug: 'income',
  name: { it: 'Reddito' },
  unit: '€',
  higherMeans,
  source: 'test',
  licence: null,
  year: 2023,
  areas: boxes.map(([box, value], at) => ({ code: `a${at}`, name: `A${at}`, value, outline: outlineOf(box) }))
});
const spread = (...of: Parameters<typeof indicator>) =>
  spreadIndicator(grid, outlineOf(HOME), indicator(...of));

/** How much of a cell of a hundred metres is in a box, 0 to 1. */
function overlap(cell: number, [west, south, east, north]: Box): number {
  const [x, y] = corner(cell);
  const along = Math.max(0, Math.min(east, x + 100) - Math.max(west, x));
  const up = Math.max(0, Math.min(north, y + 100) - Math.max(south, y));
  return (along * up) / 10_000;
}

/** Neighbouring stripes whose borders are where they like, some without a figure, some of the ground in none. */
const anyStripes = fc
  .record({
    borders: fc.uniqueArray(fc.integer({ min: 1, max: 79 }), { minLength: 2, maxLength: 6 }),
    values: fc.array(fc.option(fc.integer({ min: 1, max: 5 }), { freq: 4 }), { minLength: 7, maxLength: 7 }),
    bottom: fc.integer({ min: 0, max: 15 })
  })
  .map(({ borders, values, bottom }) => {
    const at = [0, ...borders.toSorted((a, b) => a - b).map((ten) => ten * 10), 800];
    return at
      .slice(1)
      .map((east, number) => [[at[number]!, bottom * 10, east, 400] as Box, values[number] ?? null] as const);
  });

const anyPeople = fc
  .array(fc.integer({ min: 0, max: 90 }), { minLength: grid.cells.length, maxLength: grid.cells.length })
  .map((all) => Float64Array.from(all));
const anyReach = fc
  .array(fc.constantFrom('reached', 'perhaps', 'missed'), {
    minLength: grid.cells.length,
    maxLength: grid.cells.length
  })
  .map((all) => all as readonly string[]);
const outOf = (reach: readonly string[]): OutOfReach => ({
  surely: (cell) => reach[cell] === 'missed',
  perhaps: (cell) => reach[cell] !== 'reached'
});

test('the grid of these tests is what its cells say', () => {
  expect(grid.cells).toHaveLength(32);
  expect(cellRing(grid.cells[0]!, grid.zone)[0]![0]).toBeCloseTo(fromUtm([EAST, NORTH], 32)[0], 6);
});

test('a cell lies in areas by as much of its ground as they cover, and in none by the rest', () => {
  fc.assert(
    fc.property(anyStripes, anyPeople, (stripes, people) => {
      const found = spread(stripes);
      const known = stripes.filter(([, value]) => value !== null);
      for (const [cell, shares] of found.inCells.entries()) {
        for (const [box, value] of known) {
          const area = found.areas.findIndex(
            ({ code }) => code === `a${stripes.findIndex(([one]) => one === box)}`
          );
          // The ground is looked at every ten metres, and UTM turned into degrees and back moves by less than one.
          expect(shares.get(area) ?? 0).toBeCloseTo(overlap(cell, box), 1);
          expect(found.areas[area]!.value).toBe(value);
        }
        const covered = known.reduce((sum, [box]) => sum + overlap(cell, box), 0);
        expect(sharesOf(cell, found).unknown).toBeCloseTo(1 - covered, 1);
        if (covered < 0.35) expect(areaOfCell(cell, found)).toBeNull();
      }
      const all = people.reduce((sum, living) => sum + living, 0);
      const living = peopleOfAreas(people, found).reduce((sum, some) => sum + some, 0);
      const share = shareKnown(people, found);
      if (all > 0) expect(share).toBeCloseTo(living / all, 9);
      else expect(share).toBeNull();
    }),
    { numRuns: 40 }
  );
});

test('the third with the most need is by value and direction, and equal figures are never parted', () => {
  fc.assert(
    fc.property(
      anyStripes,
      fc.constantFrom<NeedDirection>('more-need', 'less-need'),
      (stripes, direction) => {
        const { areas, thirds } = spread(stripes, direction);
        const need = (value: number) => (direction === 'more-need' ? value : -value);
        const neediest = areas.filter((_, area) => thirds[area] === 0);
        const others = areas.filter((_, area) => thirds[area] !== 0);
        for (const one of neediest)
          for (const other of others) expect(need(one.value)).toBeGreaterThan(need(other.value));
        const isDistinct = new Set(areas.map(({ value }) => value)).size === areas.length;
        if (isDistinct && areas.length > 0) {
          expect(neediest.length).toBeGreaterThanOrEqual(Math.max(1, Math.floor(areas.length / 3)));
          expect(neediest.length).toBeLessThanOrEqual(Math.ceil(areas.length / 3));
        }
        expect(isComparable(spread(stripes, direction))).toBe(
          new Set(areas.map(({ value }) => value)).size > 1
        );
      }
    ),
    { numRuns: 60 }
  );
});

describe('who misses something', () => {
  test('is counted person by person where everything is known', () => {
    fc.assert(
      fc.property(anyPeople, fc.array(fc.boolean(), { minLength: 32, maxLength: 32 }), (people, isOut) => {
        // West poorer, east richer, the border in the middle of a column of cells.
        const found = spread([
          [[0, 0, 350, 400], 10],
          [[350, 0, 800, 400], 20]
        ]);
        const out = { surely: (cell: number) => isOut[cell]!, perhaps: (cell: number) => isOut[cell]! };
        const [west, east, unknown] = missedGroups(people, out, found);
        let [living, missing, all, lacking] = [0, 0, 0, 0];
        for (const [cell, here] of people.entries()) {
          const inWest = Math.max(0, Math.min(1, (350 - corner(cell)[0]) / 100));
          living += here * inWest;
          missing += isOut[cell] ? here * inWest : 0;
          all += here;
          lacking += isOut[cell] ? here : 0;
        }
        expect(west!.people).toEqual({ least: expect.closeTo(living, 6), most: expect.closeTo(living, 6) });
        expect(west!.missed).toEqual({ least: expect.closeTo(missing, 6), most: expect.closeTo(missing, 6) });
        expect(east!.missed.least).toBeCloseTo(lacking - missing, 6);
        expect(unknown!.people.most).toBe(0);
        if (living > 0) expect(west!.share!.least).toBeCloseTo(missing / living, 9);
        else expect(west!.share).toBeNull();
        if (all > living) expect(east!.share!.most).toBeCloseTo((lacking - missing) / (all - living), 9);
      }),
      { numRuns: 60 }
    );
  });

  test('is within what is said, wherever those belong of whom it is not known, and whatever may be there', () => {
    fc.assert(
      fc.property(
        anyStripes,
        anyPeople,
        anyReach,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 32, maxLength: 32 }),
        fc.array(fc.boolean(), { minLength: 32, maxLength: 32 }),
        (stripes, people, reach, toNeediest, isReached) => {
          const found = spread(stripes);
          const groups = missedGroups(people, outOf(reach), found);
          /** All, and those of them who miss it. */
          const sums = { neediest: [0, 0], others: [0, 0] } as Record<
            'neediest' | 'others',
            [number, number]
          >;
          for (const [cell, living] of people.entries()) {
            const { neediest, others, unknown } = sharesOf(cell, found);
            const misses = reach[cell] === 'missed' || (reach[cell] === 'perhaps' && !isReached[cell]);
            const parts = {
              neediest: neediest + unknown * toNeediest[cell]!,
              others: others + unknown * (1 - toNeediest[cell]!)
            };
            for (const group of ['neediest', 'others'] as const) {
              sums[group][0] += living * parts[group];
              if (misses) sums[group][1] += living * parts[group];
            }
          }
          for (const group of ['neediest', 'others'] as const) {
            const said = groups.find((one) => one.group === group)!;
            const [all, missed] = sums[group];
            expect(all).toBeGreaterThanOrEqual(said.people.least - 1e-6);
            expect(all).toBeLessThanOrEqual(said.people.most + 1e-6);
            expect(missed).toBeGreaterThanOrEqual(said.missed.least - 1e-6);
            expect(missed).toBeLessThanOrEqual(said.missed.most + 1e-6);
            if (all < 1e-6) continue;
            expect(missed / all).toBeGreaterThanOrEqual(said.share!.least - 1e-6);
            expect(missed / all).toBeLessThanOrEqual(said.share!.most + 1e-6);
          }
        }
      )
    );
  });

  test('and no narrower bound would hold: each end is somebody’s truth', () => {
    const found = spread([
      [[0, 0, 300, 400], 10],
      [[300, 0, 600, 400], 20]
    ]);
    const people = Float64Array.from(grid.cells, () => 10);
    // Reached: the western half of the poorer, and of those of whom nothing is known the southern half.
    const out = (cell: number) => {
      const [x, y] = corner(cell);
      return x < 300 ? x >= 100 : x < 600 || y >= 200;
    };
    const [west] = missedGroups(people, { surely: out, perhaps: out }, found);
    // 120 live there, 80 miss it; of 80 unknown 40 miss it.
    expect(west!.share).toEqual({
      least: expect.closeTo(80 / (120 + 40), 9),
      most: expect.closeTo((80 + 40) / (120 + 40), 9)
    });
    expect(west!.people).toEqual({ least: expect.closeTo(120, 6), most: expect.closeTo(200, 6) });
  });
});

test('an area that only touches the neighbourhood is not of it, and what it covers is not known', () => {
  const found = spread([
    [[0, 0, 790, 400], 10],
    [[790, 0, 5000, 400], 20]
  ]);
  expect(found.areas.map(({ value }) => value)).toEqual([10]);
  expect(isComparable(found)).toBe(false);
  expect(sharesOf(grid.cells.length - 1, found).unknown).toBeCloseTo(0.1, 6);
});
