import { area as squareMetres } from '@turf/turf';
import type { Geometry } from 'geojson';
import { cellIdAt, isInArea, metricArea, visitSamples, type Grid } from '../../geo/metric-grid.ts';
import type { AreaIndicator, AreaValue } from './area-indicator.ts';
import { SLIVER } from '../residents.ts';

/** In square metres: so much ground is a place that is looked at, ten metres from the next. */
const GROUND_OF_SAMPLE = 100;

/** Shares of a cell that add up to all but this are all of it. */
const ROUNDING = 1e-9;

/** An indicator in the cells of a neighbourhood. */
export interface SpreadIndicator {
  readonly indicator: AreaIndicator;
  /** The areas that reach into the neighbourhood and have a value, by the place they have in `thirds`. */
  readonly areas: readonly (AreaValue & { readonly value: number })[];
  /** Of each of the areas, most need first: in which third of them it is. */
  readonly thirds: readonly Third[];
  /** By cell, the shares of it (0 to 1) in each of the areas; what is left of it is not known. */
  readonly inCells: readonly ReadonlyMap<number, number>[];
}

/** 0: the third of the areas with the most need; 2: the one with the least. */
export type Third = 0 | 1 | 2;

/**
 * Puts an indicator into cells: whoever lives in a cell is spread evenly over it, as its residents are, so that the share of
 * it in an area is the share of them. What no area with a value covers stays without.
 */
export function spreadIndicator(grid: Grid, outline: Geometry, indicator: AreaIndicator): SpreadIndicator {
  const { zone } = grid;
  const numberOf = new Map(grid.cells.map(({ id }, number) => [id, number]));
  const known = indicator.areas.flatMap((one) =>
    one.value === null ? [] : [{ ...one, value: one.value, metric: metricArea(one.outline, zone) }]
  );
  const counts = grid.cells.map(() => new Map<number, number>());
  const samples = new Float64Array(grid.cells.length);
  const inside = new Float64Array(known.length);
  visitSamples(metricArea(outline, zone), (at) => {
    const cell = numberOf.get(cellIdAt(at, zone));
    if (cell === undefined) return;
    samples[cell]!++;
    const number = known.findIndex(({ metric }) => isInArea(at, metric));
    if (number < 0) return;
    inside[number]!++;
    counts[cell]!.set(number, (counts[cell]!.get(number) ?? 0) + 1);
  });
  const sign = indicator.higherMeans === 'more-need' ? -1 : 1;
  const order = [...known.keys()]
    .filter((one) => inside[one]! * GROUND_OF_SAMPLE > SLIVER * squareMetres(known[one]!.outline))
    .sort((a, b) => sign * (known[a]!.value - known[b]!.value) || (known[a]!.code < known[b]!.code ? -1 : 1));
  const place = new Map(order.map((one, at) => [one, at]));
  const areas = order.map((one) => {
    const { code, name, value, outline: of } = known[one]!;
    return { code, name, value, outline: of };
  });
  return {
    indicator,
    areas,
    thirds: thirdsOf(areas.map(({ value }) => value)),
    inCells: counts.map(
      (byArea, cell) =>
        new Map(
          [...byArea].flatMap(([one, count]) =>
            place.has(one) ? [[place.get(one)!, count / samples[cell]!] as const] : []
          )
        )
    )
  };
}

/**
 * The third that each of some values is in. Equal ones are never parted: all are where the middle of them is, and the first
 * are always in the first third, so that values that differ can be compared.
 * @param values the most need first
 */
function thirdsOf(values: readonly number[]): Third[] {
  return values.map((value) => {
    const [first, last] = [values.indexOf(value), values.lastIndexOf(value)];
    return first === 0 ? 0 : (Math.floor((((first + last + 1) / 2) * 3) / values.length) as Third);
  });
}

/** Whether areas differ, so that some can be compared with others. */
export const isComparable = ({ thirds }: SpreadIndicator): boolean => thirds.some((third) => third > 0);

/** What share of a cell is in the third with the most need, and of what share nothing is known: 0 to 1. */
export function sharesOf(
  cell: number,
  { inCells, thirds }: Pick<SpreadIndicator, 'inCells' | 'thirds'>
): { readonly neediest: number; readonly others: number; readonly unknown: number } {
  let [neediest, others] = [0, 0];
  for (const [area, share] of inCells[cell]!)
    if (thirds[area] === 0) neediest += share;
    else others += share;
  const known = neediest + others;
  return { neediest, others, unknown: known > 1 - ROUNDING ? 0 : 1 - known };
}

/** The area that most of a cell is in; null: of most of it nothing is known. */
export function areaOfCell(cell: number, { inCells }: Pick<SpreadIndicator, 'inCells'>): number | null {
  let [most, found] = [0, null as number | null];
  let known = 0;
  for (const [area, share] of inCells[cell]!) {
    known += share;
    if (share > most) [most, found] = [share, area];
  }
  return known < 0.5 ? null : found;
}

/** How many of the people live in each of the areas. */
export function peopleOfAreas(people: Float64Array, { inCells, areas }: SpreadIndicator): Float64Array {
  const living = new Float64Array(areas.length);
  for (const [cell, shares] of inCells.entries())
    for (const [area, share] of shares) living[area]! += people[cell]! * share;
  return living;
}
