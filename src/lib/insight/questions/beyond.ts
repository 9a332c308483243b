import type { CompletenessState } from '../../activity/completeness.ts';
import { minutesToAny, type MeasuredGround } from '../gap-ground.ts';
import { GAP_TOPICS } from '../gaps.ts';
import { fits, mayFit, type Topic } from '../service.ts';

/** The minutes on foot of the question. */
export const BEYOND_LIMIT = 10;

/** How many residents live beyond {@link BEYOND_LIMIT} minutes on foot from something. */
export interface Beyond {
  readonly topic: Topic;
  readonly completeness: CompletenessState;
  /** Services that are known to be there, and those of which something is not known. */
  readonly known: number;
  readonly perhaps: number;
  /** People: even if everything that is not known were so, and if none of it were. */
  readonly least: number;
  readonly most: number;
}

/** Of each of {@link GAP_TOPICS}. It pauses after each. */
export function* beyondOf(ground: MeasuredGround): Generator<void, readonly Beyond[]> {
  const found: Beyond[] = [];
  for (const topic of GAP_TOPICS) {
    const known = ground.services.filter((one) => fits(one, topic, []));
    const perhaps = ground.services.filter((one) => mayFit(one, topic, []));
    const beyond = (some: typeof known) => {
      const minutes = minutesToAny(some, ground);
      return ground.people.reduce(
        (sum, living, cell) => (minutes[cell]! > BEYOND_LIMIT ? sum + living : sum),
        0
      );
    };
    const isAnywhere = [...known, ...perhaps].some(({ point }) => point === null);
    found.push({
      ...{ topic, completeness: ground.completeness(topic) },
      ...{ known: known.length, perhaps: perhaps.length },
      // Where nobody knows where one is, it may be next door to everybody.
      least: isAnywhere ? 0 : beyond([...known, ...perhaps]),
      most: beyond(known)
    });
    yield;
  }
  return found;
}
