import type { FoundPlace } from '../place/known.ts';
import { perLocale, sourcesInCell, writeCsv, type Column } from './csv.ts';

/** Places as CSV: one column per language for the texts, lists with semicolons. */
export function placesCsv(places: readonly FoundPlace[], locales: readonly string[]): string {
  const columns: Column<FoundPlace>[] = [
    ['slug', ({ slug }) => slug],
    ...perLocale<FoundPlace>('name', locales, ({ name }) => name),
    ['category', ({ category }) => category],
    ['organisation', ({ organisation }) => organisation?.slug ?? ''],
    ['address', ({ address }) => address ?? ''],
    ['lon', ({ position }) => position.point?.[0] ?? ''],
    ['lat', ({ position }) => position.point?.[1] ?? ''],
    ['precision', ({ position }) => position.precision],
    ['opening_hours', ({ openingHours }) => openingHours ?? ''],
    ['opening_hours_year', ({ openingHoursYear }) => openingHoursYear ?? ''],
    ...perLocale<FoundPlace>('summary', locales, ({ summary }) => summary),
    ['languages', ({ languages }) => languages.join(';')],
    ['audience', ({ audience }) => audience.join(';')],
    ['features', ({ features }) => features.join(';')],
    ['asked', ({ asked }) => asked.join(';')],
    ['not_asked', ({ notAsked }) => notAsked.join(';')],
    ['phone', ({ contacts }) => contacts.phone ?? ''],
    ['email', ({ contacts }) => contacts.email ?? ''],
    ['website', ({ contacts }) => contacts.website ?? ''],
    ['sources', ({ sources }) => sourcesInCell(sources)],
    ['confirmed_at', ({ confirmedAt }) => confirmedAt ?? ''],
    ['certainty', ({ certainty }) => certainty],
    ['distance_m', ({ distance }) => distance ?? '']
  ];
  return writeCsv(columns, places);
}
