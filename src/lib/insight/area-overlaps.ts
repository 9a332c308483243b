import type { MultiPolygon } from 'geojson';
import { metricArea, visitSamples } from '../geo/metric-grid.ts';
import { fromUtm, utmZone } from '../geo/utm.ts';
import { AreaProblem } from './area-problem.ts';

/** An area of a year, as files of figures have them. */
export interface OutlinedArea {
  readonly code: string;
  readonly year: number;
  readonly outline: MultiPolygon;
}

/** Of the smaller of two areas, so much may lie under the other: borders drawn twice. */
const MOST_OVERLAP = 0.02;

/**
 * Looks every ten metres whether somebody would be counted twice: give it those of one neighbourhood, not of a region.
 * @throws AreaProblem for two areas of one year that lie over each other, with where
 */
export function refuseOverlaps(areas: readonly OutlinedArea[]): void {
  const zone = utmZone(areas[0]!.outline.coordinates[0]![0]![0]![0]!);
  const owner = new Map<string, number>();
  const sizes: number[] = [];
  const shared = new Map<string, { count: number; at: readonly [number, number] }>();
  for (const [number, area] of areas.entries()) {
    let size = 0;
    visitSamples(metricArea(area.outline, zone), (at) => {
      size++;
      const key = `${area.year} ${at[0]} ${at[1]}`;
      const other = owner.get(key);
      if (other === undefined) return void owner.set(key, number);
      const pair = `${other} ${number}`;
      const known = shared.get(pair);
      shared.set(pair, { count: (known?.count ?? 0) + 1, at: known?.at ?? at });
    });
    sizes.push(size);
  }
  for (const [pair, { count, at }] of shared) {
    const [one, other] = pair.split(' ').map(Number) as [number, number];
    if (count <= MOST_OVERLAP * Math.min(sizes[one]!, sizes[other]!)) continue;
    const [lon, lat] = fromUtm(at, zone);
    throw new AreaProblem([
      `"${areas[one]!.code}" and "${areas[other]!.code}" lie over each other near ${lon.toFixed(5)}, ${lat.toFixed(5)}.`
    ]);
  }
}
