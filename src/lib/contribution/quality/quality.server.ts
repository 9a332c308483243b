import type { Activity } from '../../activity/activity.ts';
import type { NeighbourhoodWithOutline } from '../../neighbourhood/neighbourhoods.server.ts';
import { categoriesOf } from '../../place/categories.server.ts';
import type { Place } from '../../place/place.ts';
import { read } from '../../server/database.ts';
import { gradedActivity, gradedPlace } from './graded.ts';
import { qualityOf, type Quality } from './quality.ts';

type Here = Pick<NeighbourhoodWithOutline, 'slug' | 'locales' | 'timeZone'>;

/** How good a place is, with its pictures. */
export async function qualityOfPlace(place: Place, here: Here, now: Date): Promise<Quality> {
  const [around, categories] = await Promise.all([
    aroundOf('places', place.slug, here, now),
    categoriesOf(here.slug)
  ]);
  return qualityOf(gradedPlace(place, categories.find(({ slug }) => slug === place.category)?.group, around));
}

/** How good an activity is, with its pictures. */
export async function qualityOfActivity(activity: Activity, here: Here, now: Date): Promise<Quality> {
  return qualityOf(gradedActivity(activity, await aroundOf('activities', activity.slug, here, now)));
}

async function aroundOf(target: 'places' | 'activities', slug: string, here: Here, now: Date) {
  const { locales, timeZone } = here;
  const photos = await read('photos_of', { neighbourhood: here.slug, target, slug });
  return { locales, timeZone, now, photos: photos.length };
}
