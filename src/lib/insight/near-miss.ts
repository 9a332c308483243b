import { gainedBy, type MeasuredGround } from './gap-ground.ts';
import { medianMinutes } from './reach.ts';
import { holds, isAbout, type Condition, type Service, type Topic } from './service.ts';

/** What would close a gap. */
export interface NearMiss {
  readonly service: Service;
  /** What it lacks of what is looked for; empty: it is only too far. */
  readonly lacks: readonly Condition[];
  /** Of what it is not known whether it has it. */
  readonly unknown: readonly Condition[];
  /** Half of those affected walk at most so long to it; null when they cannot, or nobody knows where it is. */
  readonly minutes: number | null;
}

/**
 * The service that would need the least change: of those that lack something, the one that would bring it to the most
 * people; where that helps nobody, the nearest of those that lack the least.
 * @param affected cells from where nobody reaches one in time
 * @param minutes to the nearest that lacks nothing
 */
export function nearMiss(
  topic: Topic,
  conditions: readonly Condition[],
  affected: readonly number[],
  minutes: Float64Array,
  ground: MeasuredGround
): { readonly nearest: NearMiss | null; readonly gained: number } {
  const living = Float64Array.from(affected, (cell) => ground.people[cell]!);
  const candidates = ground.services
    .filter((service) => isAbout(service, topic))
    .map((service) => {
      const [lacks, unknown] = (['no', 'unknown'] as const).map((answer) =>
        conditions.filter((condition) => holds(service, condition) === answer)
      ) as [Condition[], Condition[]];
      const there = service.point && ground.minutesTo(service.point);
      const theirs = there && Float64Array.from(affected, (cell) => there[cell]!);
      return {
        nearest: { service, lacks, unknown, minutes: theirs && medianMinutes(living, theirs) },
        gained: there && lacks.length + unknown.length > 0 ? gainedBy(ground.people, minutes, there) : 0
      };
    })
    .sort(
      (a, b) =>
        b.gained - a.gained ||
        a.nearest.lacks.length - b.nearest.lacks.length ||
        Number(a.nearest.minutes === null) - Number(b.nearest.minutes === null) ||
        (a.nearest.minutes ?? Infinity) - (b.nearest.minutes ?? Infinity)
    );
  return candidates[0] ?? { nearest: null, gained: 0 };
}
