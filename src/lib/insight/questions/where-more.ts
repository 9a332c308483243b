import type { LonLat } from '../../geo/point.ts';
import { WHAT_IF_LIMIT } from '../change.ts';
import { gainedBy, minutesToAny, type MeasuredGround } from '../gap-ground.ts';
import { GAP_TOPICS } from '../gaps.ts';
import { minutesToNearest } from '../reach.ts';
import { serviceFits, type Topic } from '../service.ts';

/** Where one more of something would bring it to the most people within {@link WHAT_IF_LIMIT} minutes. */
export interface BestSpot {
  readonly topic: Topic;
  readonly at: LonLat;
  /** How many more. Where nobody knows where one is, it may be there already: then none for certain. */
  readonly least: number;
  readonly most: number;
}

/** So many spots are tried at most: of more, every second, third … in the order of the grid. */
export const MOST_SPOTS = 400;

/** The spots at which one more is tried: cells, thinned out evenly. */
export function spotsToTry(cells: readonly LonLat[]): readonly LonLat[] {
  const step = Math.ceil(cells.length / MOST_SPOTS);
  return cells.filter((_, at) => at % step === 0);
}

/**
 * The best spot of each of {@link GAP_TOPICS} that is collected here, what helps most first; nothing of what would help nobody.
 * It pauses after each spot.
 * @param spots where one more is tried
 */
export function* bestSpots(
  ground: MeasuredGround,
  spots: readonly LonLat[]
): Generator<void, readonly BestSpot[]> {
  const asked = GAP_TOPICS.filter((topic) => ground.completeness(topic) !== 'not-collected').map((topic) => {
    const all = ground.services.filter((one) => serviceFits(one, topic, []));
    return {
      topic,
      now: minutesToAny(all, ground),
      isAnywhere: all.some(({ point }) => point === null),
      best: null as BestSpot | null
    };
  });
  for (const at of spots) {
    const there = minutesToNearest(ground.cells, [at], ground.walking);
    for (const one of asked) {
      const most = gainedBy(ground.people, one.now, there, WHAT_IF_LIMIT);
      const least = one.isAnywhere ? 0 : most;
      if (most < 0.5 || (one.best && before(one.best, { least, most }))) continue;
      one.best = { topic: one.topic, at, least, most };
    }
    yield;
  }
  return asked.flatMap(({ best }) => best ?? []).toSorted((a, b) => b.least - a.least || b.most - a.most);
}

/**
 * The best spots for some of the people alone: ranked by those who are surely of them. At most it helps those, too, who may be.
 * @param people by cell: those who surely are, and those who may be, the first among them
 */
export function* weighedSpots(
  ground: MeasuredGround,
  spots: readonly LonLat[],
  people: { readonly surely: Float64Array; readonly perhaps: Float64Array }
): Generator<void, readonly BestSpot[]> {
  const best = yield* bestSpots({ ...ground, people: people.surely }, spots);
  return best.map((spot) => {
    const now = minutesToAny(
      ground.services.filter((one) => serviceFits(one, spot.topic, [])),
      ground
    );
    const there = minutesToNearest(ground.cells, [spot.at], ground.walking);
    return { ...spot, most: gainedBy(people.perhaps, now, there, WHAT_IF_LIMIT) };
  });
}

/** Whether one spot is at least as good as another. */
const before = (a: Pick<BestSpot, 'least' | 'most'>, b: Pick<BestSpot, 'least' | 'most'>) =>
  a.least > b.least || (a.least === b.least && a.most >= b.most);
