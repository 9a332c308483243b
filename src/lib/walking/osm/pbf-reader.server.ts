import { PbfReader } from 'pbf';
import { inflate } from 'node:zlib';
import { promisify } from 'node:util';
import { ByteQueue } from './byte-queue.ts';
import { NO_TAGS, OsmProblem, type OsmHeader, type OsmReader, type OsmType, type Tags } from './osm.ts';

/*
 * The PBF format of OpenStreetMap (https://wiki.openstreetmap.org/wiki/PBF_Format): blobs of protocol buffers one after
 * another, each with its length before it.
 */

const unpack = promisify(inflate);
/** What the format allows, in bytes. */
const LARGEST_HEADER = 64 * 1024;
const LARGEST_BLOB = 32 * 1024 * 1024;
const KNOWN_FEATURES = new Set([
  'OsmSchema-V0.6',
  'DenseNodes',
  'HistoricalInformation',
  'Sort.Type_then_ID'
]);

/** @throws OsmProblem */
export async function readPbf(source: AsyncIterable<Uint8Array>, reader: OsmReader): Promise<OsmHeader> {
  const bytes = new ByteQueue(source);
  let takenOn: string | null = null;
  for (;;) {
    const prefix = await bytes.take(4);
    if (prefix === null) break;
    const headerLength = new DataView(prefix.buffer, prefix.byteOffset).getUint32(0);
    if (headerLength > LARGEST_HEADER) throw broken();
    const { type, length } = blobHeader(await needed(bytes, headerLength));
    if (length > LARGEST_BLOB) throw broken();
    const blob = await contentOf(await needed(bytes, length));
    if (type === 'OSMHeader') takenOn = headerBlock(blob);
    else if (type === 'OSMData') primitiveBlock(blob, reader);
  }
  return { format: 'pbf', takenOn };
}

const broken = () => new OsmProblem('The .osm.pbf file is broken or cut off.');

async function needed(bytes: ByteQueue, length: number): Promise<Uint8Array> {
  const taken = await bytes.take(length);
  if (taken === null || taken.length < length) throw broken();
  return taken;
}

function blobHeader(message: Uint8Array): { type: string; length: number } {
  return new PbfReader(message).readFields(
    (tag, found, pbf) => {
      if (tag === 1) found.type = pbf.readString();
      else if (tag === 3) found.length = pbf.readVarint();
    },
    { type: '', length: 0 }
  );
}

async function contentOf(message: Uint8Array): Promise<Uint8Array> {
  const { raw, packed, other } = new PbfReader(message).readFields(
    (tag, found, pbf) => {
      if (tag === 1) found.raw = pbf.readBytes();
      else if (tag === 3) found.packed = pbf.readBytes();
      else if (tag > 3) found.other = true;
    },
    { raw: null as Uint8Array | null, packed: null as Uint8Array | null, other: false }
  );
  if (raw) return raw;
  if (!packed) {
    throw other
      ? new OsmProblem('The .osm.pbf file is packed with something else than zlib: pack it again.')
      : broken();
  }
  return unpack(packed, { maxOutputLength: LARGEST_BLOB }).catch(() => {
    throw broken();
  });
}

/** @returns when the data was taken */
function headerBlock(message: Uint8Array): string | null {
  const { features, seconds } = new PbfReader(message).readFields(
    (tag, found, pbf) => {
      if (tag === 4) found.features.push(pbf.readString());
      else if (tag === 32) found.seconds = pbf.readVarint(true);
    },
    { features: [] as string[], seconds: 0 }
  );
  const unknown = features.find((feature) => !KNOWN_FEATURES.has(feature));
  if (unknown) throw new OsmProblem(`The .osm.pbf file needs "${unknown}", which is not known here.`);
  return seconds > 0 ? new Date(seconds * 1000).toISOString() : null;
}

interface Block {
  strings: string[];
  /** Start and end of each group within the message. */
  groups: [number, number][];
  granularity: number;
  lonOffset: number;
  latOffset: number;
}

function primitiveBlock(message: Uint8Array, reader: OsmReader): void {
  const pbf = new PbfReader(message);
  const block: Block = { strings: [], groups: [], granularity: 100, lonOffset: 0, latOffset: 0 };
  pbf.readFields((tag) => {
    if (tag === 1) {
      pbf.readMessage((inner) => {
        if (inner === 1) block.strings.push(pbf.readString());
      }, block);
    } else if (tag === 2) {
      const length = pbf.readVarint();
      block.groups.push([pbf.pos, pbf.pos + length]);
      pbf.pos += length;
    } else if (tag === 17) block.granularity = pbf.readVarint();
    else if (tag === 19) block.latOffset = pbf.readVarint(true);
    else if (tag === 20) block.lonOffset = pbf.readVarint(true);
  }, block);
  // Granularity and offsets stand after the groups they are for.
  for (const [start, end] of block.groups) {
    pbf.pos = start;
    pbf.readFields(
      (tag) => {
        if (tag === 1 && reader.node) plainNode(pbf, block, reader.node.bind(reader));
        else if (tag === 2 && reader.node) denseNodes(pbf, block, reader.node.bind(reader));
        else if (tag === 3 && reader.way) way(pbf, block, reader.way.bind(reader));
        else if (tag === 4 && reader.relation) relation(pbf, block, reader.relation.bind(reader));
      },
      block,
      end
    );
  }
}

/** Nanodegrees to degrees. */
const degrees = (value: number, offset: number, granularity: number) => (offset + granularity * value) / 1e9;

type Told<Kind extends keyof OsmReader> = NonNullable<OsmReader[Kind]>;

function plainNode(pbf: PbfReader, block: Block, tell: Told<'node'>): void {
  const node = { id: 0, lon: 0, lat: 0, keys: [] as number[], values: [] as number[] };
  pbf.readMessage((tag) => {
    if (tag === 1) node.id = pbf.readSVarint();
    else if (tag === 2) pbf.readPackedVarint(node.keys);
    else if (tag === 3) pbf.readPackedVarint(node.values);
    else if (tag === 8) node.lat = pbf.readSVarint();
    else if (tag === 9) node.lon = pbf.readSVarint();
  }, node);
  const { granularity, lonOffset, latOffset } = block;
  tell(
    node.id,
    degrees(node.lon, lonOffset, granularity),
    degrees(node.lat, latOffset, granularity),
    tagsOf(node.keys, node.values, block.strings)
  );
}

function denseNodes(pbf: PbfReader, block: Block, tell: Told<'node'>): void {
  const dense = { ids: [] as number[], lats: [] as number[], lons: [] as number[], tags: [] as number[] };
  pbf.readMessage((tag) => {
    if (tag === 1) pbf.readPackedSVarint(dense.ids);
    else if (tag === 8) pbf.readPackedSVarint(dense.lats);
    else if (tag === 9) pbf.readPackedSVarint(dense.lons);
    else if (tag === 10) pbf.readPackedVarint(dense.tags);
  }, dense);
  const { granularity, lonOffset, latOffset, strings } = block;
  let [id, lon, lat, at] = [0, 0, 0, 0];
  for (let index = 0; index < dense.ids.length; index++) {
    // Each is the difference from the one before; tags are key, value, … up to a zero.
    id += dense.ids[index]!;
    lon += dense.lons[index]!;
    lat += dense.lats[index]!;
    let tags: Record<string, string> | null = null;
    while (at < dense.tags.length && dense.tags[at] !== 0) {
      tags ??= {};
      tags[strings[dense.tags[at]!] ?? ''] = strings[dense.tags[at + 1]!] ?? '';
      at += 2;
    }
    at++;
    tell(id, degrees(lon, lonOffset, granularity), degrees(lat, latOffset, granularity), tags ?? NO_TAGS);
  }
}

function way(pbf: PbfReader, block: Block, tell: Told<'way'>): void {
  const found = { id: 0, keys: [] as number[], values: [] as number[], nodes: [] as number[] };
  pbf.readMessage((tag) => {
    if (tag === 1) found.id = pbf.readVarint();
    else if (tag === 2) pbf.readPackedVarint(found.keys);
    else if (tag === 3) pbf.readPackedVarint(found.values);
    else if (tag === 8) pbf.readPackedSVarint(found.nodes);
  }, found);
  for (let index = 1; index < found.nodes.length; index++) found.nodes[index]! += found.nodes[index - 1]!;
  tell(found.id, found.nodes, tagsOf(found.keys, found.values, block.strings));
}

const TYPES: readonly OsmType[] = ['node', 'way', 'relation'];

function relation(pbf: PbfReader, block: Block, tell: Told<'relation'>): void {
  const found = {
    ...{ id: 0, keys: [] as number[], values: [] as number[] },
    ...{ roles: [] as number[], ids: [] as number[], types: [] as number[] }
  };
  pbf.readMessage((tag) => {
    if (tag === 1) found.id = pbf.readVarint();
    else if (tag === 2) pbf.readPackedVarint(found.keys);
    else if (tag === 3) pbf.readPackedVarint(found.values);
    else if (tag === 8) pbf.readPackedVarint(found.roles);
    else if (tag === 9) pbf.readPackedSVarint(found.ids);
    else if (tag === 10) pbf.readPackedVarint(found.types);
  }, found);
  for (let index = 1; index < found.ids.length; index++) found.ids[index]! += found.ids[index - 1]!;
  const members = found.ids.map((id, index) => ({
    id,
    type: TYPES[found.types[index]!] ?? 'node',
    role: block.strings[found.roles[index]!] ?? ''
  }));
  tell(found.id, members, tagsOf(found.keys, found.values, block.strings));
}

function tagsOf(keys: readonly number[], values: readonly number[], strings: readonly string[]): Tags {
  if (keys.length === 0) return NO_TAGS;
  return Object.fromEntries(keys.map((key, index) => [strings[key] ?? '', strings[values[index]!] ?? '']));
}
