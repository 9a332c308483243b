import type { MultiPolygon } from 'geojson';
import type { Country } from '../../lib/country/country.ts';
import { LOCALES, isLocale, traitsOf, type Locale } from '../../lib/i18n/locales.ts';
import { Sentence } from '../say.ts';

/** What has to be known of a neighbourhood before anything is in it. */
export interface NeighbourhoodFacts {
  readonly name: string;
  readonly slug: string;
  readonly city: string;
  readonly country: string;
  /** ISO 3166-2. */
  readonly region: string | undefined;
  readonly outline: MultiPolygon;
  /** The first is that of the neighbourhood itself. */
  readonly locales: readonly Locale[];
  readonly timeZone: string;
  /** E-mail of the first coordinator. */
  readonly coordinator: string | undefined;
}

/** Answers as they are typed, by the names of the options. */
export type TypedAnswers = Readonly<Partial<Record<string, string>>>;

/** @throws Sentence for a name that Latin letters cannot write: the address must then be given */
export function slugOfName({ slug, name = '' }: TypedAnswers): string {
  if (slug !== undefined) {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || slug.length > 60)
      throw new Sentence('--slug is lower-case words joined by hyphens, for instance san-siro.');
    return slug;
  }
  const made = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-|-$/g, '');
  if (made.length < 2)
    throw new Sentence(`"${name}" gives no address in Latin letters: add --slug, for instance san-siro.`);
  return made;
}

export function nameIn({ name }: TypedAnswers): string {
  const given = name?.trim() ?? '';
  if (given === '' || given.length > 120)
    throw new Sentence('--name is what people call it, up to 120 letters.');
  return given;
}

export function countryIn({ country }: TypedAnswers, countries: ReadonlyMap<string, Country>): string {
  const code = country?.trim().toUpperCase() ?? '';
  if (countries.has(code)) return code;
  const there = [...countries.keys()].join(', ');
  throw new Sentence(
    `--country "${country}" has no folder: there are ${there}. ` +
      'How to add one, in one short file: supabase/seed/README.md, "Another country".'
  );
}

export function regionIn({ region }: TypedAnswers, country: Country): string | undefined {
  if (region === undefined || region === '') return undefined;
  const known = Object.keys(country.holidayTables);
  if (new RegExp(`^${country.code}-[A-Z0-9]{1,3}$`).test(region)) return region;
  throw new Sentence(
    `--region "${region}" is no region of ${country.code} (ISO 3166-2${known.length > 0 ? `, for instance ${known.join(', ')}` : ''}).`
  );
}

/** Of the languages that people learn in a country, the first that is spoken here; then all others. */
export function usualLocales(country: Country | undefined): readonly Locale[] {
  const own = country?.languages.map(({ tag }) => tag).find(isLocale);
  return own === undefined ? LOCALES : [own, ...LOCALES.filter((one) => one !== own)];
}

export function localesIn({ locales }: TypedAnswers, country: Country | undefined): readonly Locale[] {
  if (locales === undefined || locales.trim() === '') return usualLocales(country);
  const given = [...new Set(locales.split(/[\s,;]+/).filter(Boolean))];
  const missing = given.filter((one) => !isLocale(one));
  if (missing.length === 0) return given as Locale[];
  const there = LOCALES.map((one) => `${one} (${traitsOf(one).endonym})`).join(', ');
  throw new Sentence(
    `--locales: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not spoken here: there are ${there}.`
  );
}

/** @returns what CLDR knows of the country; empty where it knows nothing */
export function timeZonesOf(country: string | undefined): readonly string[] {
  return country === undefined ? [] : (new Intl.Locale(`und-${country}`).getTimeZones() ?? []);
}

export function timeZoneIn({ timezone }: TypedAnswers, country: string | undefined): string {
  const usual = timeZonesOf(country);
  const given = timezone?.trim() || (usual.length === 1 ? usual[0]! : '');
  try {
    if (given === '') throw new RangeError();
    return new Intl.DateTimeFormat('en', { timeZone: given }).resolvedOptions().timeZone;
  } catch {
    const of = usual.length > 0 ? `${country} has ${usual.join(', ')}` : 'for instance Europe/Rome';
    throw new Sentence(
      given === ''
        ? `--timezone has to be said: ${of}.`
        : `--timezone "${given}" is not in the list of IANA: ${of}.`
    );
  }
}

export function coordinatorIn({ coordinator }: TypedAnswers): string | undefined {
  const email = coordinator?.trim();
  if (email === undefined || email === '') return undefined;
  if (isEmail(email)) return email;
  throw new Sentence(`"${email}" is no e-mail address: it is written as name@example.org.`);
}

export const isEmail = (written: string) => /^[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+$/.test(written);
