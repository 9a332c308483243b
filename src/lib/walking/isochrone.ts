import type { MultiPolygon, Position } from 'geojson';
import { metresPerDegree } from '../geo/distance.ts';
import type { LonLat } from '../geo/point.ts';
import { contour, isInRing, signedArea, type ScalarField, type Ring } from './contour.ts';
import { DETOUR, METRES_PER_MINUTE, type Walker } from './pace.ts';
import type { Snapped, StreetIndex } from './street-index.ts';
import { Walks } from './walks.ts';

/** How far from the street somebody is still said to live on it: to the doors of a courtyard. In metres. */
const DEPTH_OF_HOUSES = 50;
/** Fine enough for the width of a street, coarse enough for milliseconds. In metres. */
const STEP = 20;
/** Between two places on a street from which the ground is measured. In metres. */
const SAMPLED_EVERY = 15;
/** Smaller holes are the inside of a block, in square metres. */
const SMALLEST_HOLE = 2000;
const CIRCLE_CORNERS = 72;

/**
 * What can be reached on foot along streets within so many minutes: for each, an area that holds the smaller ones. From
 * the streets reached, the ground counts as far as houses are deep.
 * @param limits minutes
 */
export function isochrones(
  index: StreetIndex,
  start: Snapped,
  limits: readonly number[],
  walker: Walker
): MultiPolygon[] {
  const metres = limits.map((minutes) => minutes * METRES_PER_MINUTE[walker]);
  const most = Math.max(...metres);
  const walks = new Walks(index, [start], walker, most);
  const ground = groundOf(index, start, walks, most);
  return metres.map((level) => areaOf(contour(ground.field, level), ground.position));
}

/** Metres on foot to each crossing of a grid over the streets that are reached. */
function groundOf(index: StreetIndex, start: Snapped, walks: Walks, most: number) {
  const { lon, lat, from, to, metres } = index.graph;
  const origin: LonLat = [lon[from[start.piece]!]!, lat[from[start.piece]!]!];
  const scale = metresPerDegree(origin[1]);
  // As far as the walk can lead, and a border that nobody reaches.
  const reach = most + metres[start.piece]! + DEPTH_OF_HOUSES + 2 * STEP;
  const side = 2 * Math.ceil(reach / STEP) + 1;
  const half = (side - 1) / 2;
  const values = new Float64Array(side * side).fill(most + 4 * DEPTH_OF_HOUSES);
  const x = (degrees: number) => ((degrees - origin[0]) * scale.lon) / STEP + half;
  const y = (degrees: number) => ((degrees - origin[1]) * scale.lat) / STEP + half;

  const depth = DEPTH_OF_HOUSES / STEP;
  const squaredDepth = depth * depth;
  const mark = (px: number, py: number, walked: number): void => {
    // The innermost of what `isochrones` does: squares and a root, `Math.hypot` takes ten times as long.
    const top = Math.min(side - 2, Math.floor(py + depth));
    const right = Math.min(side - 2, Math.floor(px + depth));
    for (let row = Math.max(1, Math.ceil(py - depth)); row <= top; row++) {
      const north = (row - py) * (row - py);
      for (let column = Math.max(1, Math.ceil(px - depth)); column <= right; column++) {
        const squared = (column - px) * (column - px) + north;
        const at = row * side + column;
        if (squared > squaredDepth || walked >= values[at]!) continue;
        const there = walked + Math.sqrt(squared) * STEP;
        if (there < values[at]!) values[at] = there;
      }
    }
  };
  for (let piece = 0; piece < from.length; piece++) {
    const [a, b] = [from[piece]!, to[piece]!];
    const length = metres[piece]!;
    const isStart = piece === start.piece;
    if (!isStart && walks.distances[a]! > most && walks.distances[b]! > most) continue;
    const pieces = Math.max(1, Math.ceil(length / SAMPLED_EVERY));
    for (let part = 0; part < pieces; part++) {
      const along = (part + 0.5) / pieces;
      const walked = isStart
        ? walks.metresTo({ piece, along, away: 0 })
        : Math.min(walks.distances[a]! + along * length, walks.distances[b]! + (1 - along) * length);
      if (walked > most) continue;
      mark(x(lon[a]! + along * (lon[b]! - lon[a]!)), y(lat[a]! + along * (lat[b]! - lat[a]!)), walked);
    }
  }
  const field: ScalarField = { columns: side, rows: side, values };
  const position = ([column, row]: readonly [number, number]): Position => [
    rounded(origin[0] + ((column - half) * STEP) / scale.lon),
    rounded(origin[1] + ((row - half) * STEP) / scale.lat)
  ];
  return { field, position };
}

/** 6 decimals are about 10 cm. */
const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

function areaOf(rings: readonly Ring[], position: (at: readonly [number, number]) => Position): MultiPolygon {
  const outer = rings.filter((ring) => signedArea(ring) > 0);
  const polygons = outer.map((ring) => [ring]);
  const smallest = (2 * SMALLEST_HOLE) / STEP ** 2;
  for (const hole of rings.filter((ring) => signedArea(ring) < -smallest)) {
    // Of two that hold it, the inner one is in a hole of the other.
    const around = polygons
      .filter(([ring]) => isInRing(hole[0]!, ring!))
      .sort(([a], [b]) => signedArea(a!) - signedArea(b!))[0];
    around?.push(hole);
  }
  return {
    type: 'MultiPolygon',
    coordinates: polygons.map((polygon) => polygon.map((ring) => ring.map(position)))
  };
}

/** What lies within so many minutes in a straight line, streets being {@link DETOUR} times as long: circles. */
export function straightLineIsochrones(
  [lon, lat]: LonLat,
  limits: readonly number[],
  walker: Walker
): MultiPolygon[] {
  const scale = metresPerDegree(lat);
  return limits.map((minutes) => {
    const radius = (minutes * METRES_PER_MINUTE[walker]) / DETOUR;
    const ring = Array.from({ length: CIRCLE_CORNERS + 1 }, (_, corner) => {
      const angle = (2 * Math.PI * (corner % CIRCLE_CORNERS)) / CIRCLE_CORNERS;
      return [
        rounded(lon + (radius * Math.cos(angle)) / scale.lon),
        rounded(lat + (radius * Math.sin(angle)) / scale.lat)
      ];
    });
    return { type: 'MultiPolygon', coordinates: [[ring]] };
  });
}
