import { stringify } from 'csv-stringify/sync';
import type { Place } from '../place/place.ts';

/**
 * Places as CSV (RFC 4180, UTF-8 with a header): one column per language for the texts, lists with
 * semicolons. A leading `= + - @` is neutralised, so that a spreadsheet runs nothing.
 */
export function placesCsv(places: readonly Place[], locales: readonly string[]): string {
  const rows = places.map((place) => ({
    slug: place.slug,
    ...perLocale('name', place.name, locales),
    category: place.category,
    organisation: place.organisation?.slug ?? '',
    address: place.address ?? '',
    lon: place.position.point?.[0] ?? '',
    lat: place.position.point?.[1] ?? '',
    precision: place.position.precision,
    opening_hours: place.openingHours ?? '',
    opening_hours_year: place.openingHoursYear ?? '',
    ...perLocale('summary', place.summary, locales),
    languages: place.languages.join(';'),
    audience: place.audience.join(';'),
    features: place.features.join(';'),
    asked: place.asked.join(';'),
    not_asked: place.notAsked.join(';'),
    phone: place.contacts.phone ?? '',
    email: place.contacts.email ?? '',
    website: place.contacts.website ?? '',
    sources: place.sources.map(({ name, year }) => (year ? `${name} (${year})` : name)).join(';'),
    confirmed_at: place.confirmedAt ?? '',
    distance_m: place.distance ?? ''
  }));
  const columns = Object.keys(rows[0] ?? { slug: '' });
  return stringify(rows, { header: true, columns, escape_formulas: true, record_delimiter: 'windows' });
}

function perLocale(
  field: string,
  text: Readonly<Partial<Record<string, string>>> | null,
  locales: readonly string[]
): Record<string, string> {
  return Object.fromEntries(locales.map((locale) => [`${field}_${locale}`, text?.[locale] ?? '']));
}
