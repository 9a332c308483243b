import { expect, test } from 'vitest';
import { importAreaIndicator, type IndicatorColumns } from './area-indicator-import.ts';

const square = (west: number) => ({
  type: 'Polygon',
  coordinates: [[[west, 45], [west + 1, 45], [west + 1, 46], [west, 46], [west, 45]]]
}); // prettier-ignore
const outlines = JSON.stringify({
  type: 'FeatureCollection',
  features: ['1', '2'].map((code, at) => ({
    type: 'Feature',
    properties: { code },
    geometry: square(9 + at)
  }))
});
const columns: IndicatorColumns = {
  known: { code: ['code'], name: ['name'] },
  value: 'Quota',
  unit: '%',
  decimal: null
};
const read = (csv: string, different: Partial<IndicatorColumns> = {}, geojson = outlines) =>
  importAreaIndicator(csv, geojson, { ...columns, ...different });

test('values are joined with their outlines by code; an empty one is not known, and no zero', () => {
  expect(read('code;name;quota\n1;Ovest;18,4%\n2;Est;\n')).toMatchObject([
    { code: '1', name: 'Ovest', value: 18.4, outline: { type: 'MultiPolygon' } },
    { code: '2', name: 'Est', value: null }
  ]);
});

test('"18.250" is asked about, and read as whoever imports it says', () => {
  const csv = 'code,quota\n1,"18.250"\n2,"31.000"\n';
  expect(() => read(csv, { unit: '€' })).toThrow('"18.250" may be thousands or a fraction');
  expect(read(csv, { unit: '€', decimal: 'comma' }).map(({ value }) => value)).toEqual([18_250, 31_000]);
  expect(read(csv, { unit: '€', decimal: 'point' }).map(({ value }) => value)).toEqual([18.25, 31]);
});

test.each([
  ['code;altro\n1;5\n2;6', outlines, 'There is no column "Quota". The table has code, altro.'],
  ['zona;altro\n1;5\n2;6', outlines, 'There is no column for code: one of code. The table has zona, altro.'],
  ['code;quota\n', outlines, 'There are no rows below the names of the columns.'],
  ['code;quota\n1;101\n2;6', outlines, 'Line 2: a share of 101% cannot be: it is from 0 to 100.'],
  ['code;quota\n1;5\n2;?', outlines.slice(0, 50), 'The outlines are no JSON, or are cut off.\nLine 3: "?" is no number'],
  ['code;quota\n1;?\n', outlines, 'is no number; leave it empty where it is not known.\nThere is an outline but no row for "2"']
])('%j is refused with a sentence for each fault', (csv, geojson, sentence) => {
  expect(() => read(csv, {}, geojson)).toThrow(sentence);
}); // prettier-ignore
