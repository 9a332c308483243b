import { boxesTouch, parseLonLat } from '../geo/bounding-box.ts';
import type { BoundingBox, LonLat } from '../geo/point.ts';
import { once, onlyKnown, ParameterError } from '../server/api.ts';
import { WALKERS, type Walker } from '../walking/pace.ts';
import { MOST_MINUTES } from './travel-time.ts';

const MOST_LIMITS = 6;
/** About 500 m: one may start beside the neighbourhood. In degrees. */
const BESIDE = 0.005;

export interface TravelTimeQuery {
  readonly from: LonLat;
  readonly minutes: readonly number[];
  readonly walker: Walker;
}

const KNOWN = new Set(['from', 'minutes', 'walker']);

/** Reads the query of `/api/v1/{n}/travel-time`. @throws ParameterError for the first wrong parameter */
export function travelTimeQuery(query: URLSearchParams, bbox: BoundingBox): TravelTimeQuery {
  onlyKnown(query, KNOWN);
  const from = parseLonLat(once(query, 'from') ?? '');
  if (from === null)
    throw new ParameterError('from', 'It is "lon,lat" in WGS 84 degrees, for instance 9.137,45.472.');
  if (!boxesTouch([...from, ...from], bbox, BESIDE))
    throw new ParameterError('from', 'It is not in this neighbourhood, nor beside it.');
  const minutes = (once(query, 'minutes') ?? '5,10,15').split(',').map((text) => text.trim());
  const wrong = minutes.some(
    (text) => !/^\d{1,2}$/.test(text) || Number(text) < 1 || Number(text) > MOST_MINUTES
  );
  if (wrong || minutes.length > MOST_LIMITS)
    throw new ParameterError(
      'minutes',
      `It is whole minutes from 1 to ${MOST_MINUTES}, at most ${MOST_LIMITS}, with commas, for instance 5,10,15.`
    );
  const walker = WALKERS.find((one) => one === (once(query, 'walker') ?? 'adult'));
  if (!walker) throw new ParameterError('walker', `It is one of: ${WALKERS.join(', ')}.`);
  return { from, minutes: minutes.map(Number), walker };
}
