import type { BoundingBox, LonLat } from './point.ts';

/** A box a reader may ask for is at most this wide and high, in degrees: a region, never the world. */
const MAX_EXTENT_DEGREES = 5;

/** `lon,lat` in WGS 84 degrees, as in addresses; null when it is not two numbers on the globe. */
export function parseLonLat(value: string): LonLat | null {
  const [lon, lat, ...rest] = numbers(value);
  if (lon === undefined || lat === undefined || rest.length > 0) return null;
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null;
}

export type BoundingBoxProblem = 'malformed' | 'reversed' | 'too-large';

/** `west,south,east,north` in WGS 84 degrees. A box across the antimeridian counts as reversed. */
export function parseBoundingBox(value: string): BoundingBox | BoundingBoxProblem {
  const [west, south, east, north, ...rest] = numbers(value);
  if (west === undefined || south === undefined || east === undefined || north === undefined)
    return 'malformed';
  if (rest.length > 0 || Math.max(Math.abs(west), Math.abs(east)) > 180) return 'malformed';
  if (Math.max(Math.abs(south), Math.abs(north)) > 90) return 'malformed';
  if (west >= east || south >= north) return 'reversed';
  if (east - west > MAX_EXTENT_DEGREES || north - south > MAX_EXTENT_DEGREES) return 'too-large';
  return [west, south, east, north];
}

/** Whether two boxes have a point in common, `within` so many degrees. A box across the antimeridian is not understood. */
export function boxesTouch(one: BoundingBox, other: BoundingBox, within = 0): boolean {
  return (
    one[0] - within <= other[2] &&
    one[2] + within >= other[0] &&
    one[1] - within <= other[3] &&
    one[3] + within >= other[1]
  );
}

/** Degrees as addresses write them: 6 decimals are about 10 cm. */
export function formatDegrees(values: readonly number[]): string {
  return values.map((value) => String(Number(value.toFixed(6)) + 0)).join(',');
}

/** The numbers of a comma-separated list; empty as soon as one is not a plain decimal number. */
function numbers(value: string): number[] {
  const parts = value.split(',');
  if (parts.some((part) => !/^-?\d{1,3}(\.\d{1,15})?$/.test(part.trim()))) return [];
  return parts.map(Number);
}
