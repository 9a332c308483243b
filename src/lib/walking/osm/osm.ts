/** Tags of an OpenStreetMap element. */
export type Tags = Readonly<Record<string, string>>;

export const NO_TAGS: Tags = {};

export type OsmType = 'node' | 'way' | 'relation';

/** A part of a relation. */
export interface OsmMember {
  readonly type: OsmType;
  readonly id: number;
  readonly role: string;
}

/** Who is told what an extract holds, in the order in which it stands there. */
export interface OsmReader {
  /** Ids are at most 2^53; WGS 84 degrees. */
  node?(id: number, lon: number, lat: number, tags: Tags): void;
  way?(id: number, nodes: readonly number[], tags: Tags): void;
  relation?(id: number, members: readonly OsmMember[], tags: Tags): void;
  /** A way or relation of which the extract has a point in place of its parts, as Overpass gives for `out center`. */
  centre?(type: OsmType, id: number, lon: number, lat: number, tags: Tags): void;
}

export type OsmFormat = 'pbf' | 'xml' | 'overpass-json';

/** What an extract says of itself. */
export interface OsmHeader {
  readonly format: OsmFormat;
  /** ISO 8601 instant of the data; null when the extract does not say. */
  readonly takenOn: string | null;
}

/** Why an extract cannot be read: one sentence for whoever gave it. */
export class OsmProblem extends Error {
  override readonly name = 'OsmProblem';
}
