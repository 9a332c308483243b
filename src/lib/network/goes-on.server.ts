import type { Activity } from '../activity/activity.ts';
import { isExpired } from '../activity/matches.ts';
import { nextOccurrences } from '../activity/schedule/expand.server.ts';

/**
 * An activity that somebody can still go to or apply for: documented, not cancelled, not over. `today` is the date of `now`
 * in the neighbourhood.
 */
export function goesOn(activity: Activity, now: Date, today: string): boolean {
  const { schedule, demonstration, cancelled } = activity;
  if (demonstration || cancelled || isExpired(activity, today)) return false;
  return schedule === null || nextOccurrences(schedule, now, 1).length > 0;
}
