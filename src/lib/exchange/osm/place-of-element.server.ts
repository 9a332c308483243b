import type { Country } from '../../country/country.ts';
import { readNumber } from '../../country/read-number.ts';
import { ADDRESS, LINE, NAME } from '../../field/bounds.ts';
import type { Contacts, Source } from '../../field/values.ts';
import { usableContacts } from '../../place/contacts.ts';
import { problemOf } from '../../place/opening/library.server.ts';
import type { OpeningContext } from '../../place/opening/state.ts';
import { tidyHours } from '../../place/opening/syntax.ts';
import type { Feature } from '../../place/vocabulary.ts';
import type { Tags } from '../../walking/osm/osm.ts';
import type { OsmFeature } from './element.ts';
import type { KindOfPlace } from './kinds.ts';
import { mayBeRefuge } from './refuge.ts';

/** Where places are brought in. */
export interface ImportHome extends OpeningContext {
  readonly defaultLocale: string;
  readonly telephone: Country['telephone'] | null;
  /** Slugs of the organisations there, by their names in small letters. */
  readonly organisations: ReadonlyMap<string, string>;
}

/** Organisations by all that they are called, in small letters, and by their slugs. */
export const organisationsByName = (
  organisations: readonly {
    readonly slug: string;
    readonly name: Readonly<Partial<Record<string, string>>>;
  }[]
): ReadonlyMap<string, string> =>
  new Map(
    organisations.flatMap(({ slug, name }) =>
      [slug, ...Object.values(name)].map((said) => [(said ?? '').toLowerCase(), slug] as const)
    )
  );

/** Why an element of a kind that is looked for is not brought in. */
export type ElementRefusal = 'refuge' | 'private' | 'no-name' | 'no-position' | 'no-id';

/** A place as the import brings it; what the map does not say is null or empty, so that what it no longer says goes. */
export interface BroughtPlace {
  readonly fields: Readonly<Record<string, unknown>>;
  /** It is called by its kind: there are many alike. */
  readonly isUnnamed: boolean;
}

/** What people find without a name: a fountain, a stop. Anything else without one nobody could ask for. */
const FOUND_WITHOUT_NAME = new Set(['public-space', 'getting-around']);

/** https://www.openstreetmap.org/copyright: contributors are named, with the licence. */
const SOURCE = {
  name: 'OpenStreetMap contributors',
  url: 'https://www.openstreetmap.org/copyright',
  licence: 'ODbL-1.0'
} as const;

/** What an element of a kind says of a place, field by field. */
export function placeOfElement(
  { id, tags, at }: OsmFeature,
  kind: KindOfPlace,
  home: ImportHome
): BroughtPlace | ElementRefusal {
  if (mayBeRefuge(tags)) return 'refuge';
  if (/^(private|no)$/.test(tags['access'] ?? '')) return 'private';
  if (at === null) return 'no-position';
  if (id === 0) return 'no-id';
  const own = namesOf(tags, home.defaultLocale);
  if (own === null && !FOUND_WITHOUT_NAME.has(kind.group)) return 'no-name';
  const hours = hoursOf(tags, home);
  return {
    isUnnamed: own === null,
    fields: {
      category: kind.slug,
      name: own ?? kind.name,
      keywords: wordsOf(tags, home),
      address: addressOf(tags),
      organisation: home.organisations.get((tags['operator'] ?? '').trim().toLowerCase()) ?? null,
      location: { type: 'Point', coordinates: at },
      location_precision: 'exact',
      ...hours,
      languages: languagesOf(tags),
      features: featuresOf(tags),
      contacts: contactsOf(tags, home),
      sources: [{ ...SOURCE, ...yearOf(tags['check_date'] ?? tags['survey:date']) } satisfies Source]
    }
  };
}

const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** What only looks like a tag, as in `name:ca-val`, is none: `of` throws at it. */
function isLanguage(tag: string): boolean {
  try {
    return LANGUAGES.of(tag) !== undefined;
  } catch {
    return false;
  }
}

/** `name` in the language of the neighbourhood, and `name:xx`; a brand where there is no name. */
function namesOf(tags: Tags, locale: string): Readonly<Record<string, string>> | null {
  const told = Object.entries(tags).flatMap(([key, value]) => {
    const tag = /^name:([a-z]{2,3}(?:-[A-Za-z]{2,4})?)$/.exec(key)?.[1];
    return tag !== undefined && isLanguage(tag) ? [[tag, tidy(value)] as const] : [];
  });
  const local = tags['name'] ?? tags['official_name'] ?? tags['brand'];
  const names = Object.fromEntries(told.filter(([, name]) => name !== ''));
  const first = tidy(local ?? '');
  if (first !== '') names[locale] ??= first;
  return Object.keys(names).length === 0 ? null : names;
}

const tidy = (text: string, longest = NAME) =>
  [...text.replaceAll(/\s+/g, ' ').trim()].slice(0, longest).join('');

/** What one may look for it by besides: other names, and who runs it when that is no organisation of the map. */
function wordsOf(
  tags: Tags,
  { defaultLocale, organisations }: ImportHome
): Record<string, readonly string[]> {
  const operator = tidy(tags['operator'] ?? '');
  const name = tidy(tags['name'] ?? '');
  const words = [
    ...(tags['alt_name'] ?? '').split(';').map((one) => tidy(one)),
    tidy(tags['short_name'] ?? ''),
    ...(organisations.has(operator.toLowerCase()) ? [] : [operator])
  ].filter((word) => word !== '' && word !== name);
  return words.length === 0 ? {} : { [defaultLocale]: [...new Set(words)] };
}

function addressOf(tags: Tags): string | null {
  const street = tags['addr:street'] ?? tags['addr:place'];
  if (street !== undefined) return tidy(`${street} ${tags['addr:housenumber'] ?? ''}`, ADDRESS);
  return tags['addr:full'] === undefined ? null : tidy(tags['addr:full'], ADDRESS);
}

/** Hours that cannot be read are told in the map's words, so that nothing is lost and nothing is computed from them. */
function hoursOf(tags: Tags, home: ImportHome) {
  const written = tidyHours(tags['opening_hours'] ?? '');
  const nothing = { opening_hours: null, opening_hours_year: null, opening_hours_note: null };
  if (written === '') return nothing;
  if (problemOf(written, home))
    return { ...nothing, opening_hours_note: { [home.defaultLocale]: tidy(written, LINE) } };
  const { year = null } = yearOf(
    tags['check_date:opening_hours'] ??
      tags['opening_hours:check_date'] ??
      tags['check_date'] ??
      tags['survey:date']
  );
  return { ...nothing, opening_hours: written, opening_hours_year: year };
}

/** The year of `2025-06-01`; a year alone will do. */
function yearOf(date: string | undefined): { year?: number } {
  const year = Number(/^(20\d\d)\b/.exec(date ?? '')?.[1]);
  return year >= 2004 && year <= 2100 ? { year } : {};
}

function languagesOf(tags: Tags): readonly string[] {
  return Object.entries(tags)
    .flatMap(([key, value]) => {
      const tag = /^language:([a-z]{2,3})$/.exec(key)?.[1];
      return tag !== undefined && /^(yes|main|only)$/.test(value) && isLanguage(tag) ? [tag] : [];
    })
    .toSorted();
}

function featuresOf(tags: Tags): readonly Feature[] {
  const isFor = (key: string) => tags[key] === 'yes' || tags[key] === 'only';
  const found: [Feature, boolean][] = [
    [
      'women-only',
      tags['female'] === 'only' || (isFor('female') && tags['male'] === 'no') || tags['women'] === 'only'
    ],
    ['free', tags['fee'] === 'no'],
    ['step-free', tags['wheelchair'] === 'yes' || tags['wheelchair'] === 'designated'],
    ['wifi', /^(wlan|wifi|yes)$/.test(tags['internet_access'] ?? '')]
  ];
  return found.flatMap(([feature, is]) => (is ? [feature] : []));
}

function contactsOf(tags: Tags, { telephone }: ImportHome): Contacts {
  const first = (...keys: readonly string[]) =>
    keys.map((key) => tags[key]?.split(';')[0]?.trim() ?? '').find((value) => value !== '');
  const number = (...keys: readonly string[]) => {
    const read = readNumber(first(...keys) ?? '', telephone);
    return 'number' in read ? read.number : undefined;
  };
  const website = first('website', 'contact:website', 'url');
  const told: Record<keyof Contacts, string | undefined> = {
    phone: number('phone', 'contact:phone', 'contact:mobile', 'mobile'),
    whatsapp: number('contact:whatsapp'),
    email: first('email', 'contact:email')?.toLowerCase(),
    website: website === undefined || /^https?:\/\//i.test(website) ? website : `https://${website}`
  };
  return usableContacts(Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)));
}
