import type { LonLat } from '../../geo/point.ts';
import type { OsmType, Tags } from '../../walking/osm/osm.ts';

/** An element of OpenStreetMap with a point on it. */
export interface OsmFeature {
  readonly type: OsmType;
  readonly id: number;
  readonly tags: Tags;
  /** Null when the extract does not hold its parts. */
  readonly at: LonLat | null;
}

export interface OsmFeatures {
  readonly features: readonly OsmFeature[];
  /** Elements with tags that were not wanted. */
  readonly others: number;
  readonly takenOn: string | null;
}
