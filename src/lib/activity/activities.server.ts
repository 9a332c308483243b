import { error } from '@sveltejs/kit';
import { neighbourhoodBySlug } from '../neighbourhood/neighbourhoods.server.ts';
import { withSaidTrue } from '../place/said-true.server.ts';
import { read } from '../server/database.ts';
import { untilNeighbourhoodChanges } from '../server/neighbourhood-version.ts';
import { log } from '../server/log.ts';
import type { Activity } from './activity.ts';
import { withCapacityOn } from './capacity.ts';
import { dateOn } from '../neighbourhood/clock.ts';
import { withHostOn } from './host-on.ts';
import { isProblem, problemOfSchedule } from './schedule/parse.ts';

/**
 * What its pages show of a neighbourhood: invented activities too, which say so on their face. Some hundred at most, filtered
 * and expanded here. What was said of their places is there while it holds, and where they are held is where that is today:
 * no page need ask either.
 */
export async function activitiesShown(
  neighbourhood: string,
  now: Date = new Date()
): Promise<readonly Activity[]> {
  const [{ timeZone }, stored] = await Promise.all([
    neighbourhoodBySlug(neighbourhood),
    storedActivities(neighbourhood)
  ]);
  const today = dateOn(now, timeZone);
  return withSaidTrue(
    neighbourhood,
    'activities',
    stored.map((activity) => withHostOn(withCapacityOn(activity, today), today))
  );
}

const storedActivities = untilNeighbourhoodChanges(async (neighbourhood) =>
  (await read('activities_of', { neighbourhood })).map(withTimesToTrust)
);

/** The activities of a neighbourhood, for all that counts, proposes, matches or tells others: nothing that was invented. */
export const activitiesOf = async (neighbourhood: string, now?: Date): Promise<readonly Activity[]> =>
  documented(await activitiesShown(neighbourhood, now));

/** Without what was invented to show how Vicina works. */
export const documented = <T extends Pick<Activity, 'demonstration'>>(
  activities: readonly T[]
): readonly T[] => activities.filter(({ demonstration }) => !demonstration);

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

/** One activity, for its page; throws a 404 when the neighbourhood has none of that slug. */
export const shownActivity = async (neighbourhood: string, slug: string, now?: Date): Promise<Activity> =>
  bySlug(await activitiesShown(neighbourhood, now), slug);

/** One activity, to tell others; throws a 404 when the neighbourhood has none of that slug that is not invented. */
export const activityBySlug = async (neighbourhood: string, slug: string, now?: Date): Promise<Activity> =>
  bySlug(await activitiesOf(neighbourhood, now), slug);

function bySlug(activities: readonly Activity[], slug: string): Activity {
  const found = activities.find((activity) => activity.slug === slug);
  if (!found) error(404, 'There is no such activity.');
  return found;
}
