import type { Activity } from '../activity/activity.ts';
import type { Organisation } from './organisation.ts';

/**
 * Slugs of those who work in a neighbourhood: by a place or an activity there, or because they say that they serve it. The
 * others are only linked to one of them.
 */
export function workingIn(
  neighbourhood: string,
  organisations: readonly Pick<Organisation, 'slug' | 'places' | 'areasServed'>[],
  activities: readonly Pick<Activity, 'organisation' | 'demonstration'>[]
): ReadonlySet<string> {
  const active = new Set(
    activities.flatMap(({ organisation, demonstration }) =>
      organisation && !demonstration ? [organisation.slug] : []
    )
  );
  return new Set(
    organisations
      .filter(
        ({ slug, places, areasServed }) =>
          places.length > 0 || active.has(slug) || areasServed.includes(neighbourhood)
      )
      .map(({ slug }) => slug)
  );
}
