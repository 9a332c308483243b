import type { LonLat } from '../../lib/geo/point.ts';
import { minutesToNearest } from '../../lib/insight/reach.ts';
import { gridOfStreets } from '../../lib/walking/grid-for-tests.ts';
import { isochrones } from '../../lib/walking/isochrone.ts';
import { shortestPaths } from '../../lib/walking/shortest-paths.ts';
import { positionOfNode, streetGraph, type StreetGraph } from '../../lib/walking/street-graph.ts';
import { startsFrom, StreetIndex } from '../../lib/walking/street-index.ts';
import { median, times, type Figure } from './table.ts';

const ISOCHRONE_POINTS = 20_000;
const MOST_MILLISECONDS = 50;
const CELLS = 5000;
const SERVICES = 30;
const MOST_SECONDS = 2;
const RUNS = 9;

/** Streets like those of a town: blocks of 100 m, each street bent in four places, as maps draw it. */
function town(points: number): StreetGraph {
  const side = Math.round(Math.sqrt(points / 9));
  const blocks = gridOfStreets({ columns: side, rows: side });
  const [lon, lat] = [[...blocks.lon], [...blocks.lat]];
  const [from, to]: [number[], number[]] = [[], []];
  for (const [piece, a] of blocks.from.entries()) {
    const b = blocks.to[piece]!;
    let before = a;
    for (const along of [0.2, 0.4, 0.6, 0.8]) {
      lon.push(blocks.lon[a]! + along * (blocks.lon[b]! - blocks.lon[a]!) + 2e-5 * ((piece % 5) - 2));
      lat.push(blocks.lat[a]! + along * (blocks.lat[b]! - blocks.lat[a]!));
      from.push(before);
      to.push((before = lon.length - 1));
    }
    from.push(before);
    to.push(b);
  }
  return streetGraph({
    lon: Float64Array.from(lon),
    lat: Float64Array.from(lat),
    from: Uint32Array.from(from),
    to: Uint32Array.from(to),
    steps: new Uint8Array(from.length)
  });
}

/** Isochrones of a point, and the coverage of a large neighbourhood, with how it compares to a search per service. */
export async function walkingBench(): Promise<Figure[]> {
  const number = new Intl.NumberFormat('en');
  const streets = town(ISOCHRONE_POINTS);
  const index = new StreetIndex(streets);
  const start = index.nearest(positionOfNode(streets, Math.floor(Math.sqrt(ISOCHRONE_POINTS / 9) ** 2 / 2)), {
    steps: true
  })!;
  const [first = 0] = await times(1, async () => isochrones(index, start, [5, 10, 15], 'adult'));
  const isochroneTimes = await times(RUNS, async () => isochrones(index, start, [5, 10, 15], 'adult'));

  const larger = new StreetIndex(town(60_000));
  const all = larger.graph.lon.length;
  const spread = (count: number): LonLat[] =>
    Array.from({ length: count }, (_, at) =>
      positionOfNode(larger.graph, Math.floor(((at + 0.5) / count) * all))
    );
  const [cells, services] = [spread(CELLS), spread(SERVICES)];
  const together = await times(RUNS, async () =>
    minutesToNearest(cells, services, { index: larger, walker: 'adult' })
  );
  const oneByOne = await times(3, async () => {
    for (const service of services)
      shortestPaths(larger.graph, startsFrom(larger.graph, larger.nearest(service, { steps: true })!), {
        steps: true
      });
  });
  const usual = median(isochroneTimes);
  const seconds = median(together) / 1000;
  const ratio = median(together) / median(oneByOne);
  return [
    {
      what: `isochrones of 5, 10 and 15 minutes on ${number.format(streets.lon.length)} points`,
      measured: `${usual.toFixed(1)} ms (the first time ${first.toFixed(1)} ms)`,
      must: `≤ ${MOST_MILLISECONDS} ms`,
      holds: usual <= MOST_MILLISECONDS
    },
    {
      what: `coverage of ${number.format(CELLS)} cells × ${SERVICES} services on ${number.format(all)} points`,
      measured: `${seconds.toFixed(3)} s`,
      must: `≤ ${MOST_SECONDS} s`,
      holds: seconds <= MOST_SECONDS
    },
    {
      what: 'the same against a plain Dijkstra per service, without looking at a cell',
      measured: `${ratio.toFixed(2)} × (${median(together).toFixed(0)} ms / ${median(oneByOne).toFixed(0)} ms)`,
      must: '≤ 1 ×',
      holds: ratio <= 1
    }
  ];
}
