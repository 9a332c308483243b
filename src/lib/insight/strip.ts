import type { LonLat } from '../geo/point.ts';
import { minutesToNearest, shares, type Limit, type Walking } from './reach.ts';
import type { Service } from './service.ts';
import { HOURS_OF_WEEK, hoursOf } from './week-times.ts';

/** One hour of the week. */
export interface HourOfWeek {
  /** 0 Monday to 6 Sunday, and 0 to 23. */
  readonly day: number;
  readonly hour: number;
  readonly services: number;
  /** Share of the residents who reach one of them in time, 0 to 1. */
  readonly share: number;
}

/** How far away still counts in the strip, in minutes. */
export const STRIP_LIMIT: Limit = 15;

/**
 * Who can reach a service when: a strip of 7 × 24 hours. Services whose hours are not known are in no hour. It pauses
 * after each hour.
 */
export function* weekStrip(
  services: readonly Service[],
  cells: readonly LonLat[],
  people: Float64Array,
  walking: Walking
): Generator<void, HourOfWeek[]> {
  const timed = services.flatMap(({ point, times }) =>
    times === null ? [] : [{ point, hours: hoursOf(times) }]
  );
  /** Many hours have the same services. */
  const known = new Map<string, number>();
  const strip: HourOfWeek[] = [];
  for (let at = 0; at < HOURS_OF_WEEK; at++) {
    const open = timed.filter(({ hours }) => hours[at]);
    const points = open.flatMap(({ point }) => (point === null ? [] : [point]));
    const key = points.join(';');
    let share = known.get(key);
    if (share === undefined) {
      share =
        points.length === 0
          ? 0
          : shares(people, minutesToNearest(cells, points, walking)).find(
              ({ limit }) => limit === STRIP_LIMIT
            )!.share;
      known.set(key, share);
    }
    strip.push({ day: Math.floor(at / 24), hour: at % 24, services: open.length, share });
    yield;
  }
  return strip;
}
