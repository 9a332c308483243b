import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { kmlTable } from './kml-table.server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'vicina-kml-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(bytes: Uint8Array | string): string {
  const at = path.join(folder, 'map');
  writeFileSync(at, bytes);
  return at;
}

const kml = (inner: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Mappa</name>${inner}</Document></kml>`;
const point = '<Point><coordinates>\n 9.14,45.47,0\n </coordinates></Point>';

/** As Google My Maps exports a map: a layer is a folder, its table is told twice. */
const myMaps = kml(`<Style id="icon-1"><IconStyle><scale>1</scale></IconStyle></Style>
  <Folder><name>Scuole di italiano</name>
    <Placemark><name>Scuola &amp; Caffè</name>
      <description><![CDATA[<img src="https://x.test/a.jpg"/><br><br>Corsi <b>gratis</b>.<br>Telefono: 02 123]]></description>
      <styleUrl>#icon-1</styleUrl>
      <ExtendedData><Data name="Telefono"><value>02 123</value></Data><Data name="vuoto"><value/></Data></ExtendedData>
      ${point}</Placemark>
    <Folder><name>Asili</name><Placemark id="a2"><name>Asilo</name>
      <Polygon><outerBoundaryIs><LinearRing><coordinates>9.1,45.4 9.3,45.4 9.3,45.6 9.1,45.6 9.1,45.4</coordinates></LinearRing></outerBoundaryIs>
      <innerBoundaryIs><LinearRing><coordinates>9.15,45.45 9.25,45.45 9.25,45.55 9.15,45.55 9.15,45.45</coordinates></LinearRing></innerBoundaryIs></Polygon>
    </Placemark></Folder>
  </Folder>
  <Placemark><name>Senza punto</name><address>Via Roma 1</address></Placemark>`);

test.each([
  ['KML', myMaps],
  ['KMZ', zipSync({ 'doc.kml': new TextEncoder().encode(myMaps), 'images/a.png': new Uint8Array(9) })]
])('a map of My Maps is a table: %s', async (_, bytes) => {
  const { headers, rows } = await kmlTable(file(bytes));
  const [school, nursery, last] = rows as readonly { cells: object; point?: readonly number[] }[];
  expect(headers).toEqual(['name', 'Telefono', 'folder', 'description', 'id', 'address']);
  expect(school).toEqual({
    number: 1,
    cells: {
      name: 'Scuola & Caffè',
      description: 'Corsi gratis.',
      Telefono: '02 123',
      folder: 'Scuole di italiano'
    },
    point: [9.14, 45.47]
  });
  expect(nursery!.cells).toEqual({ id: 'a2', name: 'Asilo', folder: 'Asili' });
  // On its surface, which has a yard in the middle.
  expect(nursery!.point![0]! <= 9.15 || nursery!.point![0]! >= 9.25).toBe(true);
  expect(last).toEqual({ number: 3, cells: { name: 'Senza punto', address: 'Via Roma 1' } });
});

const bomb = `<!DOCTYPE kml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>${kml('<Placemark><name>&b;</name></Placemark>').slice(38)}`;
test.each<[string, Uint8Array | string, string]>([
  ['a web page', '<!DOCTYPE html><html>', 'web page'],
  ['a table', 'nome;via\n', 'no KML'],
  ['other XML', '<gpx></gpx>', 'no <kml> in it'],
  ['what is cut off', kml('<Placemark>').slice(0, -30), 'cannot be read'],
  ['a map without places', kml(''), 'no place (Placemark)'],
  [
    'a link to a map',
    kml('<NetworkLink><Link><href>https://x.test</href></Link></NetworkLink>'),
    'only a link'
  ],
  ['entities of its own', bomb, 'undefined entity'],
  ['what nests without end', kml('<Folder>'.repeat(200)), 'nests more than 100 deep'],
  ['a zip without KML', zipSync({ 'a.txt': new Uint8Array(3) }), 'no KML in the archive'],
  [
    'a zip that is cut off',
    zipSync({ 'doc.kml': new Uint8Array(5000).fill(65) }).subarray(0, 30),
    'broken or cut off'
  ],
  [
    'a line without end',
    kml(
      `<Placemark><LineString><coordinates>${'9,45 '.repeat(400_001)}</coordinates></LineString></Placemark>`
    ),
    'longer than a map of places has'
  ],
  ['a bomb', zipSync({ 'x.bin': new Uint8Array(120_000_000) }), 'more than 100 MB']
])('%s is refused in one sentence', async (_, bytes, reason) => {
  await expect(kmlTable(file(bytes))).rejects.toThrow(reason);
});
