import { metresBetween } from '../geo/distance.ts';
import type { LonLat } from '../geo/point.ts';

/** The streets one may walk along: points, and pieces of street between two of them, in typed arrays. */
export interface StreetGraph {
  /** WGS 84 degrees of each point. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Ends of each piece of street. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** 1: steps, not for prams and wheelchairs. */
  readonly steps: Uint8Array;
  readonly metres: Float64Array;
  /**
   * The pieces at point p are `pieces[first[p]] … pieces[first[p + 1] - 1]`, and lead to the points in `neighbours` at
   * the same place.
   */
  readonly first: Uint32Array;
  readonly pieces: Uint32Array;
  readonly neighbours: Uint32Array;
}

/** What a graph is made of, in equal order: what is stored. */
export type Streets = Pick<StreetGraph, 'lon' | 'lat' | 'from' | 'to' | 'steps'>;

/** Measures the pieces, and orders them by their points. */
export function streetGraph({ lon, lat, from, to, steps }: Streets): StreetGraph {
  const points = lon.length;
  const count = from.length;
  const first = new Uint32Array(points + 1);
  const metres = new Float64Array(count);
  for (let piece = 0; piece < count; piece++) {
    const [a, b] = [from[piece]!, to[piece]!];
    first[a + 1]!++;
    first[b + 1]!++;
    metres[piece] = metresBetween([lon[a]!, lat[a]!], [lon[b]!, lat[b]!]);
  }
  for (let point = 0; point < points; point++) first[point + 1]! += first[point]!;
  const next = first.slice();
  const pieces = new Uint32Array(count * 2);
  const neighbours = new Uint32Array(count * 2);
  const put = (point: number, piece: number, neighbour: number): void => {
    const at = next[point]!++;
    pieces[at] = piece;
    neighbours[at] = neighbour;
  };
  for (let piece = 0; piece < count; piece++) {
    put(from[piece]!, piece, to[piece]!);
    put(to[piece]!, piece, from[piece]!);
  }
  return { lon, lat, from, to, steps, metres, first, pieces, neighbours };
}

export function positionOfNode({ lon, lat }: Pick<StreetGraph, 'lon' | 'lat'>, point: number): LonLat {
  return [lon[point]!, lat[point]!];
}
