import type { CompletenessState } from '../../activity/completeness.ts';
import { minutesToAny, type MeasuredGround } from '../gap-ground.ts';
import { GAP_TOPICS } from '../gaps.ts';
import { serviceFits, type Topic } from '../service.ts';

/** The minutes on foot of the question. */
export const BEYOND_LIMIT = 10;

/** How many residents live beyond {@link BEYOND_LIMIT} minutes on foot from something. */
export interface Beyond {
  readonly topic: Topic;
  readonly completeness: CompletenessState;
  /** Services of it, and those of them of which nobody knows where they are. */
  readonly services: number;
  readonly unplaced: number;
  /** People. Where nobody knows where one is, it may be next door to everybody. */
  readonly least: number;
  readonly most: number;
}

/** Of each of {@link GAP_TOPICS}. It pauses after each. */
export function* beyondOf(ground: MeasuredGround): Generator<void, readonly Beyond[]> {
  const found: Beyond[] = [];
  for (const topic of GAP_TOPICS) {
    const services = ground.services.filter((one) => serviceFits(one, topic, []));
    const unplaced = services.filter(({ point }) => point === null).length;
    const minutes = minutesToAny(services, ground);
    const most = ground.people.reduce(
      (sum, living, cell) => (minutes[cell]! > BEYOND_LIMIT ? sum + living : sum),
      0
    );
    found.push({
      ...{ topic, completeness: ground.completeness(topic) },
      ...{ services: services.length, unplaced, least: unplaced > 0 ? 0 : most, most }
    });
    yield;
  }
  return found;
}
