import type { LonLat } from '../geo/point.ts';
import {
  cellNearestTo,
  centreOf,
  meanMinutes,
  measured,
  minutesToAny,
  peopleIn,
  TOO_FAR,
  type GapGround,
  type MeasuredGround
} from './gap-ground.ts';
import { nearMiss, type NearMiss } from './near-miss.ts';
import { medianMinutes } from './reach.ts';
import { fits, type Condition, type Topic } from './service.ts';
import { sideOf, type Side } from '../geo/side.ts';

/**
 * What is looked for: the steps of the path, and what a family needs in its first year. Each with every one of
 * {@link GAP_CONDITIONS}, and without any.
 */
export const GAP_TOPICS: readonly Topic[] = [
  { of: 'stage', value: 'orientation' },
  { of: 'stage', value: 'skills' },
  { of: 'stage', value: 'italian' },
  { of: 'stage', value: 'training' },
  { of: 'stage', value: 'work' },
  { of: 'kind', value: 'legal-help' },
  { of: 'kind', value: 'homework-help' },
  { of: 'kind', value: 'playgroup' },
  { of: 'category', value: 'family-clinic' },
  { of: 'category', value: 'nursery' }
];

interface WeightedCondition {
  readonly condition: Condition;
  /** How much a gap with it counts against one without any condition. */
  readonly weight: number;
}

/**
 * Children were the first obstacle to work of 40 % of the 75 women asked in San Siro, which is what childcare counts; of
 * the others there is no such figure, and they count less.
 */
export const GAP_CONDITIONS: readonly WeightedCondition[] = [
  { condition: { of: 'feature', value: 'childcare' }, weight: 0.4 },
  { condition: { of: 'feature', value: 'women-only' }, weight: 0.2 },
  { condition: { of: 'time', value: 'evening' }, weight: 0.2 },
  { condition: { of: 'time', value: 'saturday' }, weight: 0.2 },
  { condition: { of: 'without', value: 'residence-permit' }, weight: 0.2 }
];

export interface Gap {
  readonly topic: Topic;
  readonly condition: Condition | null;
  /** `nobody`: it is not offered. `unplaced`: it is, but nobody knows where. `far`: some walk too long. */
  readonly kind: 'nobody' | 'unplaced' | 'far';
  /** Residents who do not reach it within {@link TOO_FAR} minutes, and what share of all they are. */
  readonly people: number;
  readonly share: number;
  /** How many of the cells. */
  readonly cells: number;
  /** Where those affected live, seen from the middle of the neighbourhood; null when all over it. */
  readonly side: Side | null;
  /** The middle cell of those affected: where one more would be nearest to them. */
  readonly middle: LonLat;
  /** Half of all residents walk at most so many minutes; null when half reach none. */
  readonly median: number | null;
  /** Minutes on foot on average, of those affected and of all residents; null when some reach none. */
  readonly walk: { readonly affected: number; readonly all: number } | null;
  /** Share of all residents who lack it even without the condition; null when there is none. */
  readonly plainShare: number | null;
  readonly nearest: NearMiss | null;
  /** How many of those affected would reach it if the nearest had what it lacks. */
  readonly gained: number;
}

/** Fewer people than this affected: rounding, not a gap. */
const LEAST_SHARE = 0.02;

/** What is missing for whom, the most that is missing for the most people first. It pauses after each topic. */
export function* gaps(of: GapGround): Generator<void, Gap[]> {
  const ground = measured(of);
  const found: { readonly gap: Gap; readonly weight: number }[] = [];
  for (const topic of GAP_TOPICS) {
    const plain = gapOf(topic, null, null, ground);
    if (plain) found.push({ gap: plain, weight: 1 });
    yield;
    // What nobody offers at all, nobody offers with childcare: that is one gap, not six.
    if (plain && plain.kind !== 'far') continue;
    for (const { condition, weight } of GAP_CONDITIONS) {
      const gap = gapOf(topic, condition, plain?.share ?? shareLacking(topic, [], ground), ground);
      // Where the condition takes nobody further away, it is the plain gap again.
      if (gap && (plain === null || gap.people > plain.people * 1.01)) found.push({ gap, weight });
      yield;
    }
  }
  return found
    .sort(
      (a, b) => b.gap.people * b.weight - a.gap.people * a.weight || topicOrder(a.gap) - topicOrder(b.gap)
    )
    .map(({ gap }) => gap);
}

const topicOrder = ({ topic }: Gap) => GAP_TOPICS.indexOf(topic);

/**
 * The shares of residents, 0 to 1, who do not reach within {@link TOO_FAR} minutes what is looked for, by its key. It pauses
 * after each.
 * @param keyOf how the caller names it
 */
export function* sharesLacking(
  of: GapGround,
  keyOf: (topic: Topic, condition: Condition | null) => string
): Generator<void, ReadonlyMap<string, number>> {
  const ground = measured(of);
  const shares = new Map<string, number>();
  for (const topic of GAP_TOPICS)
    for (const one of [null, ...GAP_CONDITIONS.map(({ condition }) => condition)]) {
      shares.set(keyOf(topic, one), shareLacking(topic, one ? [one] : [], ground));
      yield;
    }
  return shares;
}

function shareLacking(topic: Topic, conditions: readonly Condition[], ground: MeasuredGround): number {
  const fitting = ground.services.filter((service) => fits(service, topic, conditions));
  const minutes = minutesToAny(fitting, ground);
  const everyone = [...minutes.keys()];
  const lacking = everyone.filter((cell) => minutes[cell]! > TOO_FAR);
  return peopleIn(lacking, ground) / peopleIn(everyone, ground);
}

function gapOf(
  topic: Topic,
  condition: Condition | null,
  plainShare: number | null,
  ground: MeasuredGround
): Gap | null {
  const { services, cells, people } = ground;
  const conditions = condition ? [condition] : [];
  const fitting = services.filter((service) => fits(service, topic, conditions));
  const isPlaced = fitting.some(({ point }) => point !== null);
  const minutes = minutesToAny(fitting, ground);
  const everyone = [...cells.keys()];
  const affected = everyone.filter((cell) => minutes[cell]! > TOO_FAR);
  const [missing, all] = [peopleIn(affected, ground), peopleIn(everyone, ground)];
  if (all === 0 || missing < LEAST_SHARE * all) return null;
  const middle = centreOf(affected, ground);
  const { nearest, gained } = nearMiss(topic, conditions, affected, minutes, ground);
  return {
    topic,
    condition,
    kind: isPlaced ? 'far' : fitting.length > 0 ? 'unplaced' : 'nobody',
    people: missing,
    share: missing / all,
    cells: affected.length,
    side: isPlaced ? sideOf(middle, centreOf(everyone, ground)) : null,
    middle: cellNearestTo(middle, affected, cells),
    median: medianMinutes(people, minutes),
    walk: minutes.every(Number.isFinite)
      ? {
          affected: meanMinutes(minutes, affected, ground),
          all: meanMinutes(minutes, everyone, ground)
        }
      : null,
    plainShare,
    nearest,
    gained
  };
}
