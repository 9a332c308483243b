import type { FeatureCollection, MultiPolygon } from 'geojson';
import type { LonLat } from '../geo/point.ts';
import { isochrones, straightLineIsochrones } from '../walking/isochrone.ts';
import { METRES_PER_MINUTE, type Walker } from '../walking/pace.ts';
import type { StreetIndex } from '../walking/street-index.ts';
import type { WalkingMethod } from '../walking/walk.ts';
import { roundedStart } from '../walking/walks-from.ts';
import { takesSteps } from '../walking/walks.ts';

/** Streets are kept so far around a neighbourhood; whoever walked longer would come to where our map ends. */
export const MOST_MINUTES = 20;

interface TravelTimeQuestion {
  readonly from: LonLat;
  readonly minutes: readonly number[];
  readonly walker: Walker;
}

export type TravelTimes = FeatureCollection<
  MultiPolygon,
  { readonly minutes: number; readonly walker: Walker; readonly method: WalkingMethod }
> & {
  readonly method: WalkingMethod;
  /** Metres a minute. */
  readonly speed: number;
  readonly attribution: string | null;
};

/** What can be reached on foot, the largest area first, so that a map that draws them in order shows all of them. */
export function travelTimes(
  index: StreetIndex | null,
  { from: exactly, minutes, walker }: TravelTimeQuestion
): TravelTimes {
  const from = roundedStart(exactly);
  const limits = [...new Set(minutes)].sort((a, b) => b - a);
  const start = index?.nearest(from, { steps: takesSteps(walker) }) ?? null;
  const method = start === null ? 'straight-line' : 'network';
  const areas =
    index === null || start === null
      ? straightLineIsochrones(from, limits, walker)
      : isochrones(index, start, limits, walker);
  return {
    type: 'FeatureCollection',
    method,
    speed: METRES_PER_MINUTE[walker],
    attribution: method === 'network' ? '© OpenStreetMap contributors (ODbL)' : null,
    features: areas.map((geometry, at) => ({
      type: 'Feature',
      properties: { minutes: limits[at]!, walker, method },
      geometry
    }))
  };
}
