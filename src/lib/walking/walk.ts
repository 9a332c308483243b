import { metresBetween } from '../geo/distance.ts';
import type { LonLat } from '../geo/point.ts';
import { DETOUR, METRES_PER_MINUTE } from './pace.ts';

/** How walks are measured: along streets, or in a straight line with a factor for detours. */
export type WalkingMethod = 'network' | 'straight-line';

/** A walk of somebody who goes alone, as every list, card, filter and path tells it. */
export interface Walk {
  /** On foot, to a tenth: of a straight line, with its detours. */
  readonly metres: number;
  readonly method: WalkingMethod;
}

/** The walk over a straight line in metres, streets being {@link DETOUR} times as long: an estimate. */
export function straightWalk(straightMetres: number): Walk {
  return { metres: inTenths(straightMetres * DETOUR), method: 'straight-line' };
}

export function straightWalkBetween(from: LonLat, to: LonLat): Walk {
  return straightWalk(metresBetween(from, to));
}

/** Whole minutes, at least 1. */
export function minutesOf({ metres }: Pick<Walk, 'metres'>): number {
  return Math.max(1, Math.round(metres / METRES_PER_MINUTE.adult));
}

/** The metres on foot that so many minutes are: a walk of no more of them is within. */
export function metresOnFoot(minutes: number): number {
  return minutes * METRES_PER_MINUTE.adult;
}

export function isWithin({ metres }: Walk, minutes: number): boolean {
  return metres <= metresOnFoot(minutes);
}

/** Metres as walks have them, so that two who measure one walk say the same. */
export const inTenths = (metres: number): number => Math.round(metres * 10) / 10;
