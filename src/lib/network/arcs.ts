import type { LonLat } from '../geo/point.ts';
import { slugPairs, type Together } from './together.ts';
import type { LineBetween } from './labels.ts';

/** Links as arcs between the places of organisations, in units of a picture. */
export interface ArcMap {
  readonly width: number;
  readonly height: number;
  /** Outlines and streets, as paths. */
  readonly outline: string;
  readonly streets: string;
  readonly arcs: readonly { readonly path: string; readonly width: number; readonly count: number }[];
  readonly places: readonly {
    readonly slug: string;
    readonly x: number;
    readonly y: number;
    readonly radius: number;
    readonly name: { readonly text: string; readonly locale: string };
    readonly label: ArcLabel | null;
    readonly narrow: ArcLabel | null;
  }[];
}

export interface ArcLabel {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly lines: readonly string[];
}

/** WGS 84 to units of a picture. */
export type Projection = (point: LonLat) => readonly [x: number, y: number];

export const MAP_WIDTH = 1000;

/** Where a map of these bounds is drawn: flat enough over a few kilometres to be a plane. */
export function projectionOf([west, south, east, north]: readonly [number, number, number, number]): {
  project: Projection;
  height: number;
} {
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = MAP_WIDTH / ((east - west) * shrink);
  return {
    project: ([lon, lat]) => [
      Math.round((lon - west) * shrink * scale * 10) / 10,
      Math.round((north - lat) * scale * 10) / 10
    ],
    height: Math.round((north - south) * scale)
  };
}

/** Of lines, as a path; those that leave the frame are cut off by it. */
export function pathOfLines(lines: readonly (readonly LonLat[])[], project: Projection): string {
  return lines.map((line) => `M${line.map((point) => project(point).join(' ')).join('L')}`).join('');
}

/** Between two spots, each named by its key. */
export interface Arc {
  readonly from: string;
  readonly to: string;
  /** How many pairs of organisations it stands for. */
  readonly count: number;
}

/**
 * Pairs of spots between which somebody works together, the strongest last. Organisations at one spot need no arc for what
 * they do with each other.
 */
export function arcsBetween(together: Together, spotOf: (slug: string) => string | null): Arc[] {
  const counts = new Map<string, { from: string; to: string; count: number }>();
  for (const [a, b] of slugPairs(together)) {
    const [one, other] = [spotOf(a), spotOf(b)];
    if (one === null || other === null || one === other) continue;
    const [from, to] = one < other ? [one, other] : [other, one];
    const key = `${from} ${to}`;
    const arc = counts.get(key);
    if (arc) arc.count++;
    else counts.set(key, { from, to, count: 1 });
  }
  return [...counts.values()].sort((a, b) => a.count - b.count || (a.from + a.to < b.from + b.to ? -1 : 1));
}

/** Where the control point of an arc is, which bends to its left by a fifth of its length. */
function bendOf(a: Point, b: Point): Point {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  return [(a[0] + b[0]) / 2 + dy * 0.2, (a[1] + b[1]) / 2 - dx * 0.2];
}

export function arcPath(a: Point, b: Point): string {
  const middle = bendOf(a, b).map((value) => Math.round(value));
  return `M${a.join(' ')}Q${middle.join(' ')} ${b.join(' ')}`;
}

/** An arc in so many straight pieces, to keep names off it. */
const PIECES = 6;

export function arcPieces(a: Point, b: Point): LineBetween[] {
  const bend = bendOf(a, b);
  const at = (share: number): Point => {
    const rest = 1 - share;
    const along = (axis: 0 | 1) => rest ** 2 * a[axis] + 2 * rest * share * bend[axis] + share ** 2 * b[axis];
    return [along(0), along(1)];
  };
  return Array.from({ length: PIECES }, (_, piece) => [at(piece / PIECES), at((piece + 1) / PIECES)]);
}

type Point = readonly [x: number, y: number];
