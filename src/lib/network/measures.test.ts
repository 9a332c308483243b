import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import {
  betweenness,
  components,
  degrees,
  density,
  graphOf,
  MOST_MEASURED,
  reciprocity,
  weakPoints
} from './measures.ts';

type Pair = readonly [number, number];

/** Zachary's karate club, "An Information Flow Model for Conflict and Fission in Small Groups", 1977: 34 people. */
const KARATE: readonly Pair[] = Object.entries({
  0: [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31],
  1: [2, 3, 7, 13, 17, 19, 21, 30],
  2: [3, 7, 8, 9, 13, 27, 28, 32],
  3: [7, 12, 13],
  4: [6, 10],
  5: [6, 10, 16],
  6: [16],
  8: [30, 32, 33],
  9: [33],
  13: [33],
  14: [32, 33],
  15: [32, 33],
  18: [32, 33],
  19: [33],
  20: [32, 33],
  22: [32, 33],
  23: [25, 27, 29, 32, 33],
  24: [25, 27, 31],
  25: [31],
  26: [29, 33],
  27: [33],
  28: [31, 33],
  29: [32, 33],
  30: [32, 33],
  31: [32, 33],
  32: [33]
}).flatMap(([from, all]) => all.map((to): Pair => [Number(from), to]));

const path = (length: number) =>
  graphOf(
    length,
    Array.from({ length: length - 1 }, (_, i) => [i, i + 1])
  );
const star = graphOf(5, [
  [0, 1],
  [0, 2],
  [0, 3],
  [0, 4]
]);

describe("Zachary's karate club", () => {
  const club = graphOf(34, KARATE);

  test('has the instructor and the president in the middle, with the published values', () => {
    const between = betweenness(club)!;
    // Brandes and Erlebach, "Network Analysis", and every package since.
    expect(between[0]).toBeCloseTo(0.43763528138528146, 12);
    expect(between[33]).toBeCloseTo(0.30407497594997596, 12);
    expect(between[32]).toBeCloseTo(0.145247113997114, 12);
    expect(between[11]).toBe(0);
    expect([degrees(club)[0], degrees(club)[33], degrees(club)[11]]).toEqual([16, 17, 1]);
  });

  test('is one island, which one link and one man alone hold together with the twelfth', () => {
    expect(components(club).map(({ length }) => length)).toEqual([34]);
    expect(weakPoints(club)).toEqual({ bridges: [[0, 11]], cutNodes: [0] });
    expect([club.linkCount, density(club)]).toEqual([78, 78 / 561]);
  });
});

describe('small graphs', () => {
  test('all ways of a star pass by its middle', () => {
    expect(betweenness(star)).toEqual([1, 0, 0, 0, 0]);
    expect(weakPoints(star)).toMatchObject({ cutNodes: [0] });
    expect(weakPoints(star).bridges).toHaveLength(4);
  });

  test('of a path of five the middle one has four of six pairs', () => {
    expect(betweenness(path(5))).toEqual([0, 3 / 6, 4 / 6, 3 / 6, 0]);
  });

  test('nothing is lost from a ring when one link goes', () => {
    const ring = graphOf(4, [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 0]
    ]);
    expect(weakPoints(ring)).toEqual({ bridges: [], cutNodes: [] });
    expect(betweenness(ring)).toEqual([1 / 6, 1 / 6, 1 / 6, 1 / 6]);
  });

  test('who is linked to nobody is an island; the largest comes first', () => {
    expect(
      components(
        graphOf(5, [
          [3, 4],
          [4, 1]
        ])
      )
    ).toEqual([[1, 3, 4], [0], [2]]);
  });

  test('a link told twice, from either side, or with oneself counts once or not at all', () => {
    const graph = graphOf(2, [
      [0, 1],
      [1, 0],
      [0, 1],
      [1, 1]
    ]);
    expect([graph.linkCount, density(graph), degrees(graph)]).toEqual([1, 1, [1, 1]]);
  });

  test('nobody and one alone are measured too', () => {
    expect([betweenness(graphOf(0, [])), betweenness(graphOf(1, []))]).toEqual([[], [0]]);
    expect([density(graphOf(1, [])), components(graphOf(0, []))]).toEqual([0, []]);
    expect(reciprocity([])).toBeNull();
  });

  test('of three referrals two are returned', () => {
    expect(
      reciprocity([
        [0, 1],
        [1, 0],
        [1, 2],
        [0, 1]
      ])
    ).toBeCloseTo(2 / 3, 12);
  });

  test('more than can be measured exactly is not measured at all', () => {
    expect(betweenness(path(MOST_MEASURED + 1))).toBeNull();
  });

  test('a path as long as may be does not overflow the stack', () => {
    expect(weakPoints(path(MOST_MEASURED)).bridges).toHaveLength(MOST_MEASURED - 1);
  });
});

/** A graph that is another one for every seed: mulberry32. */
function randomGraph(seed: number): { nodes: number; edges: Pair[] } {
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const nodes = 2 + Math.floor(random() * 58);
  const probability = random() * 0.2;
  const edges: Pair[] = [];
  for (let a = 0; a < nodes; a++)
    for (let b = 0; b < nodes; b++) if (a !== b && random() < probability) edges.push([a, b]);
  return { nodes, edges };
}

const hasNetworkx = spawnSync('/usr/bin/python3', ['-c', 'import networkx']).status === 0;

describe.skipIf(!hasNetworkx)(
  'measured by python3-networkx (skipped when that package of Debian is not installed)',
  () => {
    test('50 random graphs have the same measures, to a billionth', () => {
      const graphs = Array.from({ length: 50 }, (_, seed) => randomGraph(seed + 1));
      const { status, stdout, stderr } = spawnSync('/usr/bin/python3', ['tests/networkx/measure.py'], {
        input: JSON.stringify(graphs),
        encoding: 'utf8'
      });
      expect(status, stderr).toBe(0);
      const theirs = JSON.parse(stdout) as {
        betweenness: number[];
        degrees: number[];
        components: number[][];
        bridges: number[][];
        cutNodes: number[];
        density: number;
        reciprocity: number | null;
      }[];
      let compared = 0;
      for (const [index, { nodes, edges }] of graphs.entries()) {
        const graph = graphOf(nodes, edges);
        const expected = theirs[index]!;
        for (const [node, value] of betweenness(graph)!.entries()) {
          expect(Math.abs(value - expected.betweenness[node]!)).toBeLessThan(1e-9);
          compared++;
        }
        expect(degrees(graph)).toEqual(expected.degrees);
        expect(components(graph)).toEqual(expected.components);
        expect(weakPoints(graph)).toEqual({ bridges: expected.bridges, cutNodes: expected.cutNodes });
        expect(density(graph)).toBeCloseTo(expected.density, 9);
        const mutual = reciprocity(edges);
        if (mutual === null) expect(expected.reciprocity).toBeNull();
        else expect(mutual).toBeCloseTo(expected.reciprocity!, 9);
      }
      expect(compared).toBeGreaterThan(1000);
    });
  }
);
