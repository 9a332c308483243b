import type { Country, SchoolDay, Telephone } from './country.ts';
import { readCountries } from './read.ts';

/** With the build, so that a page knows whom to call while the database rests. */
const FILES = import.meta.glob<string>('../../../supabase/seed/countries/*/*.json', {
  query: '?raw',
  import: 'default',
  eager: true
});

const COUNTRIES = readCountries(
  new Map(Object.entries(FILES).map(([file, text]) => [file.split('/').slice(-2).join('/'), text]))
);

/** What is known of a country; null: it has no folder. */
export function countryOf(code: string): Country | null {
  return COUNTRIES.get(code) ?? null;
}

/** How numbers are dialled and written there; null: nobody has told us. */
export const telephoneOf = (code: string): Telephone | null => countryOf(code)?.telephone ?? null;

/** When primary schools look after children there; null: nobody has told us. */
export const schoolDayOf = (code: string): SchoolDay | null => countryOf(code)?.schoolDay ?? null;

export const allCountries = (): readonly Country[] => [...COUNTRIES.values()];
