import { createReadStream, existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { asOverpassJson, asPbf, asXml, type Extract } from '../../walking/osm/extracts-for-tests.server.ts';
import { readFeatures } from './read-features.server.ts';

/** A shop on a node, one in a house, one in a ring of two ways with a yard, and a bench. */
const extract: Extract = {
  nodes: [
    [1, 9.1, 45.4, { shop: 'bakery' }],
    [2, 9.2, 45.4],
    [3, 9.201, 45.4],
    [4, 9.201, 45.401],
    [5, 9.2, 45.401],
    [6, 9.3, 45.4, { amenity: 'bench' }],
    [11, 9.4, 45.4],
    [12, 9.41, 45.4],
    [13, 9.41, 45.41],
    [14, 9.4, 45.41]
  ],
  ways: [
    [20, [2, 3, 4, 5, 2], { shop: 'toys' }],
    [21, [11, 12, 13], {}],
    [22, [13, 14, 11], {}],
    [23, [98, 99], { shop: 'lost' }]
  ],
  relations: [
    [
      30,
      [
        { type: 'way', id: 21, role: 'outer' },
        { type: 'way', id: 22, role: 'outer' }
      ],
      { type: 'multipolygon', shop: 'mall' }
    ]
  ]
};

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 100) yield bytes.subarray(at, at + 100);
}
const read = (bytes: Uint8Array) =>
  readFeatures(
    () => piecesOf(bytes),
    (tags) => 'shop' in tags
  );
const text = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

test.each([
  ['.osm', asXml(extract)],
  ['.osm.gz', new Uint8Array(gzipSync(asXml(extract)))],
  ['.osm.pbf', asPbf(extract)],
  ['JSON of Overpass', asOverpassJson(extract)]
])('nodes, ways and relations of %s have a point on them', async (_, bytes) => {
  const { features, others } = await read(bytes);
  const points = new Map(features.map(({ type, id, at }) => [`${type}/${id}`, at]));
  expect([...points.keys()].sort()).toEqual(['node/1', 'relation/30', 'way/20', 'way/23']);
  expect(points.get('node/1')).toEqual([9.1, 45.4]);
  expect(within(points.get('way/20')!, [9.2, 45.4, 9.201, 45.401])).toBe(true);
  expect(within(points.get('relation/30')!, [9.4, 45.4, 9.41, 45.41])).toBe(true);
  expect(points.get('way/23')).toBeNull();
  expect(others).toBe(1);
});

test('an answer of Overpass with centres needs no more', async () => {
  const { features } = await read(
    text({ elements: [{ type: 'way', id: 20, center: { lon: 9.2, lat: 45.4 }, tags: { shop: 'toys' } }] })
  );
  expect(features).toEqual([{ type: 'way', id: 20, at: [9.2, 45.4], tags: { shop: 'toys' } }]);
});

const geojson = (feature: object) =>
  text({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', geometry: { type: 'Point', coordinates: [9.1, 45.4] }, ...feature }]
  });

test.each([
  ['overpass-turbo', { id: 'way/7', properties: { '@id': 'way/7', shop: 'toys' } }],
  ['osmtogeojson', { id: 'way/7', properties: { type: 'way', id: 7, tags: { shop: 'toys' }, meta: {} } }],
  ['QGIS, of ways', { properties: { osm_id: null, osm_way_id: '7', other_tags: '"shop"=>"toys"' } }],
  ['QGIS, with QuickOSM', { properties: { full_id: 'w7', osm_id: '7', osm_type: 'way', shop: 'toys' } }]
])('GeoJSON of %s says which element it is', async (_, feature) => {
  const { features } = await read(geojson(feature));
  expect(features).toEqual([{ type: 'way', id: 7, at: [9.1, 45.4], tags: { shop: 'toys' } }]);
});

test.each([
  ['cut off', asXml(extract).subarray(0, 500), 'unclosed'],
  [
    'a packed file that is cut off',
    new Uint8Array(gzipSync(asXml(extract))).subarray(0, 200),
    'broken or cut off'
  ],
  ['a pbf that is cut off', asPbf(extract).subarray(0, -10), 'broken or cut off'],
  ['a web page', new TextEncoder().encode('<!DOCTYPE html><html>'), 'web page'],
  ['GeoJSON that is cut off', geojson({}).subarray(0, -5), 'broken or cut off'],
  ['a table', new TextEncoder().encode('nome;via\n'), 'no extract of OpenStreetMap'],
  [
    'GeoJSON in metres',
    geojson({
      id: 'node/1',
      properties: { shop: 'x' },
      geometry: { type: 'Point', coordinates: [512000, 5034000] }
    }),
    'not in WGS 84'
  ]
])('%s is refused', async (_, bytes, reason) => {
  await expect(read(bytes)).rejects.toThrow(reason);
});

/** Real files, not part of the project: without them these are skipped. */
const SAMPLES = '../shared/samples';
test.each([
  ['osm/krems.osm.gz', 170],
  ['osm/liechtenstein.osm.pbf', 100],
  ['osm/rome-centre.osm.pbf', 5],
  ['geojson/prato-osm-negozi.geojson', 196]
])('every shop and amenity of %s is placed', async (name, least) => {
  const file = `${SAMPLES}/${name}`;
  if (!existsSync(file)) return;
  const { features } = await readFeatures(
    () => createReadStream(file),
    (tags) => 'shop' in tags || 'amenity' in tags
  );
  expect(features.length).toBeGreaterThanOrEqual(least);
  expect(features.filter(({ at, id }) => at === null || id === 0)).toEqual([]);
});

const within = ([lon, lat]: readonly [number, number], [west, south, east, north]: readonly number[]) =>
  lon >= west! && lon <= east! && lat >= south! && lat <= north!;
