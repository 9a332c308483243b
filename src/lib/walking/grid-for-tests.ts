import type { LonLat } from '../geo/point.ts';
import { streetGraph, type StreetGraph } from './street-graph.ts';

/** Degrees of a block of about 100 m at Milan. */
export const BLOCK = { lon: 0.00128, lat: 0.0009 };
export const ORIGIN: LonLat = [9.13, 45.47];

interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** Of two crossings, whether a street joins them, and whether it is steps. */
  readonly street?: (a: number, b: number) => 'street' | 'steps' | null;
}

/** Streets like a chessboard: crossing number `row * columns + column`, blocks of about 100 m. */
export function gridOfStreets({ columns, rows, street = () => 'street' }: Grid): StreetGraph {
  const count = columns * rows;
  const [from, to, steps]: [number[], number[], number[]] = [[], [], []];
  for (let point = 0; point < count; point++) {
    const isLast = point % columns === columns - 1;
    for (const next of [
      ...(isLast ? [] : [point + 1]),
      ...(point + columns < count ? [point + columns] : [])
    ]) {
      const kind = street(point, next);
      if (kind === null) continue;
      from.push(point);
      to.push(next);
      steps.push(kind === 'steps' ? 1 : 0);
    }
  }
  return streetGraph({
    lon: Float64Array.from({ length: count }, (_, at) => ORIGIN[0] + (at % columns) * BLOCK.lon),
    lat: Float64Array.from({ length: count }, (_, at) => ORIGIN[1] + Math.floor(at / columns) * BLOCK.lat),
    from: Uint32Array.from(from),
    to: Uint32Array.from(to),
    steps: Uint8Array.from(steps)
  });
}
