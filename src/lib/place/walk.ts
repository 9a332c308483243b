/** Streets are longer than the straight line: detour factor of dense European cities. */
const DETOUR = 1.3;
/** Walking speed in metres a minute: 4.5 km/h, an adult with a bag. */
const METRES_PER_MINUTE = 4500 / 60;

/**
 * Minutes on foot for a straight-line distance in metres, at least 1. An estimate until there is a street
 * graph: always shown as "about".
 */
export function walkingMinutes(straightLineMetres: number): number {
  return Math.max(1, Math.round((straightLineMetres * DETOUR) / METRES_PER_MINUTE));
}

/** The straight-line metres that lie within so many minutes on foot; the inverse of {@link walkingMinutes}. */
export function withinMetres(minutes: number): number {
  return (minutes * METRES_PER_MINUTE) / DETOUR;
}
