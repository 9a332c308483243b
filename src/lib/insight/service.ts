import type { ActivityKind, Stage } from '../activity/vocabulary.ts';
import type { LonLat } from '../geo/point.ts';
import type { LocalisedText } from '../i18n/localised.ts';
import type { Feature, Requirement } from '../place/vocabulary.ts';
import type { CategoryGroup } from '../ui/category-group.ts';
import { fitsTimes, type TimeCondition, type WeekTimes } from './week-times.ts';

/** What is offered at one place: an activity, or the place itself. */
export interface Service {
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
  readonly features: readonly Feature[];
  readonly languages: readonly string[];
  readonly asked: readonly Requirement[];
  /** Null: its days and hours are not known. */
  readonly times: WeekTimes | null;
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
 * Whether it is so, as far as anybody knows. Of what is asked for, only what is known to be asked speaks against it, as in
 * the list of places. What it has is listed; of times and languages it may be that nobody has said any.
 */
export function holds(service: Service, condition: Condition): 'yes' | 'no' | 'unknown' {
  const sure = (is: boolean) => (is ? 'yes' : 'no');
  switch (condition.of) {
    case 'feature':
      return sure(service.features.includes(condition.value));
    case 'language':
      return service.languages.length === 0 ? 'unknown' : sure(service.languages.includes(condition.value));
    case 'without':
      return sure(!service.asked.includes(condition.value));
    case 'time':
      return service.times === null ? 'unknown' : sure(fitsTimes(service.times, condition.value));
  }
}

/** Whether it is known to be so: nobody plans her week on a perhaps. */
export const has = (service: Service, condition: Condition): boolean => holds(service, condition) === 'yes';

/** Whether it may be that it fits: nothing is known that speaks against it, but not all is known, or not where. */
export function mayFit(service: Service, topic: Topic, conditions: readonly Condition[]): boolean {
  const answers = conditions.map((condition) => holds(service, condition));
  return (
    isAbout(service, topic) &&
    !answers.includes('no') &&
    (service.point === null || answers.includes('unknown'))
  );
}

export function fits(service: Service, topic: Topic, conditions: readonly Condition[]): boolean {
  return isAbout(service, topic) && conditions.every((condition) => has(service, condition));
}

export const sameCondition = (a: Condition, b: Condition): boolean => a.of === b.of && a.value === b.value;

export const topicKey = ({ of, value }: Topic): string => `${of}.${value}`;

/** `feature.childcare`, `time.evening`: as addresses and messages name it. */
export const conditionKey = ({ of, value }: Condition): string => `${of}.${value}`;
