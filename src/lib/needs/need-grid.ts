import type { Geometry } from 'geojson';
import { CELL_METRES, metricArea, metricGrid } from '../geo/metric-grid.ts';
import type { LonLat } from '../geo/point.ts';
import { fromUtm, toUtm } from '../geo/utm.ts';
import { middleOf, needCellKey, NEED_CELL_METRES, type NeedCell } from './need.ts';

export interface GridSquare {
  readonly cell: NeedCell;
  /** Where it stands in the picture, from the upper left corner, from 1 as CSS counts. */
  readonly column: number;
  readonly row: number;
  readonly centre: LonLat;
}

/** The squares of 200 m that a neighbourhood is told of in, as a picture with north up. */
export interface NeedGrid {
  readonly columns: number;
  readonly rows: number;
  /** Row by row from the north-west, as one reads. */
  readonly squares: readonly GridSquare[];
  /** The outline of the neighbourhood as the path of SVG; one unit is a square. */
  readonly outline: string;
  /** The corners of the picture, WGS 84 lon/lat. */
  readonly northWest: LonLat;
  readonly southEast: LonLat;
  /** Where a position is, as shares of width and height; null when it is not in the picture. */
  readonly place: (at: LonLat) => readonly [left: number, top: number] | null;
}

/** A square with less of itself in the neighbourhood is not drawn: whoever is there is told of in the next. */
const LEAST_SHARE = 0.1;
/** How many cells of the evidence's grid make one of these, each way. */
const CELLS = NEED_CELL_METRES / CELL_METRES;

export function needGrid(outline: Geometry): NeedGrid {
  const { zone, cells } = metricGrid(outline);
  const found = new Map<string, { cell: NeedCell; share: number }>();
  for (const { share, ...small } of cells) {
    const cell = { zone, column: Math.floor(small.column / CELLS), row: Math.floor(small.row / CELLS) };
    const known = found.get(needCellKey(cell))?.share ?? 0;
    found.set(needCellKey(cell), { cell, share: known + share / CELLS ** 2 });
  }
  const all = [...found.values()].filter(({ share }) => share >= LEAST_SHARE).map(({ cell }) => cell);
  const west = Math.min(...all.map(({ column }) => column));
  const north = Math.max(...all.map(({ row }) => row));
  const columns = Math.max(...all.map(({ column }) => column)) - west + 1;
  const rows = north - Math.min(...all.map(({ row }) => row)) + 1;
  const at = (east: number, northing: number) =>
    [rounded(east / NEED_CELL_METRES - west), rounded(north + 1 - northing / NEED_CELL_METRES)] as const;
  return {
    columns,
    rows,
    squares: all
      .sort((a, b) => b.row - a.row || a.column - b.column)
      .map((cell) => ({
        cell,
        column: cell.column - west + 1,
        row: north - cell.row + 1,
        centre: middleOf(cell)
      })),
    outline: metricArea(outline, zone)
      .rings.map((ring) => `M${ring.map(([east, northing]) => at(east, northing).join(' ')).join('L')}Z`)
      .join(''),
    northWest: fromUtm([west * NEED_CELL_METRES, (north + 1) * NEED_CELL_METRES], zone),
    southEast: fromUtm([(west + columns) * NEED_CELL_METRES, (north + 1 - rows) * NEED_CELL_METRES], zone),
    place(position) {
      const [x, y] = at(...toUtm(position, zone));
      return x >= 0 && x <= columns && y >= 0 && y <= rows ? [x / columns, y / rows] : null;
    }
  };
}

const rounded = (value: number) => Math.round(value * 100) / 100;
