import { PbfWriter } from 'pbf';
import { deflateSync } from 'node:zlib';
import type { OsmMember, OsmReader, Tags } from './osm.ts';

/** A few streets, to be written in every format. */
export interface Extract {
  readonly nodes: readonly (readonly [id: number, lon: number, lat: number, tags?: Tags])[];
  readonly ways: readonly (readonly [id: number, nodes: readonly number[], tags: Tags])[];
  readonly relations?: readonly (readonly [id: number, members: readonly OsmMember[], tags: Tags])[];
}

export function asXml({ nodes, ways, relations = [] }: Extract): Uint8Array {
  const tagged = (tags: Tags = {}) =>
    Object.entries(tags)
      .map(([key, value]) => `<tag k="${key}" v="${value}"/>`)
      .join('');
  return new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6" timestamp="2026-11-01T00:00:00Z">` +
      nodes
        .map(([id, lon, lat, tags]) => `<node id="${id}" lon="${lon}" lat="${lat}">${tagged(tags)}</node>`)
        .join('') +
      ways
        .map(
          ([id, refs, tags]) =>
            `<way id="${id}">${refs.map((ref) => `<nd ref="${ref}"/>`).join('')}${tagged(tags)}</way>`
        )
        .join('') +
      relations
        .map(
          ([id, members, tags]) =>
            `<relation id="${id}">${members.map(({ type, id: ref, role }) => `<member type="${type}" ref="${ref}" role="${role}"/>`).join('')}${tagged(tags)}</relation>`
        )
        .join('') +
      '</osm>'
  );
}

/** Ways before nodes, as Overpass does when asked for `out body; >; out skel qt;`. */
export function asOverpassJson({ nodes, ways, relations = [] }: Extract): Uint8Array {
  const elements = [
    ...ways.map(([id, refs, tags]) => ({ type: 'way', id, nodes: refs, tags })),
    ...nodes.map(([id, lon, lat, tags]) => ({ type: 'node', id, lon, lat, ...(tags && { tags }) })),
    ...relations.map(([id, members, tags]) => ({
      type: 'relation',
      id,
      members: members.map(({ id: ref, ...rest }) => ({ ...rest, ref })),
      tags
    }))
  ];
  return new TextEncoder().encode(
    JSON.stringify({ version: 0.6, osm3s: { timestamp_osm_base: '2026-11-01T00:00:00Z' }, elements })
  );
}

/** Nodes dense or plain, blobs packed or not: as readers must take them. */
export function asPbf(
  { nodes, ways, relations = [] }: Extract,
  { isDense = true, isPacked = true } = {}
): Uint8Array {
  const strings = [''];
  const number = (text: string) => {
    if (!strings.includes(text)) strings.push(text);
    return strings.indexOf(text);
  };
  const keysOf = (tags: Tags = {}) => Object.keys(tags).map(number);
  const valuesOf = (tags: Tags = {}) => Object.values(tags).map(number);
  const differences = (values: readonly number[]) => values.map((value, at) => value - (values[at - 1] ?? 0));
  const units = (degrees: number) => Math.round(degrees * 1e7);

  const group = new PbfWriter();
  if (isDense) {
    group.writeMessage(
      2,
      (_, pbf) => {
        pbf.writePackedSVarint(1, differences(nodes.map(([id]) => id)));
        pbf.writePackedSVarint(8, differences(nodes.map(([, , lat]) => units(lat))));
        pbf.writePackedSVarint(9, differences(nodes.map(([, lon]) => units(lon))));
        const tags = nodes.flatMap(([, , , tags]) => [
          ...Object.entries(tags ?? {}).flatMap(([key, value]) => [number(key), number(value)]),
          0
        ]);
        pbf.writePackedVarint(10, tags);
      },
      null
    );
  } else {
    for (const [id, lon, lat, tags] of nodes) {
      group.writeMessage(
        1,
        (_, pbf) => {
          pbf.writeSVarintField(1, id);
          pbf.writePackedVarint(2, keysOf(tags));
          pbf.writePackedVarint(3, valuesOf(tags));
          pbf.writeSVarintField(8, units(lat));
          pbf.writeSVarintField(9, units(lon));
        },
        null
      );
    }
  }
  for (const [id, refs, tags] of ways) {
    group.writeMessage(
      3,
      (_, pbf) => {
        pbf.writeVarintField(1, id);
        pbf.writePackedVarint(2, keysOf(tags));
        pbf.writePackedVarint(3, valuesOf(tags));
        pbf.writePackedSVarint(8, differences(refs));
      },
      null
    );
  }
  for (const [id, members, tags] of relations) {
    group.writeMessage(
      4,
      (_, pbf) => {
        pbf.writeVarintField(1, id);
        pbf.writePackedVarint(2, keysOf(tags));
        pbf.writePackedVarint(3, valuesOf(tags));
        pbf.writePackedVarint(
          8,
          members.map(({ role }) => number(role))
        );
        pbf.writePackedSVarint(9, differences(members.map((member) => member.id)));
        pbf.writePackedVarint(
          10,
          members.map(({ type }) => ['node', 'way', 'relation'].indexOf(type))
        );
      },
      null
    );
  }
  const groups = group.finish();
  const block = new PbfWriter();
  block.writeMessage(1, (_, pbf) => strings.forEach((text) => pbf.writeStringField(1, text)), null);
  block.writeBytesField(2, groups);
  const header = new PbfWriter();
  header.writeStringField(4, 'OsmSchema-V0.6');
  header.writeStringField(4, 'DenseNodes');
  header.writeVarintField(32, Date.UTC(2026, 10, 1) / 1000);
  return Buffer.concat([
    blob('OSMHeader', header.finish(), isPacked),
    blob('OSMData', block.finish(), isPacked)
  ]);
}

function blob(type: string, content: Uint8Array, isPacked: boolean): Uint8Array {
  const body = new PbfWriter();
  if (isPacked) {
    body.writeVarintField(2, content.length);
    body.writeBytesField(3, deflateSync(content));
  } else body.writeBytesField(1, content);
  const bytes = body.finish();
  const header = new PbfWriter();
  header.writeStringField(1, type);
  header.writeVarintField(3, bytes.length);
  const head = header.finish();
  const prefix = Buffer.alloc(4);
  prefix.writeUInt32BE(head.length);
  return Buffer.concat([prefix, head, bytes]);
}

/** The bytes in pieces of a size, as a slow network brings them. */
export async function* inChunks(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Notes everything that is read. */
export class Notes implements OsmReader {
  readonly nodes = new Map<number, [lon: number, lat: number, tags: Tags]>();
  readonly ways = new Map<number, [nodes: readonly number[], tags: Tags]>();

  node(id: number, lon: number, lat: number, tags: Tags): void {
    this.nodes.set(id, [lon, lat, tags]);
  }

  way(id: number, nodes: readonly number[], tags: Tags): void {
    this.ways.set(id, [nodes, tags]);
  }
}
