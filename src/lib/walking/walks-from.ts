import type { LonLat } from '../geo/point.ts';
import type { StreetIndex } from './street-index.ts';
import { inTenths, metresOnFoot, straightWalkBetween, type Walk, type WalkingMethod } from './walk.ts';
import { Walks } from './walks.ts';

/** A start is rounded to so many decimals of a degree, about a metre: whoever stands there asks the same. */
const START_DECIMALS = 5;
/** The longest walk that a filter asks for, in minutes. */
const LONGEST = 120;
/** The walks of somebody who goes alone, from one start. */
export interface WalksFrom {
  /** Along streets where the start is on one; a place that is on none is a straight line all the same. */
  readonly method: WalkingMethod;
  /** Null: it is on a street, and none that we know leads there. */
  to(point: LonLat): Walk | null;
}

/** A start as walks are measured from it. */
export function roundedStart([lon, lat]: LonLat): LonLat {
  return [Number(lon.toFixed(START_DECIMALS)), Number(lat.toFixed(START_DECIMALS))];
}

/** Where there are no streets. */
export function straightLinesFrom(start: LonLat): WalksFrom {
  return { method: 'straight-line', to: (point) => straightWalkBetween(start, point) };
}

/** Along streets, measured once, whatever is asked of them. */
export function streetsFrom(index: StreetIndex, start: LonLat): WalksFrom {
  const snapped = index.nearest(start, { steps: true });
  if (snapped === null) return straightLinesFrom(start);
  const walks = new Walks(index, [snapped], 'adult', metresOnFoot(LONGEST));
  return {
    method: 'network',
    to(point) {
      const place = index.nearest(point, { steps: true });
      if (place === null) return straightWalkBetween(start, point);
      const metres = walks.metresTo(place);
      return metres === Infinity ? null : { metres: inTenths(metres), method: 'network' };
    }
  };
}
