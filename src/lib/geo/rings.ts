import { booleanPointInPolygon, polygon } from '@turf/turf';
import type { Position } from 'geojson';

/**
 * The polygons that ways make, joined end to end (https://wiki.openstreetmap.org/wiki/Relation:multipolygon). Inner rings
 * become holes of the outer ring that holds them.
 * @returns null when ways are left over that close nothing
 */
export function ringsOf(
  outer: readonly (readonly Position[])[],
  inner: readonly (readonly Position[])[]
): Position[][][] | null {
  const shells = joined(outer);
  const holes = joined(inner);
  if (!shells || !holes || shells.length === 0) return null;
  const polygons: Position[][][] = shells.map((ring) => [ring]);
  for (const hole of holes) {
    const around = polygons.find(([shell]) => booleanPointInPolygon(hole[0]!, polygon([shell!])));
    around?.push(hole);
  }
  return polygons;
}

function joined(ways: readonly (readonly Position[])[]): Position[][] | null {
  const left = ways.filter(({ length }) => length > 1).map((way) => [...way]);
  const rings: Position[][] = [];
  for (let ring = left.pop(); ring; ring = left.pop()) {
    while (!same(ring[0]!, ring.at(-1)!)) {
      const end = ring.at(-1)!;
      const next = left.findIndex((way) => same(way[0]!, end) || same(way.at(-1)!, end));
      if (next < 0) return null;
      const [way] = left.splice(next, 1);
      const forward = same(way![0]!, end) ? way! : way!.toReversed();
      ring.push(...forward.slice(1));
    }
    if (ring.length < 4) return null;
    rings.push(ring);
  }
  return rings;
}

const same = (a: Position, b: Position) => a[0] === b[0] && a[1] === b[1];
