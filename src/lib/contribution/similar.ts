import type { LonLat } from '../geo/point.ts';
import type { LocalisedText } from '../i18n/localised.ts';

/** What a new one of may be one that is there. */
export const COMPARED = ['places', 'activities', 'organisations'] as const;
export type Compared = (typeof COMPARED)[number];

/** An entry that a new one may be. */
export interface SimilarEntry {
  readonly slug: string;
  readonly name: LocalisedText;
  /** A category of places, a kind of activities. */
  readonly kind: string;
  readonly address: string | null;
  /** From the point that was given. */
  readonly metres: number | null;
  /** 0 to 1. */
  readonly likeness: number;
  readonly point: LonLat | null;
}
