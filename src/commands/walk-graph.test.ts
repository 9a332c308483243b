import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromUtm, type Metres } from '../lib/geo/utm.ts';
import type { BoundingBox } from '../lib/geo/point.ts';
import {
  asOverpassJson,
  asXml,
  inChunks,
  type Extract
} from '../lib/walking/osm/extracts-for-tests.server.ts';
import { unpackGraph } from '../lib/walking/graph-file.server.ts';
import { askOverpass, streetsIn } from './overpass.ts';
import { makeWalkGraph } from './walk-graph.ts';

/** A neighbourhood 2 km long, and one street along it. */
const [west, south] = [510_000, 5_035_000];
const corners: Metres[] = [
  [west, south],
  [west + 2000, south],
  [west + 2000, south + 100],
  [west, south + 100],
  [west, south]
];
const outline = {
  type: 'Polygon' as const,
  coordinates: [corners.map((corner) => [...fromUtm(corner, 32)])]
};
const bbox: BoundingBox = [
  outline.coordinates[0]![0]![0]!,
  outline.coordinates[0]![0]![1]!,
  outline.coordinates[0]![2]![0]!,
  outline.coordinates[0]![2]![1]!
];

function streetTo(metres: number): Extract {
  const nodes = Array.from({ length: metres / 10 + 1 }, (_, at) => {
    const [lon, lat] = fromUtm([west + at * 10, south + 50], 32);
    return [at + 1, lon, lat] as const;
  });
  return { nodes, ways: [[1, nodes.map(([id]) => id), { highway: 'residential' }]] };
}

describe('a street graph', () => {
  test('of the whole neighbourhood leaves no cell without a street', async () => {
    const made = await makeWalkGraph(inChunks(asXml(streetTo(2000)), 1000), { bbox, outline });
    expect([made.withoutStreet, made.points, made.ways]).toEqual([0, 201, 1]);
    expect(unpackGraph(made.packed).lon.length).toBe(201);
  });

  test('that covers half of it says how many cells have no street', async () => {
    const made = await makeWalkGraph(inChunks(asXml(streetTo(1000)), 1000), { bbox, outline });
    // Of 20 cells, those whose middle is more than 200 m beyond the end of the street.
    expect(made.withoutStreet).toBeCloseTo(8 / 20, 5);
  });

  test('of another place is refused', async () => {
    const elsewhere: Extract = {
      nodes: [
        [1, 16.37, 48.2],
        [2, 16.38, 48.2]
      ],
      ways: [[1, [1, 2], { highway: 'residential' }]]
    };
    await expect(makeWalkGraph(inChunks(asXml(elsewhere)), { bbox, outline })).rejects.toThrow(
      /of another place/
    );
  });
});

describe('an Overpass server', () => {
  let server: Server;
  let address: string;
  let answerWith: RequestListener;
  const seen: URL[] = [];
  const agents: (string | undefined)[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      seen.push(new URL(request.url!, 'http://overpass.test'));
      agents.push(request.headers['user-agent']);
      answerWith(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/interpreter`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const here = (pauses: number[] = []) => ({
    alsoAllowed: (one: string) => one === '127.0.0.1',
    wait: async (milliseconds: number) => void pauses.push(milliseconds)
  });

  test('is asked for the streets of the box, by name, and its answer makes a graph', async () => {
    answerWith = (_, response) => response.end(asOverpassJson(streetTo(2000)));
    const body = await askOverpass(address, streetsIn(bbox), here());
    expect((await makeWalkGraph(inChunks(body, 5000), { bbox, outline })).points).toBe(201);
    const query = seen.at(-1)!.searchParams.get('data')!;
    expect(query).toContain('way["highway"](45.4');
    expect(query.indexOf('45.4')).toBeLessThan(query.indexOf('9.1'));
    expect(agents.at(-1)).toMatch(/^Vicina .*OpenStreetMap/);
  });

  test('that is busy is asked again, each time after a longer pause', async () => {
    let times = 0;
    answerWith = (_, response) => {
      if (times++ < 2) response.writeHead(times === 1 ? 429 : 504).end();
      else response.end(asOverpassJson(streetTo(100)));
    };
    const pauses: number[] = [];
    await askOverpass(address, streetsIn(bbox), here(pauses));
    expect(pauses).toEqual([5000, 20_000]);
  });

  test('that stays busy, or refuses, ends in a sentence that says what to do', async () => {
    answerWith = (_, response) => void response.writeHead(429).end();
    const pauses: number[] = [];
    await expect(askOverpass(address, streetsIn(bbox), here(pauses))).rejects.toThrow(
      /give its file instead/
    );
    expect(pauses).toHaveLength(3);
    answerWith = (_, response) => void response.writeHead(400).end();
    const before = seen.length;
    await expect(askOverpass(address, streetsIn(bbox), here())).rejects.toThrow(/400/);
    expect(seen.length).toBe(before + 1);
  });

  test('on a private network is not asked unless the operator gave its address', async () => {
    await expect(askOverpass(address, streetsIn(bbox), { wait: async () => {} })).rejects.toThrow(
      /public internet/
    );
  });
});
