import { telephoneOf } from '../../country/countries.server.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Locale } from '../../i18n/locales.ts';
import { localised, type LocalisedText } from '../../i18n/localised.ts';
import { loadSpeech } from '../../i18n/speech.ts';
import { dayAt } from '../../neighbourhood/clock.ts';
import { neighbourhoods, type NeighbourhoodWithOutline } from '../../neighbourhood/neighbourhoods.server.ts';
import { wordsHere } from '../../neighbourhood/words.server.ts';
import { areaNames } from '../../network/areas.ts';
import { RELATIONSHIP_KINDS } from '../../network/network.ts';
import { organisationsOf } from '../../organisation/organisations.server.ts';
import { neighbourhoodHref } from '../../place/addresses.ts';
import { categoriesOf } from '../../place/categories.server.ts';
import { untilDataChangesFor } from '../../server/data-version.ts';
import { read } from '../../server/database.ts';
import { choicesFor } from '../choices.server.ts';
import { newSecret } from '../secret.ts';
import type { AddView, Addable } from './form.ts';

/** What may be asked for in the address of a form: `?place=…`, `?category=…`, `?kind=…`, `?name=…`. */
const ASKABLE: Readonly<Record<Addable, readonly string[]>> = {
  place: ['category', 'name'],
  activity: ['place', 'kind'],
  practice: ['organisation'],
  link: ['from_organisation']
};
const MOST_PLACES = 1000;

/** The form of something new, with a secret of its own. */
export async function addView(
  what: Addable,
  neighbourhood: NeighbourhoodWithOutline,
  translator: Translator,
  query: URLSearchParams,
  now: Date
): Promise<AddView> {
  const { locale } = translator;
  const { slug, name, defaultLocale, country, timeZone, bbox, outline } = neighbourhood;
  const isTold = what === 'practice' || what === 'link';
  const [choices, places, organisations, known, network] = await Promise.all([
    choicesFor(neighbourhood, translator),
    what === 'activity' ? placesByName(neighbourhood, locale) : [],
    isTold ? organisationsByName(neighbourhood, locale) : [],
    neighbourhoods(),
    loadSpeech(locale, wordsHere(neighbourhood, locale), 'network')
  ]);
  return {
    what,
    neighbourhood: {
      slug,
      href: neighbourhoodHref(locale, slug),
      name: localised(name, locale, defaultLocale) ?? { text: slug, locale: defaultLocale },
      local: defaultLocale,
      telephone: telephoneOf(country),
      timeZone,
      bbox,
      outline
    },
    choices,
    places,
    organisations,
    areas: what === 'practice' ? areaChoices(areaNames(known), locale, defaultLocale) : [],
    linkKinds:
      what === 'link'
        ? RELATIONSHIP_KINDS.map((kind) => ({ value: kind, label: network.say(`kind.${kind}`) }))
        : [],
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
  const { places } = await read('search_places', { neighbourhood, filters });
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

/** The organisations that are known here, by name. */
async function organisationsByName(
  { slug, defaultLocale }: NeighbourhoodWithOutline,
  locale: Locale
): Promise<AddView['organisations']> {
  return (await organisationsOf(slug))
    .map((one) => ({ value: one.slug, label: localised(one.name, locale, defaultLocale)?.text ?? one.slug }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
}

/** Neighbourhoods to tick. */
export function areaChoices(
  names: ReadonlyMap<string, LocalisedText>,
  locale: Locale,
  local: string
): AddView['areas'] {
  return [...names].map(([value, name]) => ({
    value,
    label: localised(name, locale, local)?.text ?? value
  }));
}
