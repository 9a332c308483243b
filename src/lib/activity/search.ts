import { allOf, type TruthValue } from '../place/known.ts';
import { isWithin } from '../walking/walk.ts';
import type { WalksFrom } from '../walking/walks-from.ts';
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
  /** Those that are known to fit. */
  readonly activities: readonly Activity[];
  /** Those of which it is not known; none where only what is known is asked for. */
  readonly unknown: readonly Activity[];
}

/**
 * Activities with what is asked for, whatever their days and hours. `today` is a date of the neighbourhood; `words` adds
 * to what is searched, the kind's name in the reader's language. `walks` are those from where she starts.
 */
export function findActivities(
  all: readonly Activity[],
  filters: ActivityFilters,
  {
    today,
    walks,
    words = () => ''
  }: { today: string; walks: WalksFrom | null; words?: (activity: Activity) => string }
): Found {
  const { q } = filters;
  const answers = Map.groupBy(
    all.filter(
      (activity) =>
        !isExpired(activity, today) &&
        (q === null || foundByWords(q, `${words(activity)} ${textOf(activity)}`))
    ),
    (activity) => allOf([hasWhatIsAsked(activity, filters), isNear(activity, filters, walks)])
  );
  return {
    activities: answers.get('yes') ?? [],
    unknown: filters.knownOnly ? [] : (answers.get('unknown') ?? [])
  };
}

/** Whether it is within the walk that is asked for; of what has no position nobody knows. */
function isNear({ place }: Activity, { near, minutes }: ActivityFilters, walks: WalksFrom | null): TruthValue {
  if (near === null || minutes === null) return 'yes';
  if (walks === null || !place?.point) return 'unknown';
  const walk = walks.to(place.point);
  return walk !== null && isWithin(walk, minutes) ? 'yes' : 'no';
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
