import { stringify } from 'csv-stringify/sync';
import type { LocalisedText } from '../i18n/localised.ts';
import type { Source } from '../neighbourhood/source.ts';

/** A column of a table, by what it shows of a row. */
export type Column<Row> = readonly [name: string, cell: (row: Row) => string | number];

/**
 * A table as CSV (RFC 4180, UTF-8 with a header). A leading `= + - @`, tab or carriage return of a text is neutralised,
 * so that a spreadsheet runs nothing.
 */
export function writeCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  return stringify(
    [columns.map(([name]) => name), ...rows.map((row) => columns.map(([, cell]) => cell(row)))],
    // Readers end a line at either half of a line break, not only at the whole that ends our rows.
    { escape_formulas: true, quoted_match: /[\r\n]/, record_delimiter: 'windows' }
  );
}

/** A column per language for a text. */
export function perLocale<Row>(
  field: string,
  locales: readonly string[],
  text: (row: Row) => LocalisedText | null
): Column<Row>[] {
  return locales.map((locale) => [`${field}_${locale}`, (row) => text(row)?.[locale] ?? '']);
}

/** "Comune di Milano (2024);OpenStreetMap" */
export function sourcesInCell(sources: readonly Source[]): string {
  return sources.map(({ name, year }) => (year ? `${name} (${year})` : name)).join(';');
}
