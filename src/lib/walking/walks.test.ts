import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metresBetween, metresPerDegree } from '../geo/distance.ts';
import type { LonLat } from '../geo/point.ts';
import { packGraph, unpackGraph } from './graph-file.server.ts';
import { BLOCK, gridOfStreets, ORIGIN } from './grid-for-tests.ts';
import { shortestPaths } from './shortest-paths.ts';
import { positionOfNode, type StreetGraph } from './street-graph.ts';
import { FARTHEST_FROM_STREET, StreetIndex } from './street-index.ts';
import { Walks } from './walks.ts';

/** Streets with pieces missing and pieces that are steps, as chance has it. */
const randomStreets = fc
  .tuple(
    fc.integer({ min: 2, max: 7 }),
    fc.integer({ min: 2, max: 7 }),
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 90, maxLength: 90 })
  )
  .map(([columns, rows, dice]) => {
    let at = 0;
    return gridOfStreets({
      columns,
      rows,
      street: () => {
        const thrown = dice[at++ % dice.length]!;
        return thrown < 2 ? null : thrown < 4 ? 'steps' : 'street';
      }
    });
  });

/** Every piece relaxed until nothing changes (Bellman and Ford): slow, and hard to get wrong. */
function bruteForce(graph: StreetGraph, starts: ReadonlyMap<number, number>, steps: boolean): number[] {
  const distance = Array.from(graph.lon, (_, point) => starts.get(point) ?? Infinity);
  for (let round = 0, changed = true; changed; round++) {
    expect(round).toBeLessThanOrEqual(distance.length + 1);
    changed = false;
    for (const [piece, a] of graph.from.entries()) {
      const b = graph.to[piece]!;
      if (!steps && graph.steps[piece] === 1) continue;
      const length = metresBetween(positionOfNode(graph, a), positionOfNode(graph, b));
      for (const [here, there] of [
        [a, b],
        [b, a]
      ] as const) {
        if (distance[here]! + length < distance[there]! - 1e-9) {
          distance[there] = distance[here]! + length;
          changed = true;
        }
      }
    }
  }
  return distance;
}

test('the ways from the nearest of some starts are as short as brute force finds them', () => {
  fc.assert(
    fc.property(
      randomStreets,
      fc.boolean(),
      fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
      (graph, steps, chosen) => {
        const starts = new Map(chosen.map((number, at) => [number % graph.lon.length, at * 30]));
        const measured = shortestPaths(
          graph,
          [...starts].map(([point, metres]) => ({ point, metres })),
          { steps }
        );
        const expected = bruteForce(graph, starts, steps);
        for (const [point, metres] of measured.entries())
          if (expected[point] === Infinity) expect(metres).toBe(Infinity);
          else expect(metres).toBeCloseTo(expected[point]!, 6);
      }
    )
  );
});

test('with a limit, what lies within it is measured as without, and the rest not at all', () => {
  const graph = gridOfStreets({ columns: 12, rows: 12 });
  const whole = shortestPaths(graph, [{ point: 0, metres: 0 }], { steps: true });
  const near = shortestPaths(graph, [{ point: 0, metres: 0 }], { steps: true, most: 450 });
  expect(near).toEqual(whole.map((metres) => (metres <= 450 ? metres : Infinity)));
  expect(near.filter((metres) => metres < Infinity).length).toBeGreaterThan(5);
});

describe('as far as somebody walks', () => {
  /** A street of ten pieces of exactly 100 m, from point 0 to point 10. */
  const street = gridOfStreets({ columns: 11, rows: 1 });
  const graph: StreetGraph = { ...street, metres: street.metres.map(() => 100) };
  const reached = (
    most: number | undefined,
    ...starts: readonly (readonly [point: number, metres: number])[]
  ) =>
    [
      ...shortestPaths(
        graph,
        starts.map(([point, metres]) => ({ point, metres })),
        { steps: true, ...(most !== undefined && { most }) }
      )
    ].flatMap((metres, point) => (metres < Infinity ? [`${point}: ${metres}`] : []));

  test('is exactly as far: what is just there is reached, what is a step farther is not', () => {
    expect(reached(300, [0, 0])).toEqual(['0: 0', '1: 100', '2: 200', '3: 300']);
    expect(reached(299.999, [0, 0])).toEqual(['0: 0', '1: 100', '2: 200']);
    expect(reached(300, [0, 0.001])).toEqual(['0: 0.001', '1: 100.001', '2: 200.001']);
    expect(reached(undefined, [0, 0])).toHaveLength(11);
  });

  test('counts the way to the first corner', () => {
    expect(reached(100, [0, 100])).toEqual(['0: 100']);
    expect(reached(100, [0, 100.001])).toEqual([]);
    expect(reached(0, [0, 0])).toEqual(['0: 0']);
  });

  test('is as far from the nearest of some starts, whichever was named first', () => {
    const both = ['0: 0', '1: 100', '2: 200', '8: 250', '9: 150', '10: 50'];
    expect(reached(250, [0, 0], [10, 50])).toEqual(both);
    expect(reached(250, [10, 50], [0, 0])).toEqual(both);
    expect(reached(250, [0, 90], [0, 0], [10, 50], [10, 60])).toEqual(both);
  });

  test('is no farther to a door than to a corner', () => {
    const walks = new Walks(new StreetIndex(graph), [{ piece: 0, along: 0, away: 0 }], 'adult', 300);
    const to = (piece: number, along: number, away = 0) => walks.metresTo({ piece, along, away });
    expect([to(2, 0.5), to(2, 0.5, 50), to(2, 1)]).toEqual([250, 300, 300]);
    // Between the last corner that is reached and the next one, or too far from it.
    expect([to(3, 0.01), to(2, 1, 7), to(4, 0.5)]).toEqual([Infinity, Infinity, Infinity]);
  });
});

describe('the nearest street', () => {
  test('is the one that looking at every street finds', () => {
    const anywhere = fc.tuple(
      fc.double({ min: -2, max: 8, noNaN: true }),
      fc.double({ min: -2, max: 8, noNaN: true })
    );
    fc.assert(
      fc.property(randomStreets, anywhere, fc.boolean(), (graph, [x, y], steps) => {
        const point: LonLat = [ORIGIN[0] + x * BLOCK.lon, ORIGIN[1] + y * BLOCK.lat];
        const found = new StreetIndex(graph).nearest(point, { steps });
        let least = Infinity;
        for (const [piece, a] of graph.from.entries()) {
          if (!steps && graph.steps[piece] === 1) continue;
          // A thousand places along it, each measured on the sphere.
          const [[lon1, lat1], [lon2, lat2]] = [
            positionOfNode(graph, a),
            positionOfNode(graph, graph.to[piece]!)
          ];
          for (let part = 0; part <= 200; part++)
            least = Math.min(
              least,
              metresBetween(point, [lon1 + ((lon2 - lon1) * part) / 200, lat1 + ((lat2 - lat1) * part) / 200])
            );
        }
        if (found === null) expect(least).toBeGreaterThan(FARTHEST_FROM_STREET - 1);
        else expect(Math.abs(found.away - least)).toBeLessThan(1);
      }),
      { numRuns: 60 }
    );
  });

  test('is one within two hundred metres: farther off nobody is said to be on it', () => {
    const index = new StreetIndex(gridOfStreets({ columns: 4, rows: 1 }));
    const { lat } = metresPerDegree(ORIGIN[1]);
    const away = (metres: number) =>
      index.nearest([ORIGIN[0] + BLOCK.lon, ORIGIN[1] + metres / lat], { steps: true })?.away ?? null;
    expect(FARTHEST_FROM_STREET).toBe(200);
    expect(away(199)).toBeCloseTo(199, 0);
    expect([away(201), away(235)]).toEqual([null, null]);
  });

  test('of a graph without streets is none', () => {
    const none = gridOfStreets({ columns: 2, rows: 2, street: () => null });
    expect(new StreetIndex(none).nearest(ORIGIN, { steps: true })).toBeNull();
  });
});

describe('a walk', () => {
  const graph = gridOfStreets({ columns: 4, rows: 4 });
  const index = new StreetIndex(graph);
  const at = (x: number, y: number) =>
    index.nearest([ORIGIN[0] + x * BLOCK.lon, ORIGIN[1] + y * BLOCK.lat], { steps: true })!;
  const { lon, lat } = metresPerDegree(ORIGIN[1]);
  const [east, north] = [BLOCK.lon * lon, BLOCK.lat * lat];

  test('follows the streets round the corner, with the way to the door at both ends', () => {
    const walks = new Walks(index, [at(0.5, 0.1)], 'adult');
    // From a courtyard off the first street, along it, up two blocks and half a third.
    const expected = 0.1 * north + 0.5 * east + 2.5 * north;
    expect(walks.metresTo(at(1, 2.5))).toBeCloseTo(expected, 0);
  });

  test('along one street is as long as the street between, not round its ends', () => {
    const walks = new Walks(index, [at(0.2, 0)], 'adult');
    expect(walks.metresTo(at(0.7, 0))).toBeCloseTo(0.5 * east, 1);
  });

  test('with a pram goes round the steps', () => {
    const stepped = gridOfStreets({
      columns: 2,
      rows: 2,
      street: (a, b) => (a === 0 && b === 1 ? 'steps' : 'street')
    });
    const streets = new StreetIndex(stepped);
    const [start, end] = [0, 1].map((point) =>
      streets.nearest(positionOfNode(stepped, point), { steps: false })!
    );
    expect(new Walks(streets, [start!], 'adult').metresTo(end!)).toBeCloseTo(east, 0);
    expect(new Walks(streets, [start!], 'pram').metresTo(end!)).toBeCloseTo(east + 2 * north, 0);
  });

  test('to where no street leads is infinitely long', () => {
    const two = gridOfStreets({ columns: 3, rows: 1, street: (a) => (a === 0 ? 'street' : null) });
    const other = gridOfStreets({
      columns: 3,
      rows: 3,
      street: (a, b) => (a < 3 === b < 3 ? 'street' : null)
    });
    expect(two.from.length).toBe(1);
    const streets = new StreetIndex(other);
    const far = streets.nearest(positionOfNode(other, 8), { steps: true })!;
    expect(
      new Walks(streets, [streets.nearest(positionOfNode(other, 0), { steps: true })!], 'adult').metresTo(far)
    ).toBe(Infinity);
  });
});

test('a graph comes out of its bytes as it went in, to a centimetre', () => {
  fc.assert(
    fc.property(randomStreets, (graph) => {
      const again = unpackGraph(packGraph(graph));
      for (const part of ['from', 'to', 'steps', 'first', 'pieces', 'neighbours'] as const)
        expect(again[part]).toEqual(graph[part]);
      for (const part of ['lon', 'lat'] as const)
        graph[part].forEach((degrees, point) => expect(again[part][point]).toBeCloseTo(degrees, 7));
    })
  );
  expect(() => unpackGraph(new Uint8Array(30))).toThrow();
});
