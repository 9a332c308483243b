import type { BoundingBox, LonLat } from '../geo/point.ts';
import type { Feature, Requirement } from './place.ts';

/** What a reader asks for; the same on the page and in the API (docs: contract of addresses). */
export interface PlaceFilters {
  readonly q: string | null;
  /** Slugs of categories or of groups. */
  readonly categories: readonly string[];
  /** `now`, or an instant as ISO 8601. */
  readonly open: 'now' | { readonly at: string } | null;
  readonly near: LonLat | null;
  /** Minutes on foot from `near`, 1 to 120. */
  readonly minutes: number | null;
  readonly language: string | null;
  readonly features: readonly Feature[];
  readonly without: readonly Requirement[];
  readonly bbox: BoundingBox | null;
}
