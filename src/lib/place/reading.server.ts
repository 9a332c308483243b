import type { LonLat } from '../geo/point.ts';
import type { Translator } from '../i18n/translator.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import type { Wording } from './opening/describe.ts';
import type { CountedCategory, Place } from './place.ts';
import type { ListNeighbourhoodView, ViewText, WalkView } from './view.ts';
import { cityBeside } from '../neighbourhood/city-beside.ts';
import { localised, type LocalisedText } from '../i18n/localised.ts';
import { neighbourhoodHref } from './addresses.ts';
import { minutesOf, type Walk } from '../walking/walk.ts';
import { walksFrom } from '../walking/walks-from.server.ts';
import type { WalksFrom } from '../walking/walks-from.ts';

/** Who reads, where and when: what every view of a place is made with. */
export interface Reading {
  readonly translator: Translator;
  readonly neighbourhood: NeighbourhoodWithOutline;
  readonly categories: ReadonlyMap<string, CountedCategory>;
  readonly now: Date;
  /** From where her walk starts; null: she has not said. */
  readonly walks: WalksFrom | null;
}

export function reading(
  translator: Translator,
  neighbourhood: NeighbourhoodWithOutline,
  categories: readonly CountedCategory[],
  now: Date
): Reading {
  return {
    translator,
    neighbourhood,
    categories: new Map(categories.map((one) => [one.slug, one])),
    now,
    walks: null
  };
}

/** The same for somebody whose walk starts there; null: she has not said. */
export async function startingFrom(near: LonLat | null, here: Reading): Promise<Reading> {
  return near === null ? here : { ...here, walks: await walksFrom(here.neighbourhood.slug, near) };
}

/** A text in the reader's language, or in the local one, or in any. */
export function viewText(
  text: LocalisedText | null,
  { translator, neighbourhood }: Reading
): ViewText | null {
  return localised(text, translator.locale, neighbourhood.defaultLocale);
}

/** The name to show, and the name on the door when that is another. */
export function names(place: Place, reading: Reading): { name: ViewText; localName: ViewText | null } {
  const { defaultLocale } = reading.neighbourhood;
  const name = viewText(place.name, reading) ?? { text: place.slug, locale: defaultLocale };
  const local = place.name[defaultLocale];
  return {
    name,
    localName: local && local !== name.text ? { text: local, locale: defaultLocale } : null
  };
}

/** The category's name, its group and its symbol. */
export function categoryOf(place: Place, reading: Reading) {
  const category = reading.categories.get(place.category);
  return {
    group: category?.group ?? ('community' as const),
    icon: category?.icon ?? '',
    category: (category && viewText(category.name, reading)) ?? { text: place.category, locale: 'en' }
  };
}

export function wording({ translator, neighbourhood, now }: Reading): Wording {
  return {
    t: translator.t,
    locale: translator.locale,
    timeZone: neighbourhood.timeZone,
    now
  };
}

/** Minutes on foot from where the reader said she is, and whether they are an estimate. */
export function walkView(walk: Walk | null | undefined): WalkView | null {
  return walk ? { minutes: minutesOf(walk), approximate: walk.method === 'straight-line' } : null;
}

export function neighbourhoodView(reading: Reading): ListNeighbourhoodView {
  const { slug, name, city, defaultLocale, timeZone } = reading.neighbourhood;
  return {
    slug,
    name: viewText(name, reading) ?? { text: slug, locale: defaultLocale },
    city: cityBeside(name, city),
    href: neighbourhoodHref(reading.translator.locale, slug),
    localLocale: defaultLocale,
    timeZone
  };
}
