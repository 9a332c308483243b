import { expect, test } from 'vitest';
import { outlineInAnswer, relationId } from './osm-outline.ts';
import { outlineIn } from './outline.ts';

const square = (west: number, south = 44.4, side = 0.01) => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south]
];
const polygon = (west = 8.92) => ({ type: 'Polygon', coordinates: [square(west)] });
const feature = (geometry: object) => ({ type: 'Feature', properties: {}, geometry });
const read = (value: object) => outlineIn(JSON.stringify(value), 'area.geojson');

test.each([
  ['a Polygon', polygon()],
  ['a MultiPolygon', { type: 'MultiPolygon', coordinates: [[square(8.92)]] }],
  ['a Feature', feature(polygon())],
  ['a FeatureCollection', { type: 'FeatureCollection', features: [feature(polygon())] }],
  [
    'a GeometryCollection',
    { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [8.92, 44.4] }, polygon()] }
  ],
  ['a neighbourhood.json', { slug: 'molo', outline: polygon() }]
])('the outline is found in %s', (_, value) => {
  expect(read(value)).toEqual({ type: 'MultiPolygon', coordinates: [[square(8.92)]] });
});

test('two parts stay two, and parts that touch become one', () => {
  const both = (second: number) => ({
    type: 'FeatureCollection',
    features: [feature(polygon(8.92)), feature(polygon(second))]
  });
  expect(read(both(8.95)).coordinates).toHaveLength(2);
  expect(read(both(8.93)).coordinates).toHaveLength(1);
});

test('heights, turns the wrong way and rings left open are mended', () => {
  const open = square(8.92)
    .slice(0, -1)
    .toReversed()
    .map((at) => [...at, 12]);
  const { coordinates } = read({ type: 'Polygon', coordinates: [open] });
  expect(coordinates[0]![0]).toHaveLength(5);
  expect(new Set(coordinates[0]![0]!.map((at) => at.length))).toEqual(new Set([2]));
});

test('KML is read, with its holes', () => {
  const ring = (at: number[][]) =>
    `<LinearRing><coordinates>${at.map((one) => `${one.join(',')},0`).join('\n ')}</coordinates></LinearRing>`;
  const kml = `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark>
    <Point><coordinates>1,2</coordinates></Point>
    <Polygon><outerBoundaryIs>${ring(square(8.92))}</outerBoundaryIs>
    <innerBoundaryIs>${ring(square(8.923, 44.403, 0.002))}</innerBoundaryIs></Polygon></Placemark></Document></kml>`;
  expect(outlineIn(kml, 'area.kml').coordinates[0]).toHaveLength(2);
});

test.each([
  ['a line', JSON.stringify({ type: 'LineString', coordinates: square(8.92) }), 'there is no area in it'],
  ['a web page', '<!DOCTYPE html><html></html>', 'this is a web page'],
  ['a file that is cut off', '{"type": "Polygon", "coord', 'neither GeoJSON nor KML'],
  ['KML that is cut off', '<kml><Polygon>', 'the KML cannot be read'],
  [
    'a region',
    JSON.stringify({ type: 'Polygon', coordinates: [square(8, 44, 1)] }),
    'a neighbourhood has at most 500'
  ],
  [
    'a bow',
    JSON.stringify({
      type: 'Polygon',
      coordinates: [[...square(8.92).slice(0, 1), [8.93, 44.41], [8.93, 44.4], [8.92, 44.41], [8.92, 44.4]]]
    }),
    'crosses itself near'
  ]
])('%s is refused in one sentence that names the file', (_, text, reason) => {
  expect(() => outlineIn(text, 'area.geojson')).toThrow(reason);
  expect(() => outlineIn(text, 'area.geojson')).toThrow(/^area\.geojson: .*[^\n]$/);
});

test('a relation of OpenStreetMap is joined from its ways, whichever way they run', () => {
  const [a, b, c, d] = square(8.92).map(([lon, lat]) => ({ lon: lon!, lat: lat! }));
  const members = [
    { type: 'way', role: 'outer', geometry: [a, b, c] },
    { type: 'node', role: 'admin_centre' },
    { type: 'way', role: 'outer', geometry: [a, d, c] }
  ];
  const answer = (over: object[]) => JSON.stringify({ elements: [{ type: 'relation', members: over }] });
  expect(outlineInAnswer(answer(members), 7).coordinates[0]![0]).toHaveLength(5);
  expect(() => outlineInAnswer(answer(members.slice(0, 2)), 7)).toThrow(
    'Relation 7 of OpenStreetMap: its outline is not closed.'
  );
  expect(() => outlineInAnswer('{"elements":[]}', 7)).toThrow('there is none of that number');
  expect(() => outlineInAnswer('<html>', 7)).toThrow('something else than JSON');
});

test.each([
  ['12345', 12345],
  ['r12345', 12345],
  ['relation/12345', 12345],
  ['area.geojson', null]
])('%s is the relation %s', (given, id) => {
  expect(relationId(given)).toBe(id);
});
