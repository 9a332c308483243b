import { describe, expect, test } from 'vitest';
import { allCountries } from '../country/countries.server.ts';
import { fromUtm, toUtm } from '../geo/utm.ts';
import { delimitedRows, decodedText } from './delimited.ts';
import { columnNames } from './residents-columns.ts';
import { refuseOverlaps } from './area-overlaps.ts';
import { importResidents } from './residents-import.ts';

const COLUMNS = columnNames(allCountries());

type Corner = readonly [east: number, north: number];
const square = (west: number, south: number, size = 100): Corner[] =>
  [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]; // prettier-ignore
const wgs = ([east, north]: Corner) => [...fromUtm([510_000 + east, 5_035_000 + north], 32)];

function outlines(rings: Readonly<Record<string, readonly Corner[]>>, property = 'SEZ2021'): string {
  const features = Object.entries(rings).map(([code, ring]) => ({
    type: 'Feature',
    properties: { [property]: Number(code) },
    geometry: { type: 'Polygon', coordinates: [ring.map(wgs)] }
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}

const two = outlines({ 1: square(0, 0), 2: square(100, 0) });

describe('residents', () => {
  test('come from a table of the census and outlines of its sections, joined by their code', () => {
    const { areas } = importResidents('SEZ2021;P1;P3;ST1\n1;1.250;640;310\n2;0;0;\n', two, COLUMNS, 2021);
    expect(areas.map(({ outline: _, ...rest }) => rest)).toEqual([
      { code: '1', name: '1', year: 2021, total: 1250, women: 640, minors: null, foreign: 310 },
      { code: '2', name: '2', year: 2021, total: 0, women: 0, minors: null, foreign: null }
    ]);
    expect(areas[0]!.outline.coordinates[0]![0]).toHaveLength(5);
  });

  test('may have outlines in a UTM zone, as offices publish them', () => {
    const projected = JSON.stringify({
      type: 'FeatureCollection',
      crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::32632' } },
      features: [
        {
          type: 'Feature',
          properties: { code: 'A' },
          geometry: { type: 'Polygon', coordinates: [square(510_000, 5_035_000)] }
        }
      ]
    });
    const {
      areas: [area]
    } = importResidents('code,total,year\nA,10,2021', projected, COLUMNS, null);
    const [east, north] = toUtm(area!.outline.coordinates[0]![0]![0] as unknown as Corner, 32);
    expect([east, north]).toEqual([expect.closeTo(510_000, 3), expect.closeTo(5_035_000, 3)]);
  });

  test('have outlines that are open or stutter mended', () => {
    const ring = square(0, 0);
    const stuttering = [ring[0]!, ring[0]!, ...ring.slice(1, 4)];
    const {
      areas: [area]
    } = importResidents('code,total\n1,10', outlines({ 1: stuttering }, 'code'), COLUMNS, 2021);
    expect(area!.outline.coordinates[0]![0]).toHaveLength(5);
  });

  test('of Milan’s districts are joined by their number, not by their name', () => {
    const {
      areas: [area]
    } = importResidents(
      'NIL;ID_NIL;Totale\nSelinunte;57;26917',
      outlines({ 57: square(0, 0) }, 'ID_NIL'),
      COLUMNS,
      2018
    );
    expect(area).toMatchObject({ code: '57', name: 'Selinunte', total: 26_917 });
  });

  test('of an area in two pieces have both', () => {
    const pieces = JSON.parse(two) as { features: { properties: object }[] };
    for (const feature of pieces.features) feature.properties = { code: 'A' };
    const {
      areas: [area]
    } = importResidents('code,total\nA,10', JSON.stringify(pieces), COLUMNS, 2021);
    expect(area!.outline.coordinates).toHaveLength(2);
  });

  test.each<[what: string, csv: string, geojson: string, year: number | null, sentence: RegExp]>([
    ['a negative number', 'code,total\n1,-5', two, 2021, /Line 2: total is negative \(-5\)/],
    [
      'more women than people',
      'code,total,women\n1,5,9',
      two,
      2021,
      /Line 2: women \(9\) are more than all \(5\)/
    ],
    ['no year', 'code,total\n1,5', two, null, /year/],
    ['an impossible year', 'code,total,anno\n1,5,21', two, null, /year/],
    ['no total', 'code,women\n1,5', two, 2021, /no column for total/],
    ['a word for a number', 'code,total\n1,molti', two, 2021, /Line 2: "molti" is no number/],
    ['a code told twice', 'code,total\n1,5\n1,6', two, 2021, /Line 3: the code "1" is on line 2 already/],
    [
      'a code without an outline',
      'code,total\n9,5',
      two,
      2021,
      /No row has an outline with its code: the rows have for instance "9", the outlines "1"/
    ],
    [
      'areas over each other',
      'code,total\n1,5\n2,5',
      outlines({ 1: square(0, 0), 2: square(50, 0) }),
      2021,
      /"1" and "2" lie over each other near 9\.1/
    ],
    [
      'an outline that crosses itself',
      'code,total\n1,5',
      outlines({
        1: [
          [0, 0],
          [100, 100],
          [100, 0],
          [0, 100],
          [0, 0]
        ]
      }),
      2021,
      /"1" crosses itself near 9\.1/
    ],
    [
      'an outline that is a line',
      'code,total\n1,5',
      outlines({
        1: [
          [0, 0],
          [100, 0],
          [0, 0]
        ]
      }),
      2021,
      /fewer than three corners/
    ],
    [
      'a figure that two ran together in',
      'code,total\n1,12345678901',
      two,
      2021,
      /Line 2: total cannot be so many/
    ],
    ['a corner that is no position', 'code,total\n1,5', two.replace('9.1', '"x",9.1'), 2021, /no position/],
    ['no rows', 'code,total\n', two, 2021, /no rows/],
    ['broken JSON', 'code,total\n1,5', two.slice(0, 90), 2021, /no JSON/],
    [
      'metres that do not say of which zone',
      'code,total\n1,5',
      two.replaceAll('9.1', '510000.1'),
      2021,
      /not in WGS 84/
    ]
  ])('with %s are refused, saying where', (_, csv, geojson, year, sentence) => {
    expect(() => refuseOverlaps(importResidents(csv, geojson, COLUMNS, year).areas)).toThrow(sentence);
  });
});

test('a region’s table with a city’s outlines gives what both have, and says what only one has', () => {
  const region = 'code,total\n1,1250\n77,*\n78,3\n';
  const { areas, rowsLeftOut, withoutRow } = importResidents(region, two, COLUMNS, 2021);
  expect(areas.map(({ code, total }) => [code, total])).toEqual([['1', 1250]]);
  expect([rowsLeftOut, withoutRow]).toEqual([2, ['2']]);
});

test('outlines in Gauss-Boaga, as Italian offices publish them, are read', () => {
  const inMonteMario = JSON.stringify({
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3003' } },
    features: [
      {
        type: 'Feature',
        properties: { code: 'A' },
        geometry: { type: 'Polygon', coordinates: [square(1_514_000, 5_034_000)] }
      }
    ]
  });
  const { areas } = importResidents('code,total\nA,10', inMonteMario, COLUMNS, 2021);
  expect(areas[0]!.outline.coordinates[0]![0]![0]).toEqual([
    expect.closeTo(9.1787, 3),
    expect.closeTo(45.4592, 3)
  ]);
});

test('residents with several faults are refused with all of them in one run', () => {
  const wrong = 'code,total\n1,-5\n2,molti\n9,7';
  expect(() => importResidents(wrong, two, COLUMNS, 2021)).toThrow(
    /Line 2: total is negative[^]*Line 3: "molti" is no number/
  );
});

test('separated values are read as spreadsheets write them', () => {
  expect(delimitedRows('\uFEFFa;b\r\n"x;1";"say ""hi""\nthere"\r\n\r\n3;4')).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['x;1', 'say "hi"\nthere'] },
    { line: 5, cells: ['3', '4'] }
  ]);
  expect(decodedText(Uint8Array.of(0x63, 0x69, 0x74, 0x74, 0xe0))).toBe('città');
  expect(decodedText(Uint8Array.of(0xff, 0xfe, 0x50, 0, 0x31, 0))).toBe('P1');
});
