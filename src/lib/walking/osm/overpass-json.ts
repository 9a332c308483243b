import { NO_TAGS, OsmProblem, type OsmHeader, type OsmReader, type OsmType, type Tags } from './osm.ts';

/** An answer is of a neighbourhood: longer than this, take the file as .osm.pbf. In bytes. */
const LONGEST = 300_000_000;

interface Answer {
  readonly osm3s?: { readonly timestamp_osm_base?: string };
  /** What went wrong while Overpass was answering: the rest is then missing. */
  readonly remark?: string;
  readonly elements: readonly Element[];
}

interface Element {
  readonly type: string;
  readonly id: number;
  readonly lon?: number;
  readonly lat?: number;
  readonly nodes?: readonly number[];
  readonly members?: readonly { readonly type: OsmType; readonly ref: number; readonly role: string }[];
  readonly center?: { readonly lon: number; readonly lat: number };
  readonly tags?: Tags;
}

/**
 * Reads an answer of Overpass in JSON: of `out body` with the nodes of the ways, or of `out center`.
 * @throws OsmProblem
 */
export async function readOverpassJson(
  source: AsyncIterable<Uint8Array>,
  reader: OsmReader
): Promise<OsmHeader> {
  const { osm3s, remark, elements } = await parsed(source);
  if (remark !== undefined && /error|timed out|out of memory/i.test(remark))
    throw new OsmProblem(`Overpass broke off its answer: ${remark.slice(0, 300)}`);
  for (const { type, id, lon, lat, nodes, members, center, tags = NO_TAGS } of elements) {
    if (type === 'node' && lon !== undefined && lat !== undefined) reader.node?.(id, lon, lat, tags);
    else if (center && (type === 'way' || type === 'relation'))
      reader.centre?.(type, id, center.lon, center.lat, tags);
    if (type === 'way' && nodes) reader.way?.(id, nodes, tags);
    else if (type === 'relation' && members)
      reader.relation?.(
        id,
        members.map(({ ref, ...rest }) => ({ ...rest, id: ref })),
        tags
      );
  }
  return { format: 'overpass-json', takenOn: osm3s?.timestamp_osm_base ?? null };
}

async function parsed(source: AsyncIterable<Uint8Array>): Promise<Answer> {
  const text = new TextDecoder('utf-8');
  let json = '';
  for await (const part of source) {
    json += text.decode(part, { stream: true });
    if (json.length > LONGEST) throw new OsmProblem('The answer of Overpass is longer than 300 MB.');
  }
  let answer: unknown;
  try {
    answer = JSON.parse(json + text.decode());
  } catch {
    throw new OsmProblem('The JSON of Overpass is broken or cut off.');
  }
  if (typeof answer !== 'object' || answer === null || !Array.isArray((answer as Answer).elements))
    throw new OsmProblem('This is JSON, but not of Overpass: there are no "elements" in it.');
  return answer as Answer;
}
