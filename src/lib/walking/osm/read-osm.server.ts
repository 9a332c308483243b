import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { OsmProblem, type OsmHeader, type OsmReader } from './osm.ts';
import { readOverpassJson } from './overpass-json.ts';
import { readPbf } from './pbf-reader.server.ts';
import { readXml } from './xml-reader.ts';

const GZIP = [0x1f, 0x8b];
const FIRST_LOOKED_AT = 64;

/**
 * Reads an extract of OpenStreetMap as it comes: `.osm.pbf`, `.osm`, `.osm.gz` or JSON of Overpass (also packed by gzip).
 * What it is, is seen by how it begins, not by its name.
 * @throws OsmProblem with a sentence for whoever gave it
 */
export async function readOsm(source: AsyncIterable<Uint8Array>, reader: OsmReader): Promise<OsmHeader> {
  const { start, all } = await beginning(source);
  if (start.length === 0) throw new OsmProblem('The file is empty.');
  if (start[0] === GZIP[0] && start[1] === GZIP[1]) {
    const unpacked = Readable.from(all).pipe(createGunzip());
    return readPlain(unpacked, reader).catch((error: NodeJS.ErrnoException) => {
      throw error.code?.startsWith('Z_') ? new OsmProblem('The .gz file is broken or cut off.') : error;
    });
  }
  return readPlain(all, reader, start);
}

async function readPlain(
  source: AsyncIterable<Uint8Array>,
  reader: OsmReader,
  known?: Uint8Array
): Promise<OsmHeader> {
  const { start, all } = known ? { start: known, all: source } : await beginning(source);
  const text = new TextDecoder().decode(start);
  const first = text.replace(/^\uFEFF/, '').trimStart();
  if (text.includes('OSMHeader')) return readPbf(all, reader);
  if (first.startsWith('<')) {
    if (/^<(!doctype )?html/i.test(first)) throw new OsmProblem('This is a web page, not an extract.');
    return readXml(all, reader);
  }
  if (first.startsWith('{')) return readOverpassJson(all, reader);
  throw new OsmProblem(
    'This is no extract of OpenStreetMap: .osm.pbf, .osm, .osm.gz or JSON of Overpass is.'
  );
}

/** The first bytes, and everything with them. */
async function beginning(
  source: AsyncIterable<Uint8Array>
): Promise<{ start: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const pieces = source[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let length = 0;
  while (length < FIRST_LOOKED_AT) {
    const { done, value } = await pieces.next();
    if (done) break;
    seen.push(value);
    length += value.length;
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* seen;
    for (;;) {
      const { done, value } = await pieces.next();
      if (done) return;
      yield value;
    }
  }
  return { start: Buffer.concat(seen).subarray(0, FIRST_LOOKED_AT), all: all() };
}
