import { error } from '@sveltejs/kit';
import { read } from '../server/database.ts';
import { untilDataChangesFor } from '../server/data-version.ts';
import { log } from '../server/log.ts';
import type { Activity } from './activity.ts';
import { isProblem, problemOfSchedule } from './schedule/parse.ts';

/** All activities of a neighbourhood: some hundred at most, filtered and expanded here. */
export const activitiesOf = untilDataChangesFor(async (neighbourhood) =>
  (await read('activities_of', { neighbourhood })).map(withTimesToTrust)
);

/**
 * Every page with a date expands every schedule: one that cannot be would take all of them down. What was left out of it
 * is filled in, and times that are none are to confirm.
 */
export function withTimesToTrust<T extends Pick<Activity, 'slug' | 'schedule'>>(activity: T): T {
  if (activity.schedule === null) return activity;
  const schedule = problemOfSchedule(activity.schedule);
  if (!isProblem(schedule)) return { ...activity, schedule };
  log.warn({ slug: activity.slug, ...schedule }, 'the times of an activity cannot be');
  return { ...activity, schedule: null };
}

/** One activity; throws a 404 when the neighbourhood has none of that slug. */
export async function activityBySlug(neighbourhood: string, slug: string): Promise<Activity> {
  const found = (await activitiesOf(neighbourhood)).find((activity) => activity.slug === slug);
  if (!found) error(404, 'There is no such activity.');
  return found;
}
