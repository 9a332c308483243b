import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { metresBetween } from '../geo/distance.ts';
import { GraphBuilder, type BuiltGraph } from './build-graph.ts';
import { isochrones } from './isochrone.ts';
import { METRES_PER_MINUTE } from './pace.ts';
import { readOsm } from './osm/read-osm.server.ts';
import { shortestPaths } from './shortest-paths.ts';
import { positionOfNode } from './street-graph.ts';
import { StreetIndex } from './street-index.ts';
import { isIn } from './area-for-tests.ts';

/** Real extracts, not part of the project: without them, or without networkx, these tests are skipped. */
const FOLDER = '../shared/samples/osm';
const EXTRACTS = ['krems.osm.gz', 'liechtenstein.osm.pbf'].filter((name) => existsSync(`${FOLDER}/${name}`));
const hasNetworkx = spawnSync('python3', ['-c', 'import networkx']).status === 0;

test.skipIf(EXTRACTS.length === 2)('SKIPPED: no extracts in ../shared/samples/osm', () => {});
test.skipIf(hasNetworkx)('SKIPPED: no python3-networkx', () => {});

describe.each(EXTRACTS)('on the streets of %s', (name) => {
  const file = `${FOLDER}/${name}`;
  let built: BuiltGraph;
  let index: StreetIndex;
  beforeAll(async () => {
    const builder = new GraphBuilder();
    await readOsm(createReadStream(file), builder);
    built = builder.build();
    index = new StreetIndex(built.graph);
  });

  /** Points spread over the graph, the same each time. */
  const some = (count: number) =>
    Array.from({ length: count }, (_, at) => Math.floor(((at + 0.5) / count) * built.osmIds.length));

  test.skipIf(!hasNetworkx).each([true, false])(
    'the way from the nearest of ten services is as long as networkx says (steps: %s)',
    (steps) => {
      const starts = some(10);
      const measured = shortestPaths(
        built.graph,
        starts.map((point) => ({ point, metres: 0 })),
        { steps }
      );
      const { stdout, stderr } = spawnSync(
        'python3',
        [
          'tests/walking/networkx-distances.py',
          file,
          steps ? '1' : '0',
          ...starts.map((at) => String(built.osmIds[at]))
        ],
        { encoding: 'utf8', maxBuffer: 1e8 }
      );
      expect(stderr).toBe('');
      const expected = JSON.parse(stdout) as Record<string, number>;
      let reached = 0;
      for (const [point, metres] of measured.entries()) {
        const theirs = expected[String(built.osmIds[point]!)];
        if (theirs === undefined) expect(metres).toBe(Infinity);
        else expect(Math.abs(metres - theirs)).toBeLessThan(0.001);
        if (metres < Infinity) reached++;
      }
      // What they reach and we have not would be in islands: the starts are in none.
      expect(reached).toBe(Object.keys(expected).length);
      expect(reached).toBeGreaterThan(built.osmIds.length * 0.5);
    },
    60_000
  );

  test('an isochrone holds every point within its minutes, and none that is well beyond', () => {
    const limits = [5, 10, 15];
    let looked = 0;
    const wrong: string[] = [];
    for (const point of some(5)) {
      const centre = positionOfNode(built.graph, point);
      const start = index.nearest(centre, { steps: true })!;
      const distances = shortestPaths(built.graph, [{ point, metres: 0 }], { steps: true });
      const areas = isochrones(index, start, limits, 'adult');
      for (const [at, minutes] of limits.entries()) {
        const most = minutes * METRES_PER_MINUTE.adult;
        for (const [other, metres] of distances.entries()) {
          const place = positionOfNode(built.graph, other);
          const asTheCrowFlies = metresBetween(place, centre);
          if (asTheCrowFlies > 2 * most) continue;
          looked++;
          // The grid is 20 m wide. A street beyond may run beside one within: it counts as its houses do.
          const isWrong = isIn(place, areas[at]!) ? asTheCrowFlies > most + 80 : metres < most - 30;
          if (isWrong) wrong.push(`${built.osmIds[other]}: ${Math.round(metres)} m, ${minutes} minutes`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(looked).toBeGreaterThan(1000);
  }, 60_000);
});
