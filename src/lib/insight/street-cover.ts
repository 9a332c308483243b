import type { Geometry } from 'geojson';
import type { Grid } from '../geo/metric-grid.ts';
import { cellIdAt } from '../geo/metric-grid.ts';
import type { BoundingBox, LonLat } from '../geo/point.ts';
import { toUtm } from '../geo/utm.ts';
import type { Cover } from '../walking/cover.ts';
import type { StreetIndex } from '../walking/street-index.ts';
import { spreadResidents, type ResidentsOfArea } from './residents.ts';

/** Which cells have a street that somebody who lives there is on. */
export function cellsWithStreet({ cells }: Grid, index: StreetIndex): boolean[] {
  return cells.map(({ centre }) => index.nearest(centre, { steps: true }) !== null);
}

/** What of an extract of OpenStreetMap tells where somebody may live. */
interface Extract {
  readonly index: StreetIndex;
  readonly buildings: readonly LonLat[];
  /** Of what lies beyond nothing is known. */
  readonly extent: BoundingBox;
}

interface Home {
  readonly grid: Grid;
  readonly outline: Geometry;
  readonly areas: readonly ResidentsOfArea[];
  /** What is lived on, where it is known. */
  readonly residential: Geometry | null;
}

/**
 * How well streets cover a neighbourhood: by its residents, else by the cells that hold streets or buildings. Sea, a lake
 * or a rail yard is no gap; what the extract does not reach is one. Null when no cell has a street.
 */
export function streetCover(
  { grid, outline, areas, residential }: Home,
  { index, buildings, extent: [west, south, east, north] }: Extract
): Cover | null {
  const hasStreet = cellsWithStreet(grid, index);
  if (!hasStreet.includes(true)) return null;
  const built = new Set(buildings.map((at) => cellIdAt(toUtm(at, grid.zone), grid.zone)));
  const ground = grid.cells.map(
    ({ id, centre: [lon, lat] }, cell) =>
      hasStreet[cell]! || built.has(id) || lon < west || lon > east || lat < south || lat > north
  );
  const people = spreadResidents(grid, outline, areas, residential, ground)?.inCells.all;
  const weights = people ?? ground.map(Number);
  let [all, without] = [0, 0];
  for (const [cell, weight] of weights.entries()) {
    all += weight;
    if (!hasStreet[cell]) without += weight;
  }
  return { withoutStreet: all === 0 ? 0 : without / all, measuredBy: people ? 'residents' : 'ground' };
}
