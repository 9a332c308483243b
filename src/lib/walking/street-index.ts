import { metresPerDegree } from '../geo/distance.ts';
import type { LonLat } from '../geo/point.ts';
import type { Start } from './shortest-paths.ts';
import type { StreetGraph } from './street-graph.ts';

/** Farther from any street nobody is said to be on it: the map has a hole there. In metres. */
export const FARTHEST_FROM_STREET = 200;
/** A city block; smaller cells are more of them, larger ones hold more streets each. In metres. */
const CELL = 60;

/** The nearest place on a street. */
export interface Snapped {
  readonly piece: number;
  /** How far along the piece, 0 at its `from` to 1 at its `to`. */
  readonly along: number;
  /** Metres from the point to the street. */
  readonly away: number;
}

/** Finds the nearest street of points; made once for a graph. */
export class StreetIndex {
  readonly graph: StreetGraph;
  readonly #lon0: number;
  readonly #lat0: number;
  readonly #scale: { readonly lon: number; readonly lat: number };
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #columns: number;
  readonly #rows: number;
  readonly #first: Uint32Array;
  readonly #pieces: Uint32Array;

  constructor(graph: StreetGraph) {
    this.graph = graph;
    const { lon, lat, from, to } = graph;
    this.#lon0 = leastOf(lon);
    this.#lat0 = leastOf(lat);
    const middle = lat.reduce((sum, value) => sum + value, 0) / Math.max(1, lat.length);
    this.#scale = metresPerDegree(middle);
    this.#x = lon.map((value) => (value - this.#lon0) * this.#scale.lon);
    this.#y = lat.map((value) => (value - this.#lat0) * this.#scale.lat);
    this.#columns = Math.floor(mostOf(this.#x) / CELL) + 1;
    this.#rows = Math.floor(mostOf(this.#y) / CELL) + 1;
    this.#first = new Uint32Array(this.#columns * this.#rows + 1);
    for (let piece = 0; piece < from.length; piece++)
      this.#cellsOf(from[piece]!, to[piece]!, (cell) => this.#first[cell + 1]!++);
    for (let cell = 0; cell < this.#columns * this.#rows; cell++)
      this.#first[cell + 1]! += this.#first[cell]!;
    const next = this.#first.slice();
    this.#pieces = new Uint32Array(this.#first[this.#first.length - 1]!);
    for (let piece = 0; piece < from.length; piece++)
      this.#cellsOf(from[piece]!, to[piece]!, (cell) => (this.#pieces[next[cell]!++] = piece));
  }

  #cellsOf(a: number, b: number, visit: (cell: number) => void): void {
    const [left, right] = ordered(this.#x[a]!, this.#x[b]!);
    const [low, high] = ordered(this.#y[a]!, this.#y[b]!);
    for (let row = Math.floor(low / CELL); row <= Math.floor(high / CELL); row++)
      for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column++)
        visit(row * this.#columns + column);
  }

  /**
   * The nearest street to a position, steps or not; null when none is within {@link FARTHEST_FROM_STREET}.
   */
  nearest([lon, lat]: LonLat, { steps }: { readonly steps: boolean }): Snapped | null {
    const x = (lon - this.#lon0) * this.#scale.lon;
    const y = (lat - this.#lat0) * this.#scale.lat;
    const column = Math.floor(x / CELL);
    const row = Math.floor(y / CELL);
    let best: Snapped | null = null;
    // Ring after ring of cells, until nothing in the next can be nearer.
    for (let ring = 0; (ring - 1) * CELL <= Math.min(best?.away ?? Infinity, FARTHEST_FROM_STREET); ring++) {
      for (let dy = -ring; dy <= ring; dy++) {
        const step = Math.abs(dy) === ring ? 1 : Math.max(1, 2 * ring);
        for (let dx = -ring; dx <= ring; dx += step)
          best = this.#nearestIn(column + dx, row + dy, x, y, steps, best);
      }
    }
    return best !== null && best.away <= FARTHEST_FROM_STREET ? best : null;
  }

  #nearestIn(
    column: number,
    row: number,
    x: number,
    y: number,
    steps: boolean,
    best: Snapped | null
  ): Snapped | null {
    if (column < 0 || row < 0 || column >= this.#columns || row >= this.#rows) return best;
    const cell = row * this.#columns + column;
    for (let at = this.#first[cell]!; at < this.#first[cell + 1]!; at++) {
      const piece = this.#pieces[at]!;
      if (!steps && this.graph.steps[piece] === 1) continue;
      const [a, b] = [this.graph.from[piece]!, this.graph.to[piece]!];
      const [dx, dy] = [this.#x[b]! - this.#x[a]!, this.#y[b]! - this.#y[a]!];
      const squared = dx * dx + dy * dy;
      const projected = squared === 0 ? 0 : ((x - this.#x[a]!) * dx + (y - this.#y[a]!) * dy) / squared;
      const along = Math.min(1, Math.max(0, projected));
      const [east, north] = [x - this.#x[a]! - along * dx, y - this.#y[a]! - along * dy];
      const away = Math.sqrt(east * east + north * north);
      if (best === null || away < best.away) best = { piece, along, away };
    }
    return best;
  }
}

/** Both ends of the piece of street, as starts of a walk from a place on it. */
export function startsFrom({ from, to, metres }: StreetGraph, { piece, along, away }: Snapped): Start[] {
  const length = metres[piece]!;
  return [
    { point: from[piece]!, metres: away + along * length },
    { point: to[piece]!, metres: away + (1 - along) * length }
  ];
}

const ordered = (a: number, b: number): [number, number] => (a < b ? [a, b] : [b, a]);
const leastOf = (values: Float64Array) => values.reduce((least, value) => Math.min(least, value), Infinity);
const mostOf = (values: Float64Array) => values.reduce((most, value) => Math.max(most, value), 0);
