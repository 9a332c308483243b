import type { Geometry, Position } from 'geojson';
import type { LonLat } from './point.ts';
import { fromUtm, toUtm, utmZone, type Metres } from './utm.ts';

/** Side of a cell, in metres: a block or two, about a minute and a half on foot. */
export const CELL_METRES = 100;
/** A cell is looked at in so many places each way: shares are right to about a hundredth of a cell. */
const SAMPLES = 10;
const SAMPLE_METRES = CELL_METRES / SAMPLES;

/** A square of the metric grid of the local UTM zone, north up in that zone. */
export interface Cell {
  /** Zone, then kilometres-free column and row: `32N-5102-50356` is 510,200 m east and 5,035,600 m north. */
  readonly id: string;
  readonly column: number;
  readonly row: number;
  /** The middle of what of it lies in the area. */
  readonly centre: LonLat;
  /** Share of it that lies in the area, 0 to 1. */
  readonly share: number;
}

export interface Grid {
  readonly zone: number;
  readonly cells: readonly Cell[];
}

/** An area in metres: polygons of rings, holes included, by the even-odd rule. */
export interface MetricArea {
  readonly rings: readonly (readonly Metres[])[];
  /** Where its edges cross a line from west to east, so far north, in no order. */
  readonly crossingsAt: (north: number) => readonly number[];
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** A Polygon or MultiPolygon in metres of a zone. @throws RangeError for another geometry */
export function metricArea(geometry: Geometry, zone: number): MetricArea {
  const polygons: Position[][][] =
    geometry.type === 'MultiPolygon'
      ? geometry.coordinates
      : geometry.type === 'Polygon'
        ? [geometry.coordinates]
        : [];
  if (polygons.length === 0) throw new RangeError(`A ${geometry.type} is no area.`);
  const rings = polygons.flatMap((polygon) =>
    polygon.map((ring) => ring.map((corner) => toUtm([corner[0]!, corner[1]!], zone)))
  );
  const corners = rings.flat();
  return {
    rings,
    crossingsAt: crossingsOf(rings),
    west: Math.min(...corners.map(([east]) => east)),
    south: Math.min(...corners.map(([, north]) => north)),
    east: Math.max(...corners.map(([east]) => east)),
    north: Math.max(...corners.map(([, north]) => north))
  };
}

/** Places are looked at line by line: those of the last line are kept, and each edge is looked at once a line. */
function crossingsOf(rings: readonly (readonly Metres[])[]): MetricArea['crossingsAt'] {
  let last = Number.NaN;
  let crossings: number[] = [];
  return (north) => {
    if (north === last) return crossings;
    last = north;
    crossings = [];
    for (const ring of rings)
      for (let at = 1; at < ring.length; at++) {
        const [[x1, y1], [x2, y2]] = [ring[at - 1]!, ring[at]!];
        if (y1 > north !== y2 > north) crossings.push(((x2 - x1) * (north - y1)) / (y2 - y1) + x1);
      }
    return crossings;
  };
}

export function isInArea([x, y]: Metres, { crossingsAt, west, south, east, north }: MetricArea): boolean {
  if (x < west || x > east || y < south || y > north) return false;
  let inside = false;
  for (const crossing of crossingsAt(y)) if (x < crossing) inside = !inside;
  return inside;
}

/** Visits the places of an area, {@link SAMPLE_METRES} from each other, that are the same for every area. */
export function visitSamples(area: MetricArea, visit: (at: Metres) => void): void {
  const first = (least: number) => (Math.floor(least / SAMPLE_METRES) + 0.5) * SAMPLE_METRES;
  for (let north = first(area.south); north <= area.north; north += SAMPLE_METRES)
    for (let east = first(area.west); east <= area.east; east += SAMPLE_METRES)
      if (isInArea([east, north], area)) visit([east, north]);
}

export function cellIdAt([east, north]: Metres, zone: number): string {
  return idOf(zone, Math.floor(east / CELL_METRES), Math.floor(north / CELL_METRES));
}

const idOf = (zone: number, column: number, row: number) =>
  `${zone}${row < 0 ? 'S' : 'N'}-${column}-${Math.abs(row)}`;

/** The cells of an area, from the south-west, row by row. */
export function metricGrid(outline: Geometry): Grid {
  const zone = utmZone(someLongitude(outline));
  const area = metricArea(outline, zone);
  const found = new Map<
    string,
    { column: number; row: number; count: number; east: number; north: number }
  >();
  visitSamples(area, ([east, north]) => {
    const [column, row] = [Math.floor(east / CELL_METRES), Math.floor(north / CELL_METRES)];
    const id = idOf(zone, column, row);
    const cell = found.get(id) ?? { column, row, count: 0, east: 0, north: 0 };
    found.set(id, cell);
    cell.count++;
    cell.east += east;
    cell.north += north;
  });
  const cells = [...found].map(([id, { column, row, count, east, north }]) => ({
    id,
    column,
    row,
    centre: fromUtm([east / count, north / count], zone),
    share: count / SAMPLES ** 2
  }));
  return { zone, cells: cells.sort((a, b) => a.row - b.row || a.column - b.column) };
}

function someLongitude(geometry: Geometry): number {
  let inner: unknown = 'coordinates' in geometry ? geometry.coordinates : [];
  while (Array.isArray(inner)) inner = inner[0];
  return Number(inner ?? 0);
}

/** The corners of a cell as a closed ring of positions, anticlockwise. */
export function cellRing({ column, row }: Pick<Cell, 'column' | 'row'>, zone: number): LonLat[] {
  return [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0]
  ].map(([dx, dy]) => fromUtm([(column + dx!) * CELL_METRES, (row + dy!) * CELL_METRES], zone));
}
