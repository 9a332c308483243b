import { metresBetween } from '../geo/distance.ts';
import type { LonLat } from '../geo/point.ts';
import { medianMinutes, minutesToNearest, type Walking } from './reach.ts';
import { fits, has, isAbout, type Condition, type Service, type Topic } from './service.ts';

/** Farther than this is a gap: a child of three does not walk longer. In minutes. */
export const TOO_FAR = 15;

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

/** What would close a gap. */
export interface NearMiss {
  readonly service: Service;
  /** What it lacks of what is looked for; empty: it is only too far. */
  readonly lacks: readonly Condition[];
  /** Metres in a straight line from the middle of those affected; null when nobody knows where it is. */
  readonly metres: number | null;
}

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
  /** Half of all residents walk at most so many minutes; null when half reach none. */
  readonly median: number | null;
  readonly nearest: NearMiss | null;
  /** How many of those affected would reach it if the nearest had what it lacks. */
  readonly gained: number;
}

export const SIDES = [
  'east',
  'north-east',
  'north',
  'north-west',
  'west',
  'south-west',
  'south',
  'south-east'
] as const;
export type Side = (typeof SIDES)[number];

export interface GapGround {
  readonly services: readonly Service[];
  readonly cells: readonly LonLat[];
  readonly people: Float64Array;
  readonly walking: Walking;
}

/** Fewer people than this affected: rounding, not a gap. */
const LEAST_SHARE = 0.02;

/** What is missing for whom, the most that is missing for the most people first. */
export function gaps(ground: GapGround): Gap[] {
  const found = GAP_TOPICS.flatMap((topic) => {
    const plain = gapOf(topic, null, ground);
    // What nobody offers at all, nobody offers with childcare: that is one gap, not six.
    if (plain && plain.kind !== 'far') return [{ gap: plain, weight: 1 }];
    return [
      ...(plain ? [{ gap: plain, weight: 1 }] : []),
      ...GAP_CONDITIONS.flatMap(({ condition, weight }) => {
        const gap = gapOf(topic, condition, ground);
        // Where the condition takes nobody further away, it is the plain gap again.
        return gap === null || (plain !== null && gap.people <= plain.people * 1.01) ? [] : [{ gap, weight }];
      })
    ];
  });
  return found
    .sort(
      (a, b) => b.gap.people * b.weight - a.gap.people * a.weight || topicOrder(a.gap) - topicOrder(b.gap)
    )
    .map(({ gap }) => gap);
}

const topicOrder = ({ topic }: Gap) => GAP_TOPICS.indexOf(topic);

function gapOf(topic: Topic, condition: Condition | null, ground: GapGround): Gap | null {
  const { services, cells, people, walking } = ground;
  const conditions = condition ? [condition] : [];
  const fitting = services.filter((service) => fits(service, topic, conditions));
  const points = fitting.flatMap(({ point }) => (point ? [point] : []));
  const minutes = minutesToNearest(cells, points, walking);
  const all = people.reduce((sum, here) => sum + here, 0);
  const affected = [...minutes.keys()].filter((cell) => minutes[cell]! > TOO_FAR);
  const missing = affected.reduce((sum, cell) => sum + people[cell]!, 0);
  if (all === 0 || missing < LEAST_SHARE * all) return null;
  const middle = centreOf(affected, ground);
  const nearest = nearMiss(topic, conditions, middle, services);
  return {
    topic,
    condition,
    kind: points.length > 0 ? 'far' : fitting.length > 0 ? 'unplaced' : 'nobody',
    people: missing,
    share: missing / all,
    cells: affected.length,
    side: points.length > 0 ? sideOf(middle, centreOf([...cells.keys()], ground)) : null,
    median: medianMinutes(people, minutes),
    nearest,
    gained: nearest?.service.point ? gainedBy(nearest.service.point, minutes, ground) : 0
  };
}

/** The people who walk too far now and would not if there were a service here too. */
export function gainedBy(
  here: LonLat,
  now: Float64Array,
  { cells, people, walking }: Pick<GapGround, 'cells' | 'people' | 'walking'>,
  limit: number = TOO_FAR
): number {
  const then = minutesToNearest(cells, [here], walking);
  return people.reduce(
    (sum, living, cell) => (now[cell]! > limit && then[cell]! <= limit ? sum + living : sum),
    0
  );
}

/** The middle of the people in some cells. */
function centreOf(chosen: readonly number[], { cells, people }: GapGround): LonLat {
  let [lon, lat, sum] = [0, 0, 0];
  for (const cell of chosen) {
    lon += cells[cell]![0] * people[cell]!;
    lat += cells[cell]![1] * people[cell]!;
    sum += people[cell]!;
  }
  return sum === 0 ? cells[chosen[0] ?? 0]! : [lon / sum, lat / sum];
}

/** Nearer to the middle than this is all over the neighbourhood, in metres. */
const IN_THE_MIDDLE = 150;

function sideOf(at: LonLat, middle: LonLat): Side | null {
  if (metresBetween(at, middle) < IN_THE_MIDDLE) return null;
  const east = (at[0] - middle[0]) * Math.cos((middle[1] * Math.PI) / 180);
  const angle = Math.atan2(at[1] - middle[1], east);
  return SIDES[(Math.round(angle / (Math.PI / 4)) + 8) % 8]!;
}

/** The service that would need the least change: lacking the fewest things, of them the nearest. */
function nearMiss(
  topic: Topic,
  conditions: readonly Condition[],
  from: LonLat,
  services: readonly Service[]
): NearMiss | null {
  const candidates = services
    .filter((service) => isAbout(service, topic))
    .map((service) => ({
      service,
      lacks: conditions.filter((condition) => !has(service, condition)),
      metres: service.point && metresBetween(from, service.point)
    }))
    .sort((a, b) => a.lacks.length - b.lacks.length || (a.metres ?? Infinity) - (b.metres ?? Infinity));
  return candidates[0] ?? null;
}
