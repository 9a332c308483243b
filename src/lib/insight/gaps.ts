import type { LonLat } from '../geo/point.ts';
import type { ObstacleSurvey } from '../neighbourhood/obstacle-survey.ts';
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
import type { ResidentGroup } from './residents.ts';
import { serviceFits, holds, isAbout, mayFit, type Condition, type Service, type Topic } from './service.ts';
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

const GAP_CONDITIONS: readonly Condition[] = [
  { of: 'feature', value: 'childcare' },
  { of: 'feature', value: 'women-only' },
  { of: 'time', value: 'evening' },
  { of: 'time', value: 'saturday' },
  { of: 'without', value: 'residence-permit' }
];

/** How much a gap with a condition counts against one without any, where nobody has asked how much it matters. */
export const USUAL_WEIGHT = 0.2;

type Survey = Pick<ObstacleSurvey, 'children'>;

/** Childcare counts as the share of women who named their children; of the other conditions there is no such figure. */
function weightOf({ value }: Condition, survey: Survey | null): number {
  return value === 'childcare' ? (survey?.children ?? USUAL_WEIGHT) : USUAL_WEIGHT;
}

export interface Gap {
  readonly topic: Topic;
  readonly conditions: readonly Condition[];
  /** `nobody`: of what we know, nothing fits. `far`: some walk too long. */
  readonly kind: 'nobody' | 'far';
  /** How much it counts in the order, against one without a condition. */
  readonly weight: number;
  /** Whom it concerns, of the groups whose figures there are. */
  readonly group: ResidentGroup;
  /** Services that may fit: nobody knows. */
  readonly perhaps: number;
  /**
   * Of them those who do not reach it within {@link TOO_FAR} minutes even if all that may fit did, and what share of all
   * they are: so many lack it for certain.
   */
  readonly people: number;
  readonly share: number;
  /** The same of what is known to fit alone: at most so many lack it. */
  readonly mostPeople: number;
  readonly mostShare: number;
  /** In which cells they live, by number; and of those whom it may concern. */
  readonly affected: readonly number[];
  readonly perhapsAffected: readonly number[];
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

/** What may be missing, or not: too little is known to say. */
export interface Unknown {
  readonly topic: Topic;
  readonly conditions: readonly Condition[];
  /** Services that would fit if what is not known were so, of all that are about it. */
  readonly perhaps: number;
  readonly all: number;
  /** What is not known of them; `place`: where they are. */
  readonly what: 'place' | Condition['of'];
}

export interface Gaps {
  readonly missing: readonly Gap[];
  readonly unknown: readonly Unknown[];
  /** What nobody has collected here: it is neither missing nor there. */
  readonly notCollected: readonly Topic[];
}

/** Whom a topic concerns, where not everybody: playgroups and nurseries are for children, of whom those under 18 are counted. */
const CONCERNED: Readonly<Partial<Record<string, ResidentGroup>>> = {
  'homework-help': 'minors',
  playgroup: 'minors',
  nursery: 'minors'
};

/** Whom a gap is counted for: what is for women only, women; else whom it is for; all residents where that has no figure. */
function concerned(topic: Topic, conditions: readonly Condition[], ground: GapGround): ResidentGroup {
  const group = conditions.some(({ value }) => value === 'women-only') ? 'women' : CONCERNED[topic.value];
  return group && ground.groups[group] ? group : 'all';
}

/** The same ground with a group of its people. */
const livingThere = <G extends GapGround>(ground: G, group: ResidentGroup): G => ({
  ...ground,
  people: ground.groups[group] ?? ground.people
});

/** Fewer people than this affected: rounding, not a gap. */
const LEAST_SHARE = 0.02;

/**
 * What is missing for whom, the most that is missing for the most people first; and of what it is not known. It pauses after
 * each search.
 * @param wanted with all of these together; none: each topic alone, and with each of {@link GAP_CONDITIONS}
 * @param survey what women here said stops them; null: nobody asked
 */
export function* gaps(
  of: GapGround,
  wanted: readonly Condition[] = [],
  survey: Survey | null = null
): Generator<void, Gaps> {
  const ground = measured(of);
  const missing: Gap[] = [];
  const unknown: Unknown[] = [];
  const notCollected: Topic[] = [];
  for (const topic of GAP_TOPICS) {
    if (ground.completeness(topic) === 'not-collected') {
      notCollected.push(topic);
      continue;
    }
    const first = gapOf(topic, wanted, 1, ground);
    if (isUnknown(first)) unknown.push(first);
    else if (first) missing.push(first);
    yield;
    // What nobody offers at all, nobody offers with childcare: that is one gap, not six.
    if (wanted.length > 0 || isUnknown(first) || first?.kind === 'nobody') continue;
    for (const condition of GAP_CONDITIONS) {
      const gap = gapOf(topic, [condition], weightOf(condition, survey), ground);
      if (isUnknown(gap)) unknown.push(gap);
      // Where the condition takes nobody further away, it is the plain gap again.
      else if (gap && (first === null || gap.group !== first.group || gap.people > first.people * 1.01))
        missing.push(gap);
      yield;
    }
  }
  return {
    missing: missing.sort(
      (a, b) => b.people * b.weight - a.people * a.weight || topicOrder(a) - topicOrder(b)
    ),
    unknown,
    notCollected
  };
}

const isUnknown = (found: Gap | Unknown | null): found is Unknown => found !== null && 'what' in found;

const topicOrder = ({ topic }: Gap) => GAP_TOPICS.indexOf(topic);

/**
 * The shares of residents, 0 to 1, who do not reach within {@link TOO_FAR} minutes what is looked for, by its key; nothing of
 * what is not known, or not collected. It pauses after each.
 * @param keyOf how the caller names it
 */
export function* sharesLacking(
  of: GapGround,
  keyOf: (topic: Topic, conditions: readonly Condition[]) => string,
  wanted: readonly Condition[] = []
): Generator<void, ReadonlyMap<string, number>> {
  const ground = measured(of);
  const shares = new Map<string, number>();
  for (const topic of GAP_TOPICS.filter((one) => ground.completeness(one) !== 'not-collected'))
    for (const conditions of wanted.length > 0
      ? [wanted]
      : [[], ...GAP_CONDITIONS.map((condition) => [condition])]) {
      const share = shareLacking(topic, conditions, ground);
      if (share !== null) shares.set(keyOf(topic, conditions), share);
      yield;
    }
  return shares;
}

/** Null: what is not known may make it another. */
function shareLacking(
  topic: Topic,
  conditions: readonly Condition[],
  everybody: MeasuredGround,
  group = concerned(topic, conditions, everybody)
): number | null {
  const ground = livingThere(everybody, group);
  const fitting = ground.services.filter((service) => serviceFits(service, topic, conditions));
  const perhaps = ground.services.filter((service) => mayFit(service, topic, conditions));
  if ([...fitting, ...perhaps].some(({ point }) => point === null)) return null;
  const everyone = [...ground.cells.keys()];
  const [known, possible] = [fitting, [...fitting, ...perhaps]].map((some) => {
    const minutes = minutesToAny(some, ground);
    return (
      peopleIn(
        everyone.filter((cell) => minutes[cell]! > TOO_FAR),
        ground
      ) / peopleIn(everyone, ground)
    );
  }) as [number, number];
  return known - possible < 0.005 ? known : null;
}

function gapOf(
  topic: Topic,
  conditions: readonly Condition[],
  weight: number,
  everybody: MeasuredGround
): Gap | Unknown | null {
  const group = concerned(topic, conditions, everybody);
  const ground = livingThere(everybody, group);
  const { services, cells, people } = ground;
  const fitting = services.filter((service) => serviceFits(service, topic, conditions));
  const perhaps = services.filter((service) => mayFit(service, topic, conditions));
  const isPlaced = fitting.some(({ point }) => point !== null);
  // If all that may fit did: whoever still walks too far lacks it for certain, unless one may be anywhere.
  const minutes = minutesToAny([...fitting, ...perhaps], ground);
  const ofKnown = minutesToAny(fitting, ground);
  const everyone = [...cells.keys()];
  const isAnywhere = perhaps.some(({ point }) => point === null);
  const affected = isAnywhere ? [] : everyone.filter((cell) => minutes[cell]! > TOO_FAR);
  const perhapsAffected = everyone.filter((cell) => ofKnown[cell]! > TOO_FAR);
  const [missing, most, all] = [affected, perhapsAffected, everyone].map((some) =>
    peopleIn(some, ground)
  ) as [number, number, number];
  if (all === 0 || most < LEAST_SHARE * all) return null;
  if (perhaps.length > 0 && (!isPlaced || missing < LEAST_SHARE * all))
    return whyUnknown(topic, conditions, perhaps, services);
  const middle = centreOf(affected, ground);
  const { nearest, gained } = nearMiss(topic, conditions, affected, minutes, ground);
  return {
    topic,
    conditions,
    kind: isPlaced ? 'far' : 'nobody',
    weight,
    group,
    perhaps: perhaps.length,
    people: missing,
    share: missing / all,
    mostPeople: most,
    mostShare: most / all,
    affected,
    perhapsAffected,
    side: isPlaced ? sideOf(middle, centreOf(everyone, ground)) : null,
    middle: cellNearestTo(middle, affected, cells),
    median: medianMinutes(people, minutes),
    walk: minutes.every(Number.isFinite)
      ? {
          affected: meanMinutes(minutes, affected, ground),
          all: meanMinutes(minutes, everyone, ground)
        }
      : null,
    plainShare: conditions.length === 0 ? null : shareLacking(topic, [], everybody, group),
    nearest,
    gained
  };
}

/** Why it cannot be said of some services whether they do. */
export function whyUnknown(
  topic: Topic,
  conditions: readonly Condition[],
  perhaps: readonly Service[],
  services: readonly Service[]
): Unknown {
  const open = conditions.find((condition) => perhaps.some((one) => holds(one, condition) === 'unknown'));
  return {
    topic,
    conditions,
    perhaps: perhaps.length,
    all: services.filter((one) => isAbout(one, topic)).length,
    what: open?.of ?? 'place'
  };
}
