import type { Geometry } from 'geojson';
import { CELL_METRES, metricArea, type Grid } from '../geo/metric-grid.ts';
import type { LonLat } from '../geo/point.ts';
import { toUtm } from '../geo/utm.ts';
import { LIMITS } from './reach.ts';

/** A cell is so many units of the drawing wide. */
const UNITS = 10;
/** Around the neighbourhood, in cells: for what stands just beyond it. */
const MARGIN = 0.6;

/** The ground plan of a drawing of cells; y goes down, as in SVG. */
export interface CellMap {
  readonly width: number;
  readonly height: number;
  /** Upper left corner of each cell, in the order of the grid. */
  readonly corners: readonly (readonly [x: number, y: number])[];
  readonly side: number;
  /** The outline of the neighbourhood, as the path of SVG. */
  readonly outline: string;
  /** Where a position is, as shares of width and height; null when it is not in the drawing. */
  readonly place: (at: LonLat) => readonly [left: number, top: number] | null;
}

export function cellMap({ cells, zone }: Grid, outline: Geometry): CellMap {
  const columns = cells.map(({ column }) => column);
  const rows = cells.map(({ row }) => row);
  const west = Math.min(...columns) - MARGIN;
  const north = Math.max(...rows) + 1 + MARGIN;
  const width = (Math.max(...columns) + 1 + MARGIN - west) * UNITS;
  const height = (north - Math.min(...rows) + MARGIN) * UNITS;
  const x = (east: number) => rounded((east / CELL_METRES - west) * UNITS);
  const y = (northing: number) => rounded((north - northing / CELL_METRES) * UNITS);
  const rings = metricArea(outline, zone).rings.map(
    (ring) => `M${ring.map(([east, northing]) => `${x(east)} ${y(northing)}`).join('L')}Z`
  );
  return {
    width: rounded(width),
    height: rounded(height),
    corners: cells.map(({ column, row }) => [x(column * CELL_METRES), y((row + 1) * CELL_METRES)]),
    side: UNITS,
    outline: rings.join(''),
    place(at) {
      const [east, northing] = toUtm(at, zone);
      const [left, top] = [x(east) / width, y(northing) / height];
      return left >= 0 && left <= 1 && top >= 0 && top <= 1 ? [left, top] : null;
    }
  };
}

const rounded = (value: number) => Math.round(value * 10) / 10;

/** How far a cell is, as the drawing shows it: 0 to 2 within the limits, 3 beyond, 4 not reached at all. */
export function levelOf(minutes: number): number {
  if (minutes === Infinity) return LIMITS.length + 1;
  const within = LIMITS.findIndex((limit) => minutes <= limit);
  return within < 0 ? LIMITS.length : within;
}
