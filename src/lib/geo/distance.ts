import type { LonLat } from './point.ts';

/** Mean radius of the Earth in metres (IUGG, R1). */
const EARTH_RADIUS = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** Great-circle metres between two positions by the haversine formula; within 0.5 % of the ellipsoid. */
export function metresBetween([lon1, lat1]: LonLat, [lon2, lat2]: LonLat): number {
  const east = Math.sin(((lon2 - lon1) * RADIANS) / 2);
  const north = Math.sin(((lat2 - lat1) * RADIANS) / 2);
  const chord = north * north + Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * east * east;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/**
 * Metres that a degree of longitude and of latitude measure near a latitude: for plane geometry over a few kilometres
 * that agrees with {@link metresBetween}.
 */
export function metresPerDegree(lat: number): { readonly lon: number; readonly lat: number } {
  const perDegree = EARTH_RADIUS * RADIANS;
  return { lon: perDegree * Math.cos(lat * RADIANS), lat: perDegree };
}
