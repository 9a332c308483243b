import type { Activity } from './activity.ts';
import type { ActivityKind } from './vocabulary.ts';
import type { ActivityFilters } from './filters.ts';
import { allOf, doesWithout, hasFeature, speaks, type TruthValue } from '../place/known.ts';
import type { Feature } from '../place/vocabulary.ts';
import { KIND_LOOKS } from './kinds.ts';

/** Whether the kind is one of those asked for, or in a group asked for; no wish is all of them. */
export function isOfKinds(kind: ActivityKind, kinds: ActivityFilters['kinds']): boolean {
  return kinds.length === 0 || kinds.includes(kind) || kinds.includes(KIND_LOOKS[kind].group);
}

export function hasChildcare({ childcare, features }: Pick<Activity, 'childcare' | 'features'>): boolean {
  return childcare !== null || features.includes('childcare');
}

/** Whether it is known to be free of charge. */
export function isFree({ costEuro, features }: Pick<Activity, 'costEuro' | 'features'>): boolean {
  return costEuro === 0 || features.includes('free');
}

/** Whether it has something, or says so in another field: what it costs, who looks after the children. */
export function activityHas(
  activity: Pick<Activity, 'features' | 'childcare' | 'costEuro'>,
  feature: Feature
): TruthValue {
  if (feature === 'childcare' && hasChildcare(activity)) return 'yes';
  if (feature === 'free' && isFree(activity)) return 'yes';
  if (feature === 'free' && activity.costEuro !== null) return 'no';
  return hasFeature(activity, feature);
}

/** Whether there is a place for who comes now. */
function hasPlaces({ capacity }: Pick<Activity, 'capacity'>): TruthValue {
  if (capacity === null) return 'unknown';
  return capacity.state === 'open' ? 'yes' : 'no';
}

/** Whether an activity has what is asked for, apart from words, days, hours and distance. */
export function hasWhatIsAsked(activity: Activity, filters: ActivityFilters): TruthValue {
  const { stage, level, language } = filters;
  const sure = (is: boolean): TruthValue => (is ? 'yes' : 'no');
  return allOf([
    sure(isOfKinds(activity.kind, filters.kinds)),
    sure(stage === null || activity.stage === stage),
    level === null ? 'yes' : activity.levels.length === 0 ? 'unknown' : sure(activity.levels.includes(level)),
    language === null ? 'yes' : speaks(activity, language),
    filters.childcare ? activityHas(activity, 'childcare') : 'yes',
    filters.placesFree ? hasPlaces(activity) : 'yes',
    ...filters.features.map((feature) => activityHas(activity, feature)),
    ...filters.without.map((requirement) => doesWithout(activity, requirement))
  ]);
}

/** Whether its last day to apply is over; `today` is a date of the neighbourhood. Jobs leave by themselves then. */
export function isExpired({ kind, deadline }: Pick<Activity, 'kind' | 'deadline'>, today: string): boolean {
  return isWork(kind) && deadline !== null && deadline < today;
}

/** Offers of work have a day to apply by instead of days on which they happen. */
export function isWork(kind: string): boolean {
  return kind === 'job' || kind === 'internship';
}

/** Courses keep to the school year and have a level. */
export function isCourse(kind: string): boolean {
  return /^(italian-course|literacy|training-.*|homework-help|playgroup)$/.test(kind);
}
