import type { LonLat } from '../geo/point.ts';

/** Organisations that are one mark of the map: at one address or, of very many, in one square. */
export interface Spot {
  readonly key: string;
  /** The middle of its organisations, WGS 84. */
  readonly point: LonLat;
  /** In the order in which they were given. */
  readonly slugs: readonly string[];
}

/** More marks than this are one carpet. */
const MOST_SPOTS = 150;
/** Sides of squares in metres: the first with few enough marks is taken. 0: each address by itself. */
const SIDES = [0, 100, 200, 400, 800, 1600, 3200];
/** Metres of a degree of latitude, on the sphere of IUGG 1980. */
const DEGREE = 111_195;

/** Points gathered into few enough marks, and the side of the squares in metres; 0: none were needed. */
export function spotsOf(
  points: ReadonlyMap<string, LonLat>,
  most = MOST_SPOTS
): { readonly spots: readonly Spot[]; readonly side: number } {
  let found: { spots: Spot[]; side: number } = { spots: [], side: 0 };
  for (const side of SIDES) {
    const squares = Map.groupBy(points, ([, point]) => squareOf(point, side));
    found = {
      side,
      spots: [...squares].map(([key, those]) => ({
        key,
        slugs: those.map(([slug]) => slug),
        point: [mean(those.map(([, [lon]]) => lon)), mean(those.map(([, [, lat]]) => lat))]
      }))
    };
    if (squares.size <= most) break;
  }
  return found;
}

function squareOf([lon, lat]: LonLat, side: number): string {
  if (side === 0) return `${lon},${lat}`;
  const row = Math.floor((lat * DEGREE) / side);
  // A row has one width of a degree of longitude: that of its own southern edge.
  const width = DEGREE * Math.cos((((row * side) / DEGREE) * Math.PI) / 180);
  return `${Math.floor((lon * width) / side)},${row}`;
}

const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
