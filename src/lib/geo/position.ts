import type { LonLat } from './point.ts';

/** How well the position of a place is known; only the first two have a pin. */
export type Position =
  | { readonly precision: 'exact' | 'approximate'; readonly point: LonLat }
  | { readonly precision: 'area-only' | 'to-confirm'; readonly point: null };

export type LocationPrecision = Position['precision'];

export const LOCATION_PRECISIONS = [
  'exact',
  'approximate',
  'area-only',
  'to-confirm'
] as const satisfies readonly LocationPrecision[];
