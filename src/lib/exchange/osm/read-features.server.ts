import type { FeatureCollection } from 'geojson';
import { OsmProblem, type Tags } from '../../walking/osm/osm.ts';
import type { OsmFeatures } from './element.ts';
import { osmFeatures } from './features.server.ts';
import { geojsonFeatures } from './geojson-features.ts';

/** GeoJSON is read whole: longer than this, take the extract as .osm.pbf. In bytes. */
const LONGEST = 300_000_000;
/** What a file is, is said within its first bytes; GeoJSON may begin with a long name or box. */
const LOOKED_AT = 4096;

/**
 * The elements that are wanted, of an extract of any format: `.osm.pbf`, `.osm`, `.osm.gz`, JSON of Overpass, GeoJSON.
 * @param open begins to read the file anew
 * @throws OsmProblem
 */
export async function readFeatures(
  open: () => AsyncIterable<Uint8Array>,
  isWanted: (tags: Tags) => boolean
): Promise<OsmFeatures> {
  const start = await beginningOf(open());
  if (
    !/"type"\s*:\s*"(FeatureCollection|Feature)"/.test(start) ||
    !/^\s*\{/.test(start.replace(/^\uFEFF/, ''))
  )
    return osmFeatures(open, isWanted);
  const value = await parsed(open());
  if (Object(value).type !== 'FeatureCollection' || !Array.isArray(Object(value).features))
    throw new OsmProblem('The GeoJSON is no FeatureCollection.');
  return geojsonFeatures(value as FeatureCollection, isWanted);
}

async function beginningOf(source: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source) {
    pieces.push(piece);
    length += piece.length;
    if (length >= LOOKED_AT) break;
  }
  return Buffer.concat(pieces).subarray(0, LOOKED_AT).toString('utf8');
}

async function parsed(source: AsyncIterable<Uint8Array>): Promise<unknown> {
  const text = new TextDecoder('utf-8');
  let json = '';
  for await (const piece of source) {
    json += text.decode(piece, { stream: true });
    if (json.length > LONGEST) throw new OsmProblem('The GeoJSON is longer than 300 MB: take an .osm.pbf.');
  }
  try {
    return JSON.parse((json + text.decode()).replace(/^\uFEFF/, ''));
  } catch {
    throw new OsmProblem('The GeoJSON is broken or cut off.');
  }
}
