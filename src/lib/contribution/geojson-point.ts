import type { LonLat } from '../geo/point.ts';

/** The position of a GeoJSON point (WGS 84, longitude before latitude), or null when it is none. */
export function geojsonPoint(value: unknown): LonLat | null {
  if (typeof value !== 'object' || value === null || !('coordinates' in value)) return null;
  const { coordinates } = value;
  if (!Array.isArray(coordinates)) return null;
  const [lon, lat] = coordinates as unknown[];
  return typeof lon === 'number' && typeof lat === 'number' ? [lon, lat] : null;
}
