import { metresBetween } from '../geo/distance.ts';
import type { LonLat } from '../geo/point.ts';
import { minutesToNearest, type Walking } from './reach.ts';
import type { ResidentGroup } from './residents.ts';
import type { CompletenessState } from '../activity/completeness.ts';
import type { Service, Topic } from './service.ts';

/** Farther than this is a gap: a child of three does not walk longer. In minutes. */
export const TOO_FAR = 15;

export interface GapGround {
  /** How far something has been collected: what has not is not missing. */
  readonly completeness: (topic: Topic) => CompletenessState;
  readonly services: readonly Service[];
  readonly cells: readonly LonLat[];
  readonly people: Float64Array;
  /** Of groups of them, as far as they are known. */
  readonly groups: Readonly<Partial<Record<ResidentGroup, Float64Array | null>>>;
  readonly walking: Walking;
}

/** The same, where every walk is measured once, however often it is asked for. */
export interface MeasuredGround extends GapGround {
  /** Minutes from each cell to a point. */
  readonly minutesTo: (point: LonLat) => Float64Array;
}

export function measured(ground: GapGround): MeasuredGround {
  const known = new Map<string, Float64Array>();
  return {
    ...ground,
    minutesTo(point) {
      const key = point.join();
      const found = known.get(key) ?? minutesToNearest(ground.cells, [point], ground.walking);
      known.set(key, found);
      return found;
    }
  };
}

/** Minutes from each cell to the nearest of some services; Infinity where there is none. */
export function minutesToAny(services: readonly Service[], ground: MeasuredGround): Float64Array {
  const least = new Float64Array(ground.cells.length).fill(Infinity);
  for (const { point } of services) {
    if (point === null) continue;
    for (const [cell, minutes] of ground.minutesTo(point).entries())
      if (minutes < least[cell]!) least[cell] = minutes;
  }
  return least;
}

/** The people who walk longer than a limit of minutes now, and then would not. */
export function gainedBy(
  people: Float64Array,
  now: Float64Array,
  then: Float64Array,
  limit: number = TOO_FAR
): number {
  return people.reduce(
    (sum, living, cell) => (now[cell]! > limit && then[cell]! <= limit ? sum + living : sum),
    0
  );
}

/** How many people live in some cells. */
export function peopleIn(chosen: readonly number[], { people }: Pick<GapGround, 'people'>): number {
  return chosen.reduce((sum, cell) => sum + people[cell]!, 0);
}

/** How long the people of some cells walk on average. */
export function meanMinutes(
  minutes: Float64Array,
  chosen: readonly number[],
  ground: Pick<GapGround, 'people'>
): number {
  const walked = chosen.reduce((sum, cell) => sum + minutes[cell]! * ground.people[cell]!, 0);
  return walked / peopleIn(chosen, ground);
}

/** The middle of the people in some cells. */
export function centreOf(
  chosen: readonly number[],
  { cells, people }: Pick<GapGround, 'cells' | 'people'>
): LonLat {
  let [lon, lat] = [0, 0];
  const all = peopleIn(chosen, { people });
  for (const cell of chosen) {
    lon += cells[cell]![0] * people[cell]!;
    lat += cells[cell]![1] * people[cell]!;
  }
  return all === 0 ? cells[chosen[0] ?? 0]! : [lon / all, lat / all];
}

/** The middle of that cell of some which is nearest to a position. */
export function cellNearestTo(at: LonLat, chosen: readonly number[], cells: readonly LonLat[]): LonLat {
  const far = (cell: number) => metresBetween(at, cells[cell]!);
  return cells[chosen.reduce((best, cell) => (far(cell) < far(best) ? cell : best))]!;
}
