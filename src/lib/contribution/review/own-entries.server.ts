import { activitiesOf } from '../../activity/activities.server.ts';
import type { LocalisedText } from '../../i18n/localised.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { NeighbourhoodWithOutline } from '../../neighbourhood/neighbourhoods.server.ts';
import { NO_FILTERS } from '../../place/filters.ts';
import { allPlaces } from '../../place/search.server.ts';
import type { ViewText } from '../../place/view.ts';
import { categoriesOf } from '../../place/categories.server.ts';
import { gradedActivity, gradedPlace } from '../quality/graded.ts';
import { qualityOf, type Quality } from '../quality/quality.ts';
import { firstThings } from './better-words.ts';
import { capacityChoices } from './capacity-choices.ts';
import { nameOrSlug } from './name-or-slug.ts';
import type { Speech } from './speech.ts';
import type { CapacityChoices } from './view.ts';

/** An entry that an editor keeps. */
export interface OwnEntry {
  readonly target: 'places' | 'activities';
  readonly slug: string;
  readonly name: ViewText;
  readonly href: string;
  readonly changeHref: string;
  /** Its page for whoever keeps it. */
  readonly keepHref: string;
  /** Null of places, and of what nobody takes a place in. */
  readonly capacity: CapacityChoices | null;
  /** "last found true on 3 May 2026". */
  readonly confirmed: string;
  /** Whether that still holds. */
  readonly isConfirmed: boolean;
  /** What would make it better, the first things; null: nothing is missing. */
  readonly better: string | null;
}

/** The places and activities of an organisation in a neighbourhood. */
export async function entriesOfOrganisation(
  organisation: string,
  neighbourhood: NeighbourhoodWithOutline,
  translator: Translator,
  speech: Speech
): Promise<OwnEntry[]> {
  const { say } = speech;
  const home = `/${translator.locale}/${neighbourhood.slug}`;
  const now = new Date();
  const [places, activities, categories] = await Promise.all([
    allPlaces(neighbourhood, NO_FILTERS, now),
    activitiesOf(neighbourhood.slug, now),
    categoriesOf(neighbourhood.slug)
  ]);
  // A list of many asks not for each entry's pictures: its page does.
  const around = { locales: neighbourhood.locales, timeZone: neighbourhood.timeZone, now, photos: null };
  const groupOf = new Map(categories.map(({ slug, group }) => [slug, group]));
  const entry = (
    target: OwnEntry['target'],
    { slug, confirmedAt }: { readonly slug: string; readonly confirmedAt: string | null },
    name: LocalisedText,
    quality: Quality,
    capacity: CapacityChoices | null = null
  ): OwnEntry => ({
    target,
    slug,
    name: nameOrSlug({ slug, name }, translator.locale, neighbourhood.defaultLocale),
    href: `${home}/${target}/${slug}`,
    changeHref: `${home}/${target}/${slug}/change`,
    keepHref: `${home}/manage/entry/${target}/${slug}`,
    capacity,
    confirmed: confirmedAt
      ? say('confirm.last', { date: translator.date(new Date(confirmedAt), neighbourhood.timeZone) })
      : say('confirm.never'),
    isConfirmed: quality.criteria.some(({ name: of, answer }) => of === 'confirmed' && answer === 'met'),
    better: firstThings(quality, speech)
  });
  return [
    ...places
      .filter((place) => place.organisation?.slug === organisation)
      .map((place) =>
        entry('places', place, place.name, qualityOf(gradedPlace(place, groupOf.get(place.category), around)))
      ),
    ...activities
      .filter((activity) => activity.organisation?.slug === organisation)
      .map((activity) =>
        entry(
          'activities',
          activity,
          activity.title,
          qualityOf(gradedActivity(activity, around)),
          capacityChoices(activity, translator, speech)
        )
      )
  ];
}
