import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';
import { afterAll, expect, test } from 'vitest';
import { anyTable } from './any-table.server.ts';
import { csvTable } from './csv-table.server.ts';
import { geojsonTable } from './geojson-table.server.ts';
import type { SourceTable } from './table.ts';
import { xlsxTable } from './xlsx-table.server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'vicina-table-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(bytes: Uint8Array | string, name = 'table'): string {
  const at = path.join(folder, name);
  writeFileSync(at, bytes);
  return at;
}

async function rowsOf(table: SourceTable) {
  const rows = [];
  for await (const row of table.rows) rows.push(row);
  return rows;
}

const written = 'Nome;Città\r\n"Caffè; bar";Forlì\r\n\r\n=SOMMA(1);x\r\n';
const utf16 = (text: string, isBig = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

test.each([
  ['UTF-8', Buffer.from(written)],
  ['UTF-8 with its mark', Buffer.from(`\uFEFF${written}`)],
  ['windows-1252', Buffer.from(written, 'latin1')],
  ['UTF-16', utf16(`\uFEFF${written}`)],
  ['UTF-16 the other way round', utf16(`\uFEFF${written}`, true)],
  ['UTF-16 without a mark', utf16(written)],
  ['commas', Buffer.from('Nome,Città\n"Caffè; bar",Forlì\n=SOMMA(1),x\n')],
  ['tabs', Buffer.from('Nome\tCittà\nCaffè; bar\tForlì\n=SOMMA(1)\tx\n')]
])('a table in %s is read', async (_, bytes) => {
  const table = await csvTable(file(bytes));
  expect(table.headers).toEqual(['Nome', 'Città']);
  expect(await rowsOf(table)).toEqual([
    { number: 2, cells: { Nome: 'Caffè; bar', Città: 'Forlì' } },
    { number: 3, cells: { Nome: '=SOMMA(1)', Città: 'x' } }
  ]);
});

test('what our own files put before a sign is taken away again', async () => {
  expect(await rowsOf(await csvTable(file("Nome;Telefono\nX;'+39021234567\n")))).toEqual([
    { number: 2, cells: { Nome: 'X', Telefono: '+39021234567' } }
  ]);
});

test('columns without a name, or with one that comes twice, are kept apart', async () => {
  expect((await csvTable(file('a;;a\n1;2;3\n'))).headers).toEqual(['a', 'column 2', 'a 2']);
});

test.each([
  ['an empty file', '', 'empty'],
  ['one column', 'Nome\nx\n', 'one column only'],
  [
    'two encodings in one',
    Buffer.concat([Buffer.from('a;b\nCaffè;x\n'), Buffer.from('Caffè;y\n', 'latin1')]),
    'partly in UTF-8'
  ],
  ['a web page', '<!DOCTYPE html><html>', 'web page'],
  ['GeoJSON', '{"type":"FeatureCollection"}', 'try import geojson'],
  ['a workbook', 'PK\u0003\u0004rest', 'try import xlsx']
])('%s is no table, in one sentence', async (_, text, reason) => {
  await expect(csvTable(file(text))).rejects.toThrow(reason);
});

test('a workbook is read as it was saved: a formula is its last value', async () => {
  const at = path.join(folder, 'book.xlsx');
  await writeXlsxFile([
    [{ value: 'Nome' }, { value: 'Lat' }],
    [{ value: 'Caffè' }, { value: 45.5 }],
    [{ value: '' }, { value: '' }],
    [{ value: 'Bar' }, { value: 9 }]
  ]).toFile(at);
  const table = await xlsxTable(at);
  expect(table.headers).toEqual(['Nome', 'Lat']);
  expect((await rowsOf(table)).map(({ number, cells }) => [number, cells['Nome'], cells['Lat']])).toEqual([
    [2, 'Caffè', '45.5'],
    [4, 'Bar', '9']
  ]);
});

test.each([
  ['what is none', 'Nome;x\n', 'no .xlsx workbook'],
  ['an old or locked one', Buffer.from('d0cf11e0a1b11ae100', 'hex'), 'before 2007'],
  ['one that is cut off', Buffer.from('PK\u0003\u0004'), 'broken or cut off'],
  ['a zip of something else', zipSync({ 'a.txt': new Uint8Array(3) }), 'broken or cut off'],
  ['a bomb', zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(250_000_000) }), 'more than 200 MB']
])('of workbooks %s is refused', async (_, bytes, reason) => {
  await expect(xlsxTable(file(bytes, 'bad.xlsx'))).rejects.toThrow(reason);
});

test('GeoJSON is a table of its properties, with the system it names', async () => {
  const table = await geojsonTable(
    file(
      JSON.stringify({
        type: 'FeatureCollection',
        crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3003' } },
        features: [
          {
            type: 'Feature',
            id: 'a1',
            properties: { nome: 'X', n: 3, vuoto: null },
            geometry: { type: 'Point', coordinates: [1514000, 5034000] }
          },
          { type: 'Feature', properties: { nome: 'Y' }, geometry: null },
          {
            type: 'Feature',
            properties: { nome: 'Z' },
            geometry: {
              type: 'Polygon',
              coordinates: [
                [
                  [9, 45],
                  ['x', 45]
                ]
              ]
            }
          }
        ]
      })
    )
  );
  expect([table.headers, table.crs]).toEqual([['nome', 'n', 'vuoto'], 'urn:ogc:def:crs:EPSG::3003']);
  expect(await rowsOf(table)).toEqual([
    { number: 1, cells: { id: 'a1', nome: 'X', n: '3', vuoto: '' }, point: [1514000, 5034000] },
    { number: 2, cells: { nome: 'Y' } },
    { number: 3, cells: { nome: 'Z' }, fault: 'its geometry cannot be read' }
  ]);
});

const sheetOf = (rows: string) => ({
  '[Content_Types].xml': Buffer.from('<Types/>'),
  'xl/_rels/workbook.xml.rels': Buffer.from(
    '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
  ),
  'xl/workbook.xml': Buffer.from(
    '<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'
  ),
  'xl/worksheets/sheet1.xml': Buffer.from(`<worksheet><sheetData>${rows}</sheetData></worksheet>`)
});
const cell = (address: string) => `<c r="${address}" t="inlineStr"><is><t>x</t></is></c>`;
const small = `<row r="1">${cell('A1')}${cell('B1')}</row><row r="2">${cell('A2')}${cell('B2')}</row>`;

test('a workbook that others made by hand is read', async () => {
  const table = await xlsxTable(file(zipSync(sheetOf(small)), 'hand.xlsx'));
  expect(await rowsOf(table)).toEqual([{ number: 2, cells: { x: 'x', 'x 2': 'x' } }]);
});

test.each([
  ['a row far away', `${small}<row r="4000000"/>`, 'larger than a table of places'],
  ['a row farther than sheets have', `${small}<row r="4000000000"/>`, 'broken'],
  ['a row in single quotes', `${small}<row x:r = '400000'/>`, 'larger than a table of places'],
  ['a row with a prefix that looks like none', `${small}<row axmlns:r="400000"/>`, 'larger than a table'],
  ['a row in other signs', `${small}<row r="&#52;00000"/>`, 'broken'],
  ['a number that is another', `${small}<row r="4e6"/>`, 'broken'],
  ['a column farther than sheets have', `<row r="1">${cell('ZZZZZZ1')}</row>`, 'broken'],
  ['a column far away', `<row r="1">${cell('A1')}${cell('XFD1')}</row>`, 'larger than a table of places'],
  [
    'two far corners',
    `<row r="1">${cell('SA1')}</row><row r="150000">${cell('A150000')}</row>`,
    'larger than a table of places'
  ],
  ['rows without an address', '<row/>'.repeat(200_001), 'larger than a table of places']
])('of a workbook %s is refused before it is read', async (_, rows, reason) => {
  await expect(xlsxTable(file(zipSync(sheetOf(rows)), 'far.xlsx'))).rejects.toThrow(reason);
});

test('a size that an archive claims for a file is refused, and none that it hides is believed', async () => {
  const claimed = Buffer.from(zipSync(sheetOf(small), { level: 0 }));
  claimed.writeUInt32LE(3_000_000_000, 22);
  await expect(xlsxTable(file(claimed, 'claims.xlsx'))).rejects.toThrow('more than 200 MB');
  const hidden = Buffer.from(zipSync({ '[Content_Types].xml': Buffer.from('<Types/>') }));
  // The size is said to follow after the file, and is there all the same.
  hidden.writeUInt16LE(8, 6);
  hidden.writeUInt32LE(3_000_000_000, 22);
  await expect(xlsxTable(file(hidden, 'hides.xlsx'))).rejects.toThrow('broken or cut off');
});

test('a table of more columns than any of places is refused where others wait', async () => {
  const wide = Array.from({ length: 301 }, (_, at) => `k${at}`);
  const properties = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, 1]));
  const collection = (features: readonly object[]) => JSON.stringify({ type: 'FeatureCollection', features });
  const csv = `${wide.join(';')}\n1;2\n`;
  const geojson = collection(wide.map((key) => ({ type: 'Feature', properties: properties([key]) })));
  const kml = `<kml>${wide.map((key) => `<Placemark><ExtendedData><Data name="${key}"><value>1</value></Data></ExtendedData></Placemark>`).join('')}</kml>`;
  for (const text of [csv, geojson, kml])
    await expect(anyTable(file(text))).rejects.toThrow('more than 300 columns');
  // Who has a table of her own on her own machine may read it.
  expect((await csvTable(file(csv))).headers).toHaveLength(301);
});

test('more rows than a neighbourhood has are refused where others wait', async () => {
  const many = <T>(one: T) => Array.from({ length: 20_001 }, () => one);
  const geojson = JSON.stringify({
    type: 'FeatureCollection',
    features: many({ type: 'Feature', properties: {}, geometry: null })
  });
  const kml = `<kml>${many('<Placemark><name>x</name></Placemark>').join('')}</kml>`;
  const hsds = JSON.stringify(many({ location_type: 'physical', name: 'x' }));
  for (const text of [geojson, kml, hsds])
    await expect(anyTable(file(text))).rejects.toThrow('too many rows');
});

test('a map that unpacks to more than others can wait for is refused', async () => {
  const packed = zipSync({ 'doc.kml': new Uint8Array(21_000_000).fill(65) });
  await expect(anyTable(file(packed))).rejects.toThrow('more than 20 MB');
});
