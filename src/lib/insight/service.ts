import type { ActivityKind, Stage } from '../activity/vocabulary.ts';
import type { LonLat } from '../geo/point.ts';
import type { LocalisedText } from '../i18n/localised.ts';
import { allOf, doesWithout, hasFeature, speaks, type TruthValue, type EntryTraits } from '../place/known.ts';
import type { Feature, Requirement } from '../place/vocabulary.ts';
import type { CategoryGroup } from '../ui/category-group.ts';
import { fitsTimes, type TimeCondition, type WeekTimes } from './week-times.ts';

/** What is done at a place at hours of its own (docs/decisions/0024): an evening doctor, a desk for papers. */
export interface PartOfPlace {
  /** Null in a report that was kept: it has no words of then. */
  readonly name: LocalisedText | null;
  readonly languages: readonly string[];
  /** Null: it has none of its own. However old they are: they make possible, and nothing certain. */
  readonly times: WeekTimes | null;
  /** Those times are of years ago, by the rule for all that has times: nobody is told that it is there then. */
  readonly areTimesOld: boolean;
}

/** What is offered at one place: an activity, or the place itself. */
export interface Service extends EntryTraits {
  readonly of: 'activity' | 'place';
  readonly slug: string;
  readonly name: LocalisedText;
  readonly kind: ActivityKind | null;
  readonly stage: Stage | null;
  /** Slug of a category, and its group; of activities none. */
  readonly category: string | null;
  readonly group: CategoryGroup | null;
  /** Null: nobody knows where, or it is not told. */
  readonly point: LonLat | null;
  readonly organisation: LocalisedText | null;
  /** What it is known not to have, where another field says so: what has a price is not free. */
  readonly lacks: readonly Feature[];
  /** Null: its days and hours are not known. */
  readonly times: WeekTimes | null;
  /** Of a place: its services. They say nothing of the whole, but that it is not out of the question. */
  readonly parts: readonly PartOfPlace[];
  /** Notices close it, or the place it is held at, on every day of the week: it serves nobody then. */
  readonly isClosed: boolean;
  /** Whether anybody has confirmed the entry lately. */
  readonly isConfirmed: boolean;
}

/** What a service is to be: a kind or a stage of activities, a category or a group of places. */
export type Topic =
  | { readonly of: 'kind'; readonly value: ActivityKind }
  | { readonly of: 'stage'; readonly value: Stage }
  | { readonly of: 'category'; readonly value: string }
  | { readonly of: 'group'; readonly value: CategoryGroup };

/** What else it must be; each is one thing that can be lacking. */
export type Condition =
  | { readonly of: 'feature'; readonly value: Feature }
  | { readonly of: 'language'; readonly value: string }
  | { readonly of: 'without'; readonly value: Requirement }
  | { readonly of: 'time'; readonly value: TimeCondition };

export function isAbout(service: Service, topic: Topic): boolean {
  switch (topic.of) {
    case 'kind':
      return service.kind === topic.value;
    case 'stage':
      return service.stage === topic.value;
    case 'category':
      return service.category === topic.value;
    case 'group':
      return service.group === topic.value;
  }
}

/**
 * Whether it is so, as far as anybody knows: what nobody has recorded is neither yes nor no, and what is so of one of its
 * services alone is not known of the place.
 */
export function holds(service: Service, condition: Condition): TruthValue {
  const answer = holdsOfWhole(service, condition);
  return answer === 'no' && partsThat(service, condition).length > 0 ? 'unknown' : answer;
}

/** Its services of which a condition is known: they have hours and languages of their own. */
export function partsThat({ parts }: Service, { of, value }: Condition): readonly PartOfPlace[] {
  switch (of) {
    case 'time':
      return parts.filter(({ times }) => times !== null && fitsTimes(times, value));
    case 'language':
      return parts.filter(({ languages }) => languages.includes(value));
    default:
      return [];
  }
}

/** The same, without those of which it is only known how it was years ago. */
export const partsToldThat = (service: Service, condition: Condition): readonly PartOfPlace[] =>
  partsThat(service, condition).filter(({ areTimesOld }) => condition.of !== 'time' || !areTimesOld);

function holdsOfWhole(service: Service, condition: Condition): TruthValue {
  switch (condition.of) {
    case 'feature':
      return service.lacks.includes(condition.value) ? 'no' : hasFeature(service, condition.value);
    case 'language':
      return speaks(service, condition.value);
    case 'without':
      return doesWithout(service, condition.value);
    case 'time':
      return service.times === null ? 'unknown' : fitsTimes(service.times, condition.value) ? 'yes' : 'no';
  }
}

/** What is closed that week is about it, and offers nothing. */
const isOffered = (service: Service, topic: Topic): boolean => !service.isClosed && isAbout(service, topic);

/** Whether it is known to be so: nobody plans her week on a perhaps. */
export const has = (service: Service, condition: Condition): boolean => holds(service, condition) === 'yes';

/** Whether it may be that it fits: nothing is known that speaks against it, but not all is known, or not where. */
export function mayFit(service: Service, topic: Topic, conditions: readonly Condition[]): boolean {
  const answer = allOf(conditions.map((condition) => holds(service, condition)));
  return isOffered(service, topic) && (answer === 'unknown' || (answer === 'yes' && service.point === null));
}

export function serviceFits(service: Service, topic: Topic, conditions: readonly Condition[]): boolean {
  return isOffered(service, topic) && conditions.every((condition) => has(service, condition));
}

/** Who offers it: a school and its courses, or two courses of one school, are one provider. */
export const providerOf = ({ organisation, point, of, slug }: Service): string =>
  organisation === null ? (point?.join() ?? `${of}.${slug}`) : JSON.stringify(organisation);

export const sameCondition = (a: Condition, b: Condition): boolean => a.of === b.of && a.value === b.value;

export const topicKey = ({ of, value }: Topic): string => `${of}.${value}`;

/** `feature.childcare`, `time.evening`: as addresses and messages name it. */
export const conditionKey = ({ of, value }: Condition): string => `${of}.${value}`;
