import type { Activity } from './activity.ts';
import { plusDays } from './days.ts';
import type { Capacity } from './fields/capacity.ts';
import { isCourse, isWork } from './matches.ts';
import type { ActivityKind } from './vocabulary.ts';

/*
 * For how many days what somebody said of places holds. Ours to say: long enough that who keeps an entry can follow, short
 * enough that nobody travels to a place that went weeks ago.
 */
/** A course fills while people enrol; whoever runs it hears of its places every month. */
const COURSE_HOLDS = 30;
/** A nursery gives its places once or twice a year, and a list moves slowly. */
const NURSERY_HOLDS = 60;
/** Offices and desks fill their weeks one after another. */
const APPOINTMENT_HOLDS = 14;

const NURSERIES: readonly ActivityKind[] = ['playgroup'];

/** For how many days it is believed whether such an activity has places. */
export function capacityHolds(kind: ActivityKind): number {
  if (NURSERIES.includes(kind)) return NURSERY_HOLDS;
  return isCourse(kind) ? COURSE_HOLDS : APPOINTMENT_HOLDS;
}

/**
 * What is known of places on a day; null: nobody has said it, or too long ago, or of a day that is still to come.
 * @param today ISO 8601 date of the neighbourhood
 */
export function capacityOn(
  { kind, capacity }: Pick<Activity, 'kind' | 'capacity'>,
  today: string
): Capacity | null {
  if (capacity === null || capacity.as_of > today) return null;
  return today <= plusDays(capacity.as_of, capacityHolds(kind)) ? capacity : null;
}

/** The same activity with what is known of its places on that day. */
export function withCapacityOn<One extends Pick<Activity, 'kind' | 'capacity'>>(
  activity: One,
  today: string
): One {
  const capacity = capacityOn(activity, today);
  return capacity === activity.capacity ? activity : { ...activity, capacity };
}

/** Whether somebody who goes there takes a place: one applies for work, and walks over a market. */
export const takesPlaces = (kind: ActivityKind): boolean => !isWork(kind) && kind !== 'market-day';
