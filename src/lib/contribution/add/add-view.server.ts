import type { Translator } from '../../i18n/translator.ts';
import type { Locale } from '../../i18n/locales.ts';
import { localised } from '../../i18n/localised.ts';
import { dayAt } from '../../neighbourhood/clock.ts';
import type { NeighbourhoodWithOutline } from '../../neighbourhood/neighbourhoods.server.ts';
import { neighbourhoodHref } from '../../place/addresses.ts';
import { categoriesOf } from '../../place/categories.server.ts';
import type { SearchResult } from '../../place/search.server.ts';
import { untilDataChangesFor } from '../../server/data-version.ts';
import { read } from '../../server/database.ts';
import { choicesFor } from '../choices.server.ts';
import { newSecret } from '../secret.ts';
import type { AddView, Addable } from './form.ts';

/** What may be asked for in the address of a form: `?place=…`, `?category=…`, `?kind=…`, `?name=…`. */
const ASKABLE: Readonly<Record<Addable, readonly string[]>> = {
  place: ['category', 'name'],
  activity: ['place', 'kind']
};
const MOST_PLACES = 1000;

/** The form of a new place or activity, with a secret of its own. */
export async function addView(
  what: Addable,
  neighbourhood: NeighbourhoodWithOutline,
  translator: Translator,
  query: URLSearchParams,
  now: Date
): Promise<AddView> {
  const { locale } = translator;
  const { slug, name, defaultLocale, country, timeZone, bbox, outline } = neighbourhood;
  const [choices, places] = await Promise.all([
    choicesFor(neighbourhood, translator),
    what === 'activity' ? placesByName(neighbourhood, locale) : []
  ]);
  return {
    what,
    neighbourhood: {
      slug,
      href: neighbourhoodHref(locale, slug),
      name: localised(name, locale, defaultLocale) ?? { text: slug, locale: defaultLocale },
      local: defaultLocale,
      country,
      timeZone,
      bbox,
      outline
    },
    choices,
    places,
    secret: newSecret(),
    made: now.getTime(),
    today: dayAt(now.getTime(), timeZone).date,
    values: Object.fromEntries(
      ASKABLE[what].flatMap((input) => {
        const value = query.get(input);
        return value === null ? [] : [[input, [value.slice(0, 200)]]];
      })
    )
  };
}

/** The places of a neighbourhood, with no more than choosing one needs. */
export const namedPlaces = untilDataChangesFor(async (neighbourhood) => {
  const filters = { limit: MOST_PLACES };
  const { places } = await read<Pick<SearchResult, 'places'>>('search_places', { neighbourhood, filters });
  return places.map(({ slug, name, category }) => ({ slug, name, category }));
});

/** Where something may happen: at a bus stop nothing does. */
export async function placesByName(
  { slug, defaultLocale }: NeighbourhoodWithOutline,
  locale: Locale
): Promise<AddView['places']> {
  const [places, categories] = await Promise.all([namedPlaces(slug), categoriesOf(slug)]);
  const stops = new Set(categories.filter(({ group }) => group === 'getting-around').map((one) => one.slug));
  return places
    .filter(({ category }) => !stops.has(category))
    .map((place) => ({
      value: place.slug,
      label: localised(place.name, locale, defaultLocale)?.text ?? place.slug
    }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
}
