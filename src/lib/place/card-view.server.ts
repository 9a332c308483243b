import { placeHref } from './addresses.ts';
import type { PlaceFilters } from './filters.ts';
import { freshnessOnCard } from './freshness.server.ts';
import { heldPlace } from './holds.ts';
import { noticeLine } from './notices/notice-views.server.ts';
import type { Place } from './place.ts';
import type { Feature } from './vocabulary.ts';
import { openingView } from './opening-view.server.ts';
import { categoryOf, names, viewText, walkView, type Reading } from './reading.server.ts';
import { unknownOf } from './unknown-words.ts';
import type { PlaceCardView } from './view.ts';

/** At most so many marks on a card; the first of these that are true. */
const MOST_MARKS = 3;
const MARKS_BY_WEIGHT: readonly Feature[] = [
  'women-only',
  'childcare',
  'child-welcome',
  'free',
  'step-free',
  'wifi'
];

/** A place as a card of a list for which this was asked. */
export function cardView(
  place: Place,
  filters: Pick<PlaceFilters, 'near' | 'features' | 'without' | 'language'>,
  reading: Reading
): PlaceCardView {
  const { t, locale } = reading.translator;
  const kind = categoryOf(place, reading);
  const unknown = unknownOf(
    place,
    filters,
    reading.translator,
    undefined,
    place.services.map(({ name, languages = [] }) => ({
      name: viewText(name, reading)?.text ?? '',
      languages
    }))
  );
  const notice = noticeLine(place, reading);
  return {
    slug: place.slug,
    href: placeHref(locale, place.neighbourhood, place.slug, filters.near),
    ...kind,
    ...names(place, reading),
    opening: openingView(place, reading, { brief: true }),
    walk: walkView(place.walk),
    marks: MARKS_BY_WEIGHT.filter((feature) => place.features.includes(feature))
      .slice(0, MOST_MARKS)
      .map((feature) => t(`feature.${feature}`)),
    // Where it went is in its notice.
    address: place.usual ? null : place.address,
    ...(notice !== null && { notice }),
    precision: place.position.precision,
    ...freshnessOnCard(place, reading, {
      saysOfTimes: place.openingHours !== null,
      held: heldPlace(kind.group, place.openingHours)
    }),
    ...(unknown.length > 0 && { unknown })
  };
}
