import type { MultiPolygon } from 'geojson';
import { metricGrid } from '../lib/geo/metric-grid.ts';
import type { ImportedArea } from '../lib/insight/residents-import.ts';
import { LEAST_COVERED, shareCovered, spreadResidents, type Spreading } from '../lib/insight/residents.ts';
import { cellsWithStreet } from '../lib/insight/street-cover.ts';
import type { NeighbourhoodWithOutline } from '../lib/neighbourhood/neighbourhoods.server.ts';
import type { AnswerOf } from '../lib/server/database.ts';
import type { StreetIndex } from '../lib/walking/street-index.ts';
import { areaSlugOf } from './residents.ts';

const SPREAD: Readonly<Record<Spreading, string>> = {
  even: 'evenly over each',
  residential: 'over what is lived on',
  streets: 'over the squares that have a street'
};

/** Says what the evidence counts once some areas are in: these, or still others, and why. */
export function whatCounts(
  { outline }: Pick<NeighbourhoodWithOutline, 'outline'>,
  known: AnswerOf<'residents_of'>,
  {
    areas,
    layer,
    lived,
    streets
  }: {
    areas: readonly ImportedArea[];
    layer: string;
    lived: MultiPolygon | null;
    streets: StreetIndex | null;
  }
): string[] {
  const grid = metricGrid(outline);
  const fresh = areas.map((area) => ({
    ...area,
    slug: areaSlugOf(area, layer),
    citizenships: {},
    sources: []
  }));
  const slugs = new Set(fresh.map(({ slug }) => slug));
  const all = [...known.areas.filter(({ slug }) => !slugs.has(slug)), ...fresh];
  const residential = lived ?? known.residential?.outline ?? null;
  const counted = spreadResidents(grid, outline, all, residential, streets && cellsWithStreet(grid, streets));
  const covered = shareCovered(
    grid,
    outline,
    areas.map((area) => area.outline)
  );
  const isThese = counted?.areas.some(({ slug }) => slugs.has(slug)) ?? false;
  return [
    `They cover ${percent(covered)} of the neighbourhood.`,
    counted === null
      ? `Figures count from ${percent(LEAST_COVERED)} on: the evidence has no residents yet.`
      : `The evidence ${isThese ? 'counts them' : 'goes on with others, which are finer, or which alone cover it'}: ` +
        `${Math.round(counted.totals.all ?? 0)} residents of ${counted.year}, from ${counted.areas.length} ` +
        `${counted.areas.length === 1 ? 'area' : 'areas'}, spread ` +
        `${SPREAD[counted.spreading]}.`
  ];
}

const percent = (share: number) => `${Math.round(share * 100)}%`;
