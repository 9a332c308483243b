import { expect, test } from 'vitest';
import { metresBetween } from './distance.ts';
import { unprojectFrom } from './crs.ts';
import { toUtm } from './utm.ts';

const duomo = [9.19187, 45.46421] as const;

test.each([
  'EPSG:32632',
  '32632',
  'urn:ogc:def:crs:EPSG::32632',
  'http://www.opengis.net/def/crs/EPSG/0/32632',
  'EPSG:25832'
])('a UTM zone written as %s is the one of the series', (written) => {
  expect(metresBetween(unprojectFrom(written)!(...toUtm(duomo, 32)), duomo)).toBeLessThan(0.01);
});

test.each([
  // The tower of Amersfoort (Kadaster), where the Dutch grid has its centre.
  ['EPSG:3857', 1023234.28, 6_378_137 * Math.asinh(Math.tan((45.46421 * Math.PI) / 180)), duomo],
  ['EPSG:28992', 155000, 463000, [5.3872, 52.15517]],
  ['EPSG:4326', 9.19187, 45.46421, duomo],
  ['OGC:CRS84', 9.19187, 45.46421, duomo]
] as const)('%s comes to WGS 84', (written, x, y, expected) => {
  expect(metresBetween(unprojectFrom(written)!(x, y), expected)).toBeLessThan(3);
});

test('Gauss-Boaga is UTM moved by a million, but for its datum: within a hundred metres', () => {
  const [east, north] = toUtm(duomo, 32);
  const moved = unprojectFrom('EPSG:3003')!(east + 1_000_000, north);
  expect(metresBetween(moved, duomo)).toBeGreaterThan(20);
  expect(metresBetween(moved, duomo)).toBeLessThan(120);
});

test.each(['EPSG:99999', 'Gauss-Boaga', '', 'EPSG:32699'])('%s is not known', (written) => {
  expect(unprojectFrom(written)).toBeNull();
});
