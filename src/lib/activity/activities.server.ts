import { error } from '@sveltejs/kit';
import { read } from '../server/database.ts';
import { untilDataChangesFor } from '../server/data-version.ts';
import type { Activity } from './activity.ts';

/** All activities of a neighbourhood: some hundred at most, filtered and expanded here. */
export const activitiesOf = untilDataChangesFor((neighbourhood) =>
  read<readonly Activity[]>('activities_of', { neighbourhood })
);

/** One activity; throws a 404 when the neighbourhood has none of that slug. */
export async function activityBySlug(neighbourhood: string, slug: string): Promise<Activity> {
  const found = (await activitiesOf(neighbourhood)).find((activity) => activity.slug === slug);
  if (!found) error(404, 'There is no such activity.');
  return found;
}
