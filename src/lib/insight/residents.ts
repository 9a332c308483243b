import type { Geometry } from 'geojson';
import type { Source } from '../field/values.ts';
import {
  cellIdAt,
  isInArea,
  metricArea,
  visitSamples,
  type Grid,
  type MetricArea
} from '../geo/metric-grid.ts';
import type { Metres } from '../geo/utm.ts';

/** Of whom there are figures. */
export const RESIDENT_GROUPS = ['all', 'women', 'minors', 'foreign'] as const;
export type ResidentGroup = (typeof RESIDENT_GROUPS)[number];

/** Residents of an area in a year, as the database's `residents_of` returns it. */
export interface ResidentsOfArea {
  readonly slug: string;
  readonly code: string;
  readonly name: string;
  readonly year: number;
  readonly total: number;
  readonly women: number | null;
  readonly minors: number | null;
  readonly foreign: number | null;
  /** People by citizenship, ISO 3166-1 alpha-2. */
  readonly citizenships: Readonly<Record<string, number>>;
  readonly sources: readonly Source[];
  readonly outline: Geometry;
}

/** How residents of an area were put into its cells. */
export type Spreading =
  /** As if they lived evenly all over it. */
  | 'even'
  /** Evenly over what of it is lived on (dasymetric). */
  | 'residential'
  /** Evenly over what of it has a street, as long as nobody has said what is lived on. */
  | 'streets';

export interface SpreadResidents {
  /** The areas whose figures were used; the finest that cover the neighbourhood. */
  readonly areas: readonly ResidentsOfArea[];
  readonly year: number;
  readonly spreading: Spreading;
  /** People in each cell, in the order of the grid; null where not every area has the figure. */
  readonly inCells: Readonly<Record<ResidentGroup, Float64Array | null>>;
  /** Their sums. */
  readonly totals: Readonly<Record<ResidentGroup, number | null>>;
  /** Citizenships (ISO 3166-1) of those who live there: of an area that only reaches in, its share. */
  readonly citizenships: Readonly<Record<string, number>>;
  /** Whether one figure for the whole is all there is: then every group is spread alike. */
  readonly isOneArea: boolean;
}

/** Areas that cover less of the neighbourhood, or of what of it is lived on, say nothing of it as a whole. */
export const LEAST_COVERED = 0.9;

/**
 * Outlines of one border, written by two hands, differ by a few metres: an area with less of itself in the neighbourhood
 * is beside it, and one with all but as little is in it.
 */
export const SLIVER = 0.02;

const FIGURE: Readonly<Record<ResidentGroup, (area: ResidentsOfArea) => number | null>> = {
  all: ({ total }) => total,
  women: ({ women }) => women,
  minors: ({ minors }) => minors,
  foreign: ({ foreign }) => foreign
};

/**
 * Puts the residents of areas into cells. Of several years and sizes of areas, those count that cover the neighbourhood:
 * the finest, of them the newest. Null when none do.
 * @param residential what is lived on, where it is known
 * @param ground where it is not: which cells somebody may live in, for sea and rail yards have none
 */
export function spreadResidents(
  grid: Grid,
  outline: Geometry,
  areas: readonly ResidentsOfArea[],
  residential: Geometry | null = null,
  ground: readonly boolean[] | null = null
): SpreadResidents | null {
  const home = metricArea(outline, grid.zone);
  const numberOf = new Map(grid.cells.map(({ id }, number) => [id, number]));
  const isLivedOn = livedOnIn(grid.zone, residential, ground, numberOf);
  const all = countSamples(home);
  const lived = isLivedOn === null ? 0 : countSamples(home, isLivedOn);
  const covers = (layer: readonly Sampled[]) =>
    lived > 0
      ? sum(layer.map(({ livedInside }) => livedInside)) >= LEAST_COVERED * lived
      : sum(layer.map(({ inside }) => inside)) >= LEAST_COVERED * all;
  const layers = [...Map.groupBy(areas, layerOf).values()]
    .map((layer) => layer.flatMap((area) => sampled(area, { grid, home, isLivedOn, numberOf }) ?? []))
    .filter(covers)
    .sort((a, b) => b.length - a.length || b[0]!.area.year - a[0]!.area.year);
  const [finest] = layers;
  if (!finest) return null;

  const inCells = Object.fromEntries(
    RESIDENT_GROUPS.map((group) => [group, peopleInCells(finest, FIGURE[group], grid.cells.length)])
  ) as Record<ResidentGroup, Float64Array | null>;
  const totals = Object.fromEntries(
    RESIDENT_GROUPS.map((group) => [group, inCells[group] && sum([...inCells[group]])])
  ) as Record<ResidentGroup, number | null>;
  return {
    areas: finest.map(({ area }) => area),
    year: finest[0]!.area.year,
    spreading: spreadingOf(finest, residential !== null),
    inCells,
    totals,
    citizenships: citizenshipsIn(finest),
    isOneArea: finest.length === 1
  };
}

function spreadingOf(layer: readonly Sampled[], isResidential: boolean): Spreading {
  if (!layer.every(({ isOverLivedOn }) => isOverLivedOn)) return 'even';
  return isResidential ? 'residential' : 'streets';
}

/** Whether somebody may live at a place; null: nobody knows where. What lies beside the neighbourhood is taken as lived on. */
function livedOnIn(
  zone: number,
  residential: Geometry | null,
  ground: readonly boolean[] | null,
  numberOf: ReadonlyMap<string, number>
): ((at: Metres) => boolean) | null {
  if (residential !== null) {
    const area = metricArea(residential, zone);
    return (at) => isInArea(at, area);
  }
  if (ground === null) return null;
  return (at) => ground[numberOf.get(cellIdAt(at, zone)) ?? -1] ?? true;
}

function citizenshipsIn(layer: readonly Sampled[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { area, weights, whole } of layer)
    for (const [country, people] of Object.entries(area.citizenships))
      sums[country] = (sums[country] ?? 0) + (people * sum([...weights.values()])) / whole;
  return Object.fromEntries(Object.entries(sums).map(([country, people]) => [country, Math.round(people)]));
}

/** What share of a neighbourhood lies in at least one of some areas, 0 to 1. */
export function shareCovered({ zone }: Grid, outline: Geometry, areas: readonly Geometry[]): number {
  const outlines = areas.map((area) => metricArea(area, zone));
  let [covered, all] = [0, 0];
  visitSamples(metricArea(outline, zone), (at) => {
    all++;
    if (outlines.some((area) => isInArea(at, area))) covered++;
  });
  return covered / all;
}

/** Of one publisher and one year: `nil-57` of 2018 is of another layer than a census section. */
const layerOf = ({ slug, year }: ResidentsOfArea) => `${/^[a-z]+/.exec(slug)?.[0] ?? ''} ${year}`;

interface Sampled {
  readonly area: ResidentsOfArea;
  /** Places of it that are in the neighbourhood, by number of cell; and of how many places in all. */
  readonly weights: ReadonlyMap<number, number>;
  readonly whole: number;
  /** Places in the neighbourhood, lived on or not; and those that are. */
  readonly inside: number;
  readonly livedInside: number;
  readonly isOverLivedOn: boolean;
}

interface Ground {
  readonly grid: Grid;
  readonly home: MetricArea;
  readonly isLivedOn: ((at: Metres) => boolean) | null;
  readonly numberOf: ReadonlyMap<string, number>;
}

/** An area looked at every ten metres; null when it does not reach into the neighbourhood. */
function sampled(area: ResidentsOfArea, { grid, home, isLivedOn, numberOf }: Ground): Sampled | null {
  const outline = metricArea(area.outline, grid.zone);
  if (outline.west > home.east || outline.east < home.west) return null;
  if (outline.south > home.north || outline.north < home.south) return null;
  const everywhere = { weights: new Map<number, number>(), whole: 0, inside: 0 };
  const livedOn = { weights: new Map<number, number>(), whole: 0 };
  const count = (at: Metres, into: { weights: Map<number, number>; whole: number }): boolean => {
    into.whole++;
    const cell = isInArea(at, home) ? numberOf.get(cellIdAt(at, grid.zone)) : undefined;
    if (cell === undefined) return false;
    into.weights.set(cell, (into.weights.get(cell) ?? 0) + 1);
    return true;
  };
  visitSamples(outline, (at) => {
    if (count(at, everywhere)) everywhere.inside++;
    if (isLivedOn?.(at)) count(at, livedOn);
  });
  // Smaller than the distance between two places: it is where its middle is.
  if (
    everywhere.whole === 0 &&
    count([(outline.west + outline.east) / 2, (outline.south + outline.north) / 2], everywhere)
  )
    everywhere.inside++;
  if (everywhere.inside <= SLIVER * everywhere.whole) return null;
  const used = livedOn.whole > 0 ? livedOn : everywhere;
  const within = sum([...used.weights.values()]);
  return {
    area,
    weights: used.weights,
    whole: within >= (1 - SLIVER) * used.whole ? within : used.whole,
    inside: everywhere.inside,
    livedInside: sum([...livedOn.weights.values()]),
    isOverLivedOn: used === livedOn
  };
}

function peopleInCells(
  areas: readonly Sampled[],
  figure: (area: ResidentsOfArea) => number | null,
  cells: number
): Float64Array | null {
  const people = new Float64Array(cells);
  for (const { area, weights, whole } of areas) {
    const living = figure(area);
    if (living === null) return null;
    for (const [cell, places] of weights) people[cell]! += (living * places) / whole;
  }
  return people;
}

function countSamples(area: MetricArea, counts: (at: Metres) => boolean = () => true): number {
  let count = 0;
  visitSamples(area, (at) => {
    if (counts(at)) count++;
  });
  return count;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
