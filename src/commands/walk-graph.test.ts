import { describe, expect, test } from 'vitest';
import type { MultiPolygon, Polygon } from 'geojson';
import { metricGrid } from '../lib/geo/metric-grid.ts';
import { fromUtm, type Metres } from '../lib/geo/utm.ts';
import type { BoundingBox, LonLat } from '../lib/geo/point.ts';
import type { Residents } from '../lib/insight/ground.server.ts';
import {
  asOverpassJson,
  asPbf,
  asXml,
  inChunks,
  type Extract
} from '../lib/walking/osm/extracts-for-tests.server.ts';
import { unpackGraph } from '../lib/walking/graph-file.server.ts';
import { boxAround, coverInWords, makeWalkGraph } from './walk-graph.ts';

/** A neighbourhood 2 km long, and one street along it. */
const [west, south] = [510_000, 5_035_000];
const at = (east: number, north: number): LonLat => fromUtm([west + east, south + north], 32);
/** From some metres to some others along it. */
function rectangle(from: number, to: number): Polygon {
  const corners: Metres[] = [
    [from, 0],
    [to, 0],
    [to, 100],
    [from, 100],
    [from, 0]
  ];
  return { type: 'Polygon', coordinates: [corners.map(([east, north]) => [...at(east, north)])] };
}
const outline = rectangle(0, 2000);
const bbox: BoundingBox = [
  outline.coordinates[0]![0]![0]!,
  outline.coordinates[0]![0]![1]!,
  outline.coordinates[0]![2]![0]!,
  outline.coordinates[0]![2]![1]!
];

const NOBODY_KNOWN: Residents = { areas: [], residential: null };
const section = (slug: string, outline: Residents['areas'][number]['outline'], total: number) =>
  ({ slug, code: slug, name: slug, year: 2021, total, women: null, minors: null, foreign: null, citizenships: {}, sources: [], outline }); // prettier-ignore

function streetTo(metres: number): Extract {
  const nodes = Array.from({ length: metres / 10 + 1 }, (_, node) => {
    return [node + 1, ...at(node * 10, 50)] as const;
  });
  return { nodes, ways: [[1, nodes.map(([id]) => id), { highway: 'residential' }]] };
}

/** A square that is half sea: the coast runs from its south-western corner, with streets every 100 m on land alone. */
const MONACO: BoundingBox = [7.409, 43.724, 7.44, 43.752];
const isLand = ([lon, lat]: LonLat) => lat - MONACO[1] > 0.6 * (lon - MONACO[0]);
const STREETS = 45;
const streetsOnLand: Extract = (() => {
  const nodes = Array.from({ length: STREETS ** 2 }, (_, node): Extract['nodes'][number] => {
    const [column, row] = [node % STREETS, Math.floor(node / STREETS)];
    return [node + 1, MONACO[0] - 0.005 + column * 0.00124, MONACO[1] - 0.005 + row * 0.0009];
  });
  const land = new Set(nodes.filter(([, lon, lat]) => isLand([lon, lat])).map(([id]) => id));
  const pairs = nodes.flatMap(([id]) => [
    ...(id % STREETS === 0 ? [] : [[id, id + 1] as const]),
    [id, id + STREETS] as const
  ]);
  return {
    nodes: nodes.filter(([id]) => land.has(id)),
    ways: pairs
      .filter(([one, other]) => land.has(one) && land.has(other))
      .map((pair, way) => [way + 1, pair, { highway: 'residential' }] as const)
  };
})();

describe('a street graph', () => {
  test('of the whole neighbourhood leaves no cell without a street', async () => {
    const made = await makeWalkGraph(inChunks(asXml(streetTo(2000)), 1000), { bbox, outline }, NOBODY_KNOWN);
    expect([made.withoutStreet, made.points, made.ways]).toEqual([0, 201, 1]);
    expect(unpackGraph(made.packed).lon.length).toBe(201);
  });

  test('that covers half of it says how many cells have no street', async () => {
    const made = await makeWalkGraph(inChunks(asXml(streetTo(1000)), 1000), { bbox, outline }, NOBODY_KNOWN);
    // Of 20 cells, those whose middle is more than 200 m beyond the end of the street.
    expect(made.withoutStreet).toBeCloseTo(8 / 20, 5);
  });

  test('is measured by where people live: who lives along the street has one, whatever lies beyond', async () => {
    const cover = (inWest: number, inEast: number, residential: Residents['residential'] = null) =>
      makeWalkGraph(
        inChunks(asXml(streetTo(1000))),
        { bbox, outline },
        {
          areas: [
            section('section-1', rectangle(0, 1000), inWest),
            section('section-2', rectangle(1000, 2000), inEast)
          ],
          residential
        }
      );
    expect(await cover(950, 50)).toMatchObject({ measuredBy: 'residents' });
    // Of the eastern half two cells of ten are near enough to the street.
    expect((await cover(950, 50)).withoutStreet).toBeCloseTo(0.05 * 0.8, 5);
    expect((await cover(100, 900)).withoutStreet).toBeCloseTo(0.9 * 0.8, 5);
    // What is lived on is known: nobody lives beyond 1,200 m.
    const lived = { outline: rectangle(0, 1200), source: 'test', licence: null };
    expect((await cover(100, 900, lived)).withoutStreet).toBeCloseTo(0, 5);
  });

  test('of a neighbourhood that is half sea is walked on: whether its people are known or not', async () => {
    const [w, s, e, n] = MONACO;
    const sea: MultiPolygon = { type: 'MultiPolygon', coordinates: [[[[w, s], [e, s], [e, n], [w, n], [w, s]]]] }; // prettier-ignore
    const monaco = { bbox: MONACO, outline: sea };
    const made = (residents: Residents) =>
      makeWalkGraph(inChunks(asOverpassJson(streetsOnLand)), monaco, residents, boxAround(MONACO));
    const { cells } = metricGrid(sea);
    expect(cells.filter(({ centre }) => !isLand(centre)).length).toBeGreaterThan(0.2 * cells.length);
    expect(await made(NOBODY_KNOWN)).toMatchObject({ withoutStreet: 0, measuredBy: 'ground' });
    const known = { areas: [section('nil-1', sea, 38_000)], residential: null };
    expect(await made(known)).toMatchObject({ withoutStreet: 0, measuredBy: 'residents' });
    // Those of sections that end at the coast cover what is lived on, and not the half of the square.
    const land: Polygon = { type: 'Polygon', coordinates: [[[w, s], [e, s + 0.6 * (e - w)], [e, n], [w, n], [w, s]]] }; // prettier-ignore
    const coast = { areas: [section('section-1', land, 38_000)], residential: null };
    expect(await made(coast)).toMatchObject({ withoutStreet: 0, measuredBy: 'residents' });
  });

  test('where houses stand and no street is, it says so: they count, the water beside them does not', async () => {
    const houses: Extract = {
      nodes: [
        ...streetTo(1000).nodes,
        ...[1350, 1450, 1990].map((east, of) => [9000 + of, ...at(east, 50)] as const)
      ],
      ways: [
        ...streetTo(1000).ways,
        [901, [9000], { building: 'yes' }],
        [902, [9001], { building: 'house' }],
        [903, [9002], { natural: 'coastline' }]
      ]
    };
    const made = await makeWalkGraph(inChunks(asPbf(houses)), { bbox, outline }, NOBODY_KNOWN);
    // Twelve cells have a street, two more have houses.
    expect(made.withoutStreet).toBeCloseTo(2 / 14, 5);
  });

  test('says what is true of it in one sentence', () => {
    expect(coverInWords({ withoutStreet: 0.021, measuredBy: 'residents' })).toBe(
      '97.9% of the people live where there is a street; walks are measured along streets.'
    );
    expect(coverInWords({ withoutStreet: 0.47, measuredBy: 'residents' })).toBe(
      '53% of the people live where there is a street, and 90% are needed, so walks stay straight lines, "about".'
    );
    expect(coverInWords({ withoutStreet: 0.0004, measuredBy: 'ground' })).toMatch(
      /^99.9% of the squares with streets or buildings have a street \(where people live is not known yet\); walks are/
    );
  });

  test('of another place is refused', async () => {
    const elsewhere: Extract = {
      nodes: [
        [1, 16.37, 48.2],
        [2, 16.38, 48.2]
      ],
      ways: [[1, [1, 2], { highway: 'residential' }]]
    };
    await expect(makeWalkGraph(inChunks(asXml(elsewhere)), { bbox, outline }, NOBODY_KNOWN)).rejects.toThrow(
      /of another place/
    );
  });
});

test('what Overpass answers makes a graph', async () => {
  const answer = inChunks(asOverpassJson(streetTo(2000)), 5000);
  expect((await makeWalkGraph(answer, { bbox, outline }, NOBODY_KNOWN)).points).toBe(201);
});
