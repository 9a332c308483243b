import { stringify } from 'csv-stringify/sync';
import type { Capacity } from '../activity/fields/capacity.ts';
import { rfcPropertyLine, rfcPropertiesOf as calendarLines } from '../activity/schedule/rfc-form.ts';
import type { Schedule } from '../activity/schedule/schedule.ts';
import type { Field, Kind } from '../field/field.ts';
import type { Contacts, Source } from '../field/values.ts';
import { endOf, type Notice } from '../place/notices/notice.ts';
import type { PlaceService } from '../place/services/service.ts';
import type { Position } from '../geo/position.ts';
import type { LocalisedText } from '../i18n/localised.ts';

/** A column of a table, by what it shows of a row. */
export type Column<Row> = readonly [name: string, cell: (row: Row) => string | number];

/** A table as it is written to a file: the names of its columns, and what is in them. */
export interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/**
 * Rows as CSV (RFC 4180, UTF-8). A leading `= + - @`, tab or carriage return of a text is neutralised, so that a
 * spreadsheet runs nothing.
 */
export const writeRows = (rows: Rows['rows']): string =>
  // Readers end a line at either half of a line break, not only at the whole that ends our rows.
  stringify(
    rows.map((row) => row.map(sayDayAndNight)),
    { escape_formulas: true, quoted_match: /[\r\n]/, record_delimiter: 'windows' }
  );

/** A table as CSV, with a header. */
export const writeCsv = ({ columns, rows }: Rows): string => writeRows([columns, ...rows]);

/** Open day and night, in the longer form of OpenStreetMap's syntax: "24/7" is the 24th of July to a spreadsheet. */
export const sayDayAndNight = <Cell extends string | number>(cell: Cell): Cell | string =>
  cell === '24/7' ? 'Mo-Su 00:00-24:00' : cell;

type Cell = (value: never) => string | number | null | undefined;

/** By kind, what is in the cells of a field, by the name of their columns; of others the value itself. */
const CELLS: Readonly<
  Partial<Record<Kind, (name: string, locales: readonly string[]) => Readonly<Record<string, Cell>>>>
> = {
  'localised-text': (name, locales) =>
    Object.fromEntries(
      locales.map((locale) => [`${name}_${locale}`, (text: LocalisedText | null) => text?.[locale]])
    ),
  precision: () => ({
    lon: ({ point }: Position) => point?.[0],
    lat: ({ point }: Position) => point?.[1],
    precision: ({ precision }: Position) => precision
  }),
  contacts: () => ({
    phone: ({ phone }: Contacts) => phone,
    email: ({ email }: Contacts) => email,
    website: ({ website }: Contacts) => website
  }),
  reference: (name) => ({ [name]: (one: { readonly slug: string } | null) => one?.slug }),
  // Of which day it is stands beside it: alone it would be believed for ever.
  capacity: (name) => ({
    [name]: (told: Capacity | null) => told?.state,
    [`${name}_as_of`]: (told: Capacity | null) => told?.as_of,
    places_left: (told: Capacity | null) => told?.left
  }),
  childcare: (name) => ({ [name]: (value: object | null) => yes(value !== null) }),
  // As lines of an iCalendar event, which spreadsheets leave alone and calendars understand.
  schedule: (name) => ({
    [name]: (value: Schedule | null) => value && calendarLines(value).map(rfcPropertyLine).join('\n')
  }),
  // "moved 2026-11-01/2027-02-28: Via Pio II 3;closed 2026-12-24/2027-01-06: Ferie"
  notices: (name, locales) => ({
    [name]: (notices: readonly Notice[]) =>
      notices
        .map((notice) => {
          const told = [notice.address, firstOf(notice.text, locales)].filter(Boolean).join(', ');
          return `${notice.kind} ${notice.from}/${endOf(notice)}${told && `: ${told}`}`;
        })
        .join(';')
  }),
  // "Medico di sera: Mo-Fr 20:00-24:00 (2023)", a line each: hours have semicolons of their own.
  services: (name, locales) => ({
    [name]: (services: readonly PlaceService[]) =>
      services
        .map(({ name: called, hours, year: of, phone }) =>
          [`${firstOf(called, locales)}:`, hours, of && `(${of})`, phone].filter(Boolean).join(' ')
        )
        .join('\n')
  }),
  // "Comune di Milano (2024);OpenStreetMap"
  sources: (name) => ({
    [name]: (sources: readonly Source[]) =>
      sources.map(({ name, year }) => (year ? `${name} (${year})` : name)).join(';')
  })
};

/**
 * The columns of a field: one per language for a text, lists with semicolons.
 * @param valueOf its value in a row
 */
export function columnsOf<Row>(
  { kind, name }: Field,
  locales: readonly string[],
  valueOf: (row: Row) => unknown
): Column<Row>[] {
  const cells = CELLS[kind]?.(name, locales) ?? { [name]: plain };
  return Object.entries(cells).map(([column, cell]) => [column, (row) => cell(valueOf(row) as never) ?? '']);
}

const firstOf = (text: LocalisedText | undefined, locales: readonly string[]): string =>
  text === undefined ? '' : (text[locales[0] ?? ''] ?? Object.values(text)[0] ?? '');

/** What is no field, in one cell. */
export function plain(value: unknown): string | number {
  if (Array.isArray(value)) return value.join(';');
  if (typeof value === 'boolean') return yes(value);
  return (value as string | number | null | undefined) ?? '';
}

/** "yes", or nothing. */
function yes(value: boolean): string {
  return value ? 'yes' : '';
}
