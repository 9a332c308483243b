import { DETOUR, METRES_PER_MINUTE, straightLineMinutes } from '../walking/pace.ts';

/**
 * Minutes on foot for a straight-line distance in metres, at least 1. An estimate: always shown as "about".
 */
export function walkingMinutes(straightLineMetres: number): number {
  return Math.max(1, Math.round(straightLineMinutes(straightLineMetres)));
}

/** The straight-line metres that lie within so many minutes on foot; the inverse of {@link walkingMinutes}. */
export function withinMetres(minutes: number): number {
  return (minutes * METRES_PER_MINUTE.adult) / DETOUR;
}
