import { metresBetween } from '../geo/distance.ts';
import type { LonLat } from '../geo/point.ts';
import { METRES_PER_MINUTE, straightLineMinutes, type Walker } from '../walking/pace.ts';
import type { Snapped, StreetIndex } from '../walking/street-index.ts';
import { takesSteps, Walks } from '../walking/walks.ts';

/** Who walks from where, and along which streets; null: in a straight line. */
export interface Walking {
  readonly index: StreetIndex | null;
  readonly walker: Walker;
}

/** Farther nobody is said to walk; beyond it is "more than an hour". In minutes. */
const LONGEST = 60;

/**
 * Minutes on foot from places to the nearest of some services: Infinity where there is none, or no street leads to one
 * within an hour. Along streets all services are asked at once: one search, however many there are.
 */
export function minutesToNearest(
  from: readonly LonLat[],
  services: readonly LonLat[],
  { index, walker }: Walking
): Float64Array {
  const minutes = new Float64Array(from.length).fill(Infinity);
  if (index === null) {
    for (const [number, place] of from.entries())
      for (const service of services)
        minutes[number] = Math.min(
          minutes[number]!,
          straightLineMinutes(metresBetween(place, service), walker)
        );
    return minutes;
  }
  const speed = METRES_PER_MINUTE[walker];
  const steps = takesSteps(walker);
  const snap = (at: LonLat): Snapped | null => index.nearest(at, { steps });
  const snapped = services.flatMap((service) => snap(service) ?? []);
  const walks = new Walks(index, snapped, walker, LONGEST * speed);
  for (const [number, place] of from.entries()) {
    const street = snap(place);
    if (street !== null) minutes[number] = walks.metresTo(street) / speed;
  }
  return minutes;
}

/** The limits that pages speak of, in minutes. */
export const LIMITS = [5, 10, 15] as const;
export type Limit = (typeof LIMITS)[number];

/**
 * How far a walking time may be off, as a share of it. In a straight line: streets are 1.1 to 1.5 times as long, not
 * always 1.3. Along streets: people walk at 3.8 to 5.2 km/h, not all at 4.5.
 */
export const DOUBT = 0.15;

export interface Share {
  readonly limit: Limit;
  /** People, and what share of all they are, 0 to 1. */
  readonly people: number;
  readonly share: number;
  /** The share if every walk took {@link DOUBT} longer, and if it took that much less. */
  readonly least: number;
  readonly most: number;
}

/** How many of the people in cells are within each of the limits. */
export function shares(people: Float64Array, minutes: Float64Array): Share[] {
  const within = (limit: number): number =>
    people.reduce((sum, here, cell) => (minutes[cell]! <= limit ? sum + here : sum), 0);
  const all = people.reduce((sum, here) => sum + here, 0);
  const shareOf = (some: number) => (all === 0 ? 0 : some / all);
  return LIMITS.map((limit) => ({
    limit,
    people: within(limit),
    share: shareOf(within(limit)),
    least: shareOf(within(limit / (1 + DOUBT))),
    most: shareOf(within(limit / (1 - DOUBT)))
  }));
}

/** The minutes that half of the people walk at most; null when half of them reach nothing. */
export function medianMinutes(people: Float64Array, minutes: Float64Array): number | null {
  const order = [...minutes.keys()].sort((a, b) => minutes[a]! - minutes[b]!);
  const half = people.reduce((sum, here) => sum + here, 0) / 2;
  let passed = 0;
  for (const cell of order) {
    passed += people[cell]!;
    if (passed >= half && passed > 0) return minutes[cell]! === Infinity ? null : minutes[cell]!;
  }
  return null;
}
