import type { Activity } from './activity.ts';
import type { ActivityKind } from './vocabulary.ts';
import type { ActivityFilters } from './filters.ts';
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

/** Whether an activity has what is asked for, apart from words, days, hours and distance. */
export function hasWhatIsAsked(activity: Activity, filters: ActivityFilters): boolean {
  const { stage, level, language } = filters;
  return (
    isOfKinds(activity.kind, filters.kinds) &&
    (stage === null || activity.stage === stage) &&
    (level === null || activity.levels.includes(level)) &&
    (language === null || activity.languages.includes(language)) &&
    (!filters.childcare || hasChildcare(activity)) &&
    filters.features.every(
      (feature) =>
        activity.features.includes(feature) ||
        (feature === 'childcare' && hasChildcare(activity)) ||
        (feature === 'free' && isFree(activity))
    ) &&
    // Only what is known to be asked for excludes an activity; not knowing does not.
    !filters.without.some((requirement) => activity.asked.includes(requirement))
  );
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
