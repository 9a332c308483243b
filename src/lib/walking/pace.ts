/** How somebody walks: alone, with a small child by the hand, or with a pram or a wheelchair. */
export const WALKERS = ['adult', 'with-child', 'pram'] as const;
export type Walker = (typeof WALKERS)[number];

/**
 * Walking speeds in metres a minute.
 *
 * - `adult`: 4.5 km/h. Women of 20 to 69 walk at 1.24 to 1.34 m/s when nothing hurries them (Bohannon and Williams
 *   Andrews 2011, Physiotherapy 97, 182-189); with bags, and waiting at crossings, the lower end.
 * - `with-child`: 0.86 m/s, a child of three (Sutherland and others 1980, "The development of mature gait", J Bone
 *   Joint Surg Am 62, 336-353).
 * - `pram`: 1.0 m/s, what the Highway Capacity Manual 2000 (chapter 18) reckons with where many walk slowly.
 */
export const METRES_PER_MINUTE: Readonly<Record<Walker, number>> = {
  adult: 4500 / 60,
  'with-child': 0.86 * 60,
  pram: 60
};

/** Streets are longer than the straight line: detour factor of dense European cities. */
export const DETOUR = 1.3;

/** Minutes on foot over a straight line in metres, where there is no street graph: an estimate, not rounded. */
export function straightLineMinutes(metres: number, walker: Walker = 'adult'): number {
  return (metres * DETOUR) / METRES_PER_MINUTE[walker];
}
