import type { MultiPolygon } from 'geojson';
import type { LonLat } from '../geo/point.ts';

/** Whether a position is in an area, by the even-odd rule over all its rings. */
export function isIn([x, y]: LonLat, { coordinates }: MultiPolygon): boolean {
  let inside = false;
  for (const ring of coordinates.flat()) {
    for (let at = 1; at < ring.length; at++) {
      const [x1, y1] = ring[at - 1] as [number, number];
      const [x2, y2] = ring[at] as [number, number];
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
    }
  }
  return inside;
}
