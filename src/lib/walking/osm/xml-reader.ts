import { SaxesParser } from 'saxes';
import {
  NO_TAGS,
  OsmProblem,
  type OsmHeader,
  type OsmMember,
  type OsmReader,
  type OsmType,
  type Tags
} from './osm.ts';

/**
 * Reads OSM XML (https://wiki.openstreetmap.org/wiki/OSM_XML) as it comes. Elements that were deleted are left out.
 * @throws OsmProblem with the line
 */
export async function readXml(source: AsyncIterable<Uint8Array>, reader: OsmReader): Promise<OsmHeader> {
  const parser = new SaxesParser();
  const text = new TextDecoder('utf-8');
  let takenOn: string | null = null;
  let isOsm = false;
  let node: { id: number; lon: number; lat: number } | null = null;
  let way: { id: number; nodes: number[] } | null = null;
  let relation: { id: number; members: OsmMember[] } | null = null;
  let tags: Record<string, string> | null = null;
  const toldTags = (): Tags => tags ?? NO_TAGS;

  parser.on('error', (error) => {
    throw new OsmProblem(`The OSM XML cannot be read: ${error.message}.`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    switch (name) {
      case 'osm':
        isOsm = true;
        takenOn = attributes.osm_base ?? attributes.timestamp ?? null;
        break;
      case 'meta':
        takenOn = attributes.osm_base ?? takenOn;
        break;
      case 'node':
        node = isGone(attributes) ? null : nodeOf(attributes);
        tags = null;
        break;
      case 'way':
        way = isGone(attributes) ? null : { id: Number(attributes.id), nodes: [] };
        tags = null;
        break;
      case 'relation':
        relation = isGone(attributes) ? null : { id: Number(attributes.id), members: [] };
        tags = null;
        break;
      case 'member':
        relation?.members.push({
          type: (attributes.type ?? '') as OsmType,
          id: Number(attributes.ref),
          role: attributes.role ?? ''
        });
        break;
      case 'nd':
        way?.nodes.push(Number(attributes.ref));
        break;
      case 'tag':
        tags ??= {};
        tags[attributes.k ?? ''] = attributes.v ?? '';
    }
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'node' && node) {
      reader.node?.(node.id, node.lon, node.lat, toldTags());
      node = null;
    } else if (name === 'way' && way) {
      reader.way?.(way.id, way.nodes, toldTags());
      way = null;
    } else if (name === 'relation' && relation) {
      reader.relation?.(relation.id, relation.members, toldTags());
      relation = null;
    }
  });

  for await (const part of source) parser.write(text.decode(part, { stream: true }));
  parser.write(text.decode()).close();
  if (!isOsm) throw new OsmProblem('This is XML, but not of OpenStreetMap: there is no <osm> in it.');
  return { format: 'xml', takenOn };
}

type Attributes = Readonly<Record<string, string>>;

const isGone = ({ visible, action }: Attributes) => visible === 'false' || action === 'delete';

function nodeOf({ id, lon, lat }: Attributes): { id: number; lon: number; lat: number } | null {
  const found = { id: Number(id), lon: Number(lon), lat: Number(lat) };
  return lon !== undefined && Math.abs(found.lon) <= 180 && Math.abs(found.lat) <= 90 ? found : null;
}
