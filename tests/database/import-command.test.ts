import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbedded, type Embedded } from '../../supabase/embedded/start.ts';
import { category, ground } from './entries.ts';

const VICINA = fileURLToPath(new URL('../../src/commands/vicina.ts', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'vicina-import-test-'));
let supabase: Embedded;

beforeAll(async () => {
  supabase = await startEmbedded({ dataDirectory: path.join(folder, 'data') });
  const client = createClient(supabase.url, supabase.secretKey, { auth: { persistSession: false } });
  const kinds = [
    category('pharmacy', { osm_tags: [{ amenity: 'pharmacy' }], name: { it: 'Farmacia' } }),
    category('social-service', { osm_tags: [{ amenity: 'social_facility' }] })
  ];
  const { error } = await client.rpc('import_entries', { source: 'test', entries: [...ground, ...kinds] });
  expect(error).toBeNull();
});
afterAll(async () => {
  await supabase?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the command to its end, beside the Supabase that is running. */
async function imports(...words: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [VICINA, 'import', ...words, '--neighbourhood', 'borgo'], {
    env: { ...process.env, VICINA_DATA: path.join(folder, 'data'), SUPABASE_URL: '', INIT_CWD: folder }
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}

const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
const node = (id: number, lon: number, tags: Record<string, string>) =>
  `<node id="${id}" lon="${lon}" lat="45.47">${Object.entries(tags)
    .map(([key, value]) => `<tag k="${key}" v="${value}"/>`)
    .join('')}</node>`;
const places = () => supabase.sql<{ slug: string }>('select slug from public.places order by slug');

test('an extract of OpenStreetMap is accounted for, and brought in once', async () => {
  write(
    'borgo.osm',
    `<osm version="0.6">${node(1, 9.14, { amenity: 'pharmacy', name: 'Farmacia Uno' })}
     ${node(2, 9.141, { amenity: 'pharmacy' })}
     ${node(3, 9.9, { amenity: 'pharmacy', name: 'Lontana' })}
     ${node(4, 9.142, { amenity: 'social_facility', social_facility: 'shelter', 'social_facility:for': 'woman', name: 'Nessuno' })}
     ${node(5, 9.143, { amenity: 'bench' })}</osm>`
  );
  const dry = await imports('osm', 'borgo.osm', '--dry-run');
  expect([dry.code, dry.said]).toEqual([0, expect.stringContaining('Nothing was written.')]);
  expect(await places()).toEqual([]);
  const first = await imports('osm', 'borgo.osm');
  expect(first.said).toContain('1 kinds of places are noted as collected in part');
  expect(await supabase.sql('select "of", value, state, source from public.completeness')).toEqual([
    { of: 'category', value: 'pharmacy', state: 'partial', source: 'OpenStreetMap, borgo.osm' }
  ]);
  expect(first.said).toContain(
    '4 elements of kinds that are looked for, 1 of them outside borgo; 1 others with tags.'
  );
  expect(first.said).toContain('1 refused, without a name: node/2');
  expect(first.said).toContain('1 refused, may be a refuge: its position is never taken: node/4');
  expect(first.said).toContain('1 places: 1 new, 0 changed, 0 the same.');
  expect((await imports('osm', 'borgo.osm')).said).toContain('1 places: 0 new, 0 changed, 1 the same.');
  expect(await places()).toEqual([{ slug: 'farmacia-uno' }]);
});

test('an extract that is cut off brings nothing in', async () => {
  write('cut.osm', `<osm version="0.6">${node(9, 9.14, { amenity: 'pharmacy', name: 'Tagliata' })}`);
  const { code, said } = await imports('osm', 'cut.osm');
  expect(code).toBe(1);
  expect(said.trim().split('\n')).toEqual([expect.stringContaining('Nothing was brought in.')]);
});

test('of a table every wrong row is told, and written to a file that can be mended and sent again', async () => {
  write(
    'tabella.csv',
    'Nome;Tipo;Long;Lat;Telefono\nFarmacia Due;farmacia;9,145;45,475;39 02 1234567\nFarmacia Tre;farmacia;9,146;45,476;112 / 118\nSenza;niente;;;\n'
  );
  const { code, said } = await imports('csv', 'tabella.csv', '--source', 'Comune');
  expect([code, said]).toEqual([0, expect.stringContaining('3 rows: 1 in borgo, 0 outside, 2 refused.')]);
  expect(said).toContain('Refused: row 3: "112 / 118" has more than one telephone number: leave one');
  expect(said).toContain('Refused: row 4: "niente" is no category');
  const refused = path.join(folder, 'tabella.csv.refused.csv');
  writeFileSync(
    refused,
    readFileSync(refused, 'utf8').replace('112 / 118', '118').replace('Senza,niente', 'Senza,pharmacy')
  );
  expect((await imports('csv', refused, '--source', 'Comune')).said).toContain(
    '2 places: 2 new, 0 changed, 0 the same.'
  );
  expect((await imports('csv', 'tabella.csv', '--source', 'Comune')).said).toContain(
    '0 new, 0 changed, 1 the same.'
  );
});

test('a map of My Maps and a directory in HSDS come by the same door', async () => {
  const mark = (name: string, lon: number) =>
    `<Placemark><name>${name}</name><Point><coordinates>${lon},45.473,0</coordinates></Point></Placemark>`;
  write(
    'mappa.kml',
    `<kml><Document><Folder><name>Farmacie</name>${mark('Farmacia Mappa', 9.139)}</Folder>
     <Folder><name>Niente</name>${mark('Ambulatorio Colori', 9.1395)}</Folder></Document></kml>`
  );
  const { code, said } = await imports('kml', 'mappa.kml', '--source', 'Mappa');
  expect([code, said]).toEqual([0, expect.stringContaining('2 rows: 1 in borgo, 0 outside, 1 refused.')]);
  expect(said).toContain('Refused: row 2: "Niente" is no category');
  // What is mended in the file of refused rows still knows where it is.
  const refused = path.join(folder, 'mappa.kml.refused.csv');
  writeFileSync(refused, readFileSync(refused, 'utf8').replace('Niente', 'pharmacy'));
  expect((await imports('csv', refused, '--source', 'Mappa')).said).toContain('1 places: 1 new');
  const location = { id: 'l1', name: 'Sede', latitude: 45.4735, longitude: 9.1385 };
  const service = { id: 's1', name: 'Farmacia', organization: { id: 'o1', name: 'Circolo' } };
  write('rete.json', JSON.stringify([{ id: 'sl1', location, service }]));
  expect((await imports('hsds', 'rete.json', '--source', 'Rete')).said).toContain('1 places: 1 new');
  expect((await imports('hsds', 'rete.json', '--source', 'Rete')).said).toContain('1 the same');
});

test('without a file an Overpass server is asked, and what it answers is accounted for', async () => {
  const elements = [
    { type: 'way', id: 7, nodes: [71, 72, 73, 71], tags: { amenity: 'pharmacy', name: 'Farmacia Via' } },
    ...[71, 72, 73].map((id) => ({ type: 'node', id, lon: 9.137 + (id % 2) / 1e4, lat: 45.474 + id / 1e6 }))
  ];
  const answers = [
    JSON.stringify({ elements }),
    '<!DOCTYPE html><html><body>The server is probably too busy',
    JSON.stringify({ elements }).slice(0, -9)
  ];
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(new URL(request.url!, 'http://x').searchParams.get('data')!);
    response.end(answers[asked.length - 1]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/interpreter`;
  try {
    expect((await imports('osm', '--overpass', address)).said).toContain('1 places: 1 new, 0 changed');
    expect(asked[0]).toContain('nwr["amenity"~"(^|;) *(library|pharmacy|social_facility) *(;|$)"](');
    for (const reason of ['web page', 'cut off']) {
      const { code, said } = await imports('osm', '--overpass', address);
      expect([code, said.trim().split('\n').at(-1)]).toEqual([1, expect.stringContaining(reason)]);
      expect(said).toContain('Nothing was brought in.');
    }
  } finally {
    server.close();
  }
  const both = await imports('osm', 'borgo.osm', '--overpass', address);
  expect([both.code, both.said]).toEqual([1, expect.stringContaining('a file, or --overpass, not both')]);
});

test.each([
  [['nope', 'x.csv'], 'there are osm, csv, xlsx, geojson, kml, hsds, ics, residents and indicator'],
  [['csv', 'x.csv'], 'Say whom to thank: --source <name>'],
  [['csv', 'x.csv', '--source', 'X'], 'There is no file'],
  [['osm', 'x.osm'], 'There is no file'],
  [['csv', 'tabella.csv', '--source', 'X', '--crs', 'Gauss'], 'is not known here: there are EPSG:4326'],
  [['csv', 'tabella.csv', '--source', 'X', '--category', 'nope'], 'There is no category "nope": there are '],
  [
    ['csv', 'tabella.csv', '--source', 'X', '--columns', 'name=Nope'],
    'There is no column "Nope": there are Nome, Tipo'
  ]
])('what cannot be is one sentence: %j', async (words, sentence) => {
  const { code, said } = await imports(...words);
  expect(code).toBe(1);
  expect(said.trim().split('\n').at(-1)).toContain(sentence);
});
