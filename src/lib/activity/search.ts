import { distance } from '@turf/turf';
import { withinMetres } from '../place/walk.ts';
import type { Field } from '../field/field.ts';
import { camelCase } from '../field/names.ts';
import type { Activity } from './activity.ts';
import { ACTIVITY_FIELDS } from './fields/index.ts';
import type { ActivityFilters } from './filters.ts';
import { foundByWords } from './found-by-words.ts';
import { hasWhatIsAsked, isExpired } from './matches.ts';

/** Texts that are searched, beside the names of where it is and of who offers it. */
const SEARCHED = ACTIVITY_FIELDS.filter(
  ({ kind, search }: Field) => kind === 'localised-text' && search !== undefined
).map(({ name }) => name);

interface Found {
  readonly activities: readonly Activity[];
  /** With `minutes`: how many were left out because nobody knows where they are. */
  readonly withoutPlace: number;
}

/**
 * Activities with what is asked for, whatever their days and hours. `today` is a date of the neighbourhood; `words` adds
 * to what is searched, the kind's name in the reader's language.
 */
export function findActivities(
  all: readonly Activity[],
  filters: ActivityFilters,
  { today, words = () => '' }: { today: string; words?: (activity: Activity) => string }
): Found {
  const { q, near, minutes } = filters;
  const wanted = all.filter(
    (activity) =>
      !isExpired(activity, today) &&
      hasWhatIsAsked(activity, filters) &&
      (q === null || foundByWords(q, `${words(activity)} ${textOf(activity)}`))
  );
  if (near === null || minutes === null) return { activities: wanted, withoutPlace: 0 };
  const placed = wanted.filter(({ place }) => place?.point);
  return {
    activities: placed.filter((activity) => metresFrom(near, activity)! <= withinMetres(minutes)),
    withoutPlace: wanted.length - placed.length
  };
}

/** Straight-line metres from where her walk starts; null when either is not known. */
export function metresFrom(near: ActivityFilters['near'], { place }: Activity): number | null {
  return near && place?.point ? distance([...near], [...place.point], { units: 'meters' }) : null;
}

/** Everything one might search by, in every language there is. */
function textOf(activity: Activity): string {
  const { place, organisation } = activity;
  const texts = SEARCHED.map((name) => activity[camelCase(name) as 'title']);
  return [...texts, place?.name, organisation?.name]
    .flatMap((text) => Object.values(text ?? {}))
    .concat(place?.address ?? '')
    .join(' ');
}
