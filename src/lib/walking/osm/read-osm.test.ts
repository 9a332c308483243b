import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { asOverpassJson, asPbf, asXml, inChunks, Notes, type Extract } from './extracts-for-tests.server.ts';
import { readOsm } from './read-osm.server.ts';

const extract: Extract = {
  nodes: [
    [101, 9.1371234, 45.4721234],
    [7_654_321_012, 9.1380001, 45.4719999, { barrier: 'gate', access: 'private' }],
    [12, -0.0000001, -45.4]
  ],
  ways: [
    [55, [101, 7_654_321_012], { highway: 'residential', name: 'Via Àbside' }],
    [9_000_000_001, [7_654_321_012, 12, 101], { highway: 'steps' }]
  ]
};

const FORMATS: Readonly<Record<string, [bytes: Uint8Array, format: string]>> = {
  '.osm': [asXml(extract), 'xml'],
  '.osm with a mark of its encoding': [Buffer.concat([Buffer.from('\uFEFF'), asXml(extract)]), 'xml'],
  '.osm.gz': [gzipSync(asXml(extract)), 'xml'],
  '.osm.pbf': [asPbf(extract), 'pbf'],
  '.osm.pbf with plain nodes': [asPbf(extract, { isDense: false }), 'pbf'],
  '.osm.pbf that is not packed': [asPbf(extract, { isPacked: false }), 'pbf'],
  'JSON of Overpass': [asOverpassJson(extract), 'overpass-json'],
  'JSON of Overpass, packed': [gzipSync(asOverpassJson(extract)), 'overpass-json']
};

describe.each(Object.entries(FORMATS))('an extract as %s', (_, [bytes, format]) => {
  test.each([1, 7, 1_000_000])('is read whole in pieces of %i bytes', async (size) => {
    const notes = new Notes();
    const header = await readOsm(inChunks(bytes, size), notes);
    expect(header.format).toBe(format);
    expect(Date.parse(header.takenOn!)).toBe(Date.UTC(2026, 10, 1));
    for (const [id, lon, lat, tags = {}] of extract.nodes) {
      const [readLon, readLat, readTags] = notes.nodes.get(id)!;
      expect(Math.max(Math.abs(readLon - lon), Math.abs(readLat - lat))).toBeLessThan(1e-9);
      expect(readTags).toEqual(tags);
    }
    expect([...notes.ways]).toEqual(extract.ways.map(([id, nodes, tags]) => [id, [nodes, tags]]));
  });
});

test('what was deleted is not read', async () => {
  const notes = new Notes();
  const xml = `<osm><node id="1" lon="9" lat="45" visible="false"/><node id="2" lon="9" lat="45"/>
    <way id="3" action="delete"><nd ref="2"/></way></osm>`;
  await readOsm(inChunks(Buffer.from(xml)), notes);
  expect([[...notes.nodes.keys()], notes.ways.size]).toEqual([[2], 0]);
});

const pbf = asPbf(extract);
test.each<[what: string, bytes: Uint8Array, sentence: RegExp]>([
  ['nothing', new Uint8Array(), /empty/],
  ['a text', Buffer.from('Gentile redazione, ecco la mappa.'), /no extract/],
  ['a web page', Buffer.from('<!DOCTYPE html><html><body>404</body></html>'), /web page/],
  ['other XML', Buffer.from('<rss version="2.0"><channel/></rss>'), /no <osm>/],
  ['XML that is cut off', asXml(extract).subarray(0, 300), /cannot be read/],
  ['other JSON', Buffer.from('{"type": "FeatureCollection", "features": []}'), /no "elements"/],
  ['JSON that is cut off', asOverpassJson(extract).subarray(0, 200), /cut off/],
  [
    'an answer that Overpass broke off',
    Buffer.from('{"remark": "runtime error: Query timed out in \\"query\\" at line 2", "elements": []}'),
    /broke off/
  ],
  ['a .osm.pbf that is cut off', pbf.subarray(0, pbf.length - 20), /broken or cut off/],
  ['a .osm.pbf whose content is spoilt', spoilt(pbf), /broken or cut off/],
  ['a .gz that is cut off', gzipSync(asXml(extract)).subarray(0, 120), /gz file is broken/]
])('%s is refused with a sentence', async (_, bytes, sentence) => {
  await expect(readOsm(inChunks(bytes, 50), new Notes())).rejects.toMatchObject({
    name: 'OsmProblem',
    message: expect.stringMatching(sentence) as string
  });
});

function spoilt(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  copy.fill(0, copy.length - 40, copy.length - 10);
  return copy;
}
