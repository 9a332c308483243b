import { stringify } from 'csv-stringify/sync';
import type { LocalisedText } from '../i18n/localised.ts';
import type { Place } from '../place/place.ts';

type Column = readonly [name: string, cell: (place: Place) => string | number];

/**
 * Places as CSV (RFC 4180, UTF-8 with a header): one column per language for the texts, lists with
 * semicolons. A leading `= + - @`, tab or carriage return is neutralised, so that a spreadsheet runs nothing.
 */
export function placesCsv(places: readonly Place[], locales: readonly string[]): string {
  const columns: Column[] = [
    ['slug', ({ slug }) => slug],
    ...perLocale('name', locales, ({ name }) => name),
    ['category', ({ category }) => category],
    ['organisation', ({ organisation }) => organisation?.slug ?? ''],
    ['address', ({ address }) => address ?? ''],
    ['lon', ({ position }) => position.point?.[0] ?? ''],
    ['lat', ({ position }) => position.point?.[1] ?? ''],
    ['precision', ({ position }) => position.precision],
    ['opening_hours', ({ openingHours }) => openingHours ?? ''],
    ['opening_hours_year', ({ openingHoursYear }) => openingHoursYear ?? ''],
    ...perLocale('summary', locales, ({ summary }) => summary),
    ['languages', ({ languages }) => languages.join(';')],
    ['audience', ({ audience }) => audience.join(';')],
    ['features', ({ features }) => features.join(';')],
    ['asked', ({ asked }) => asked.join(';')],
    ['not_asked', ({ notAsked }) => notAsked.join(';')],
    ['phone', ({ contacts }) => contacts.phone ?? ''],
    ['email', ({ contacts }) => contacts.email ?? ''],
    ['website', ({ contacts }) => contacts.website ?? ''],
    [
      'sources',
      ({ sources }) => sources.map(({ name, year }) => (year ? `${name} (${year})` : name)).join(';')
    ],
    ['confirmed_at', ({ confirmedAt }) => confirmedAt ?? ''],
    ['distance_m', ({ distance }) => distance ?? '']
  ];
  return stringify(
    [columns.map(([name]) => name), ...places.map((place) => columns.map(([, cell]) => cell(place)))],
    // Readers end a line at either half of a line break, not only at the whole that ends our rows.
    { escape_formulas: true, quoted_match: /[\r\n]/, record_delimiter: 'windows' }
  );
}

function perLocale(
  field: string,
  locales: readonly string[],
  text: (place: Place) => LocalisedText | null
): Column[] {
  return locales.map((locale) => [`${field}_${locale}`, (place) => text(place)?.[locale] ?? '']);
}
