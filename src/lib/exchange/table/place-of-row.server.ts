import { createHash } from 'node:crypto';
import { readNumber } from '../../country/read-number.ts';
import { addressMeant, type Street } from '../../contribution/streets.ts';
import { ADDRESS, LINE, NAME, TEXT } from '../../field/bounds.ts';
import type { Source } from '../../field/values.ts';
import { fold } from '../../find/fold.ts';
import type { Unproject } from '../../geo/crs.ts';
import type { LonLat } from '../../geo/point.ts';
import { usableContacts } from '../../place/contacts.ts';
import { problemOf } from '../../place/opening/library.server.ts';
import { tidyHours } from '../../place/opening/syntax.ts';
import type { ImportHome } from '../osm/place-of-element.server.ts';
import { isCalledRefuge } from '../osm/refuge.ts';
import type { TableColumns } from './columns.ts';
import { cellOf, type TableRow } from './table.ts';

/** What is the same for every row of a table. */
export interface RowContext {
  readonly columns: TableColumns;
  readonly home: ImportHome;
  readonly source: Source;
  readonly unproject: Unproject;
  /** Slug of the category that a text means; null when it means none. */
  readonly categoryOf: (text: string) => string | null;
  /** For rows that do not say one. */
  readonly category: string | undefined;
  /** Of the neighbourhood, to look up addresses. */
  readonly streets: readonly Street[];
}

/** A row as a place, or all that is wrong with it. */
export type ReadRow =
  | {
      readonly id: string;
      /** Null when nobody knows where it is. */
      readonly at: LonLat | null;
      readonly fields: Readonly<Record<string, unknown>>;
    }
  | { readonly faults: readonly string[] };

/** In characters. A workbook says one text of many megabytes in as many cells as it likes. */
const LONGEST_CELL = 10_000;

/** What is in the columns of a row, and what is wrong with it. */
export function placeOfRow(row: TableRow, context: RowContext): ReadRow {
  const { columns, home, source } = context;
  if (row.fault !== undefined) return { faults: [row.fault] };
  const faults: string[] = [];
  const cell = (meaning: keyof TableColumns): string => {
    const header = columns[meaning];
    const text = header === undefined ? '' : cellOf(row, header).slice(0, LONGEST_CELL);
    if (!text.startsWith('=')) return text.replaceAll(/\s+/g, ' ').trim();
    faults.push(`${header}: a formula, not a value`);
    return '';
  };
  const name = cut(cell('name'), NAME);
  if (name === '' && faults.length === 0) faults.push('there is no name');
  const category = categoryIn(cell('category'), context, faults);
  const address = cut([cell('address'), cell('number')].filter(Boolean).join(' '), ADDRESS);
  const where = placed(row, cell, address, context, faults);
  const contacts = contactsIn(cell, home, faults);
  const hours = tidyHours(cell('opening_hours'));
  const summary = cut(cell('summary'), TEXT);
  if (isCalledRefuge(`${name}\n${summary}\n${cell('category')}`))
    faults.push('may be a refuge: its position is never taken');
  const locale = home.defaultLocale;
  if (faults.length > 0) return { faults };
  return {
    id:
      cell('id') ||
      createHash('sha256')
        .update(`${fold(name)}\n${fold(address)}`)
        .digest('hex')
        .slice(0, 16),
    at: where.at,
    // Made when it is asked for: hours take longest to read, and most rows of a city are outside.
    get fields() {
      const canRead = hours !== '' && !problemOf(hours, home);
      return {
        category,
        name: { [locale]: name },
        summary: summary === '' ? null : { [locale]: summary },
        address: address === '' ? null : address,
        organisation: home.organisations.get(cell('organisation').toLowerCase()) ?? null,
        location: where.at && { type: 'Point', coordinates: where.at },
        location_precision: where.precision,
        opening_hours: canRead ? hours : null,
        opening_hours_year: canRead ? (source.year ?? null) : null,
        opening_hours_note: hours !== '' && !canRead ? { [locale]: cut(hours, LINE) } : null,
        languages: languagesIn(cell('languages')),
        contacts,
        sources: [source]
      };
    }
  };
}

type Cell = (meaning: keyof TableColumns) => string;

const cut = (text: string, longest: number) => [...text].slice(0, longest).join('');

function categoryIn(text: string, { categoryOf, category }: RowContext, faults: string[]): string | null {
  // Several may be told: the first that is one.
  const told = [text, ...text.split(/[;|]/)].filter((one) => one.trim() !== '');
  const found = told.map(categoryOf).find((one) => one !== null) ?? category ?? null;
  if (found === null)
    faults.push(text === '' ? 'there is no category: give --category' : `"${text}" is no category`);
  return found;
}

/** A number as people type it: a decimal comma, thousands parted by dots when there is a comma too. */
export function decimal(text: string): number {
  const plain = text.replaceAll(/[\s']/g, '');
  if (plain === '') return Number.NaN;
  return Number(/,\d*$/.test(plain) ? plain.replaceAll('.', '').replace(',', '.') : plain);
}

function placed(
  row: TableRow,
  cell: Cell,
  address: string,
  { unproject, streets }: RowContext,
  faults: string[]
): { readonly at: LonLat | null; readonly precision: 'exact' | 'approximate' | 'to-confirm' } {
  const told = row.point ?? pairIn(cell('lon'), cell('lat')) ?? pointIn(cell('point'));
  if (told === 'wrong') {
    faults.push(
      `"${[cell('lon'), cell('lat'), cell('point')].filter(Boolean).join(', ')}" are no coordinates`
    );
    return { at: null, precision: 'to-confirm' };
  }
  // Offices write 0, 0 where they do not know.
  if (told && (told[0] !== 0 || told[1] !== 0)) {
    const [lon, lat] = unproject(told[0], told[1]);
    if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90)
      // As our own tables say it: somebody pointed to about there.
      return {
        at: [rounded(lon), rounded(lat)],
        precision: cell('precision') === 'approximate' ? 'approximate' : 'exact'
      };
    faults.push(`${told[0]}, ${told[1]} are no longitude and latitude: give --crs`);
    return { at: null, precision: 'to-confirm' };
  }
  const found = address === '' ? null : addressMeant(streets, address);
  return found ? { at: found.point, precision: found.precision } : { at: null, precision: 'to-confirm' };
}

/** A tenth of a metre, in degrees. */
const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

type Pair = readonly [number, number];

function pairIn(x: string, y: string): Pair | 'wrong' | null {
  if (x === '' && y === '') return null;
  const pair: Pair = [decimal(x), decimal(y)];
  return pair.every(Number.isFinite) ? pair : 'wrong';
}

/** Of one column: `POINT (9.14 45.47)`, GeoJSON, or latitude and longitude as open-data portals write them. */
function pointIn(text: string): Pair | 'wrong' | null {
  if (text === '') return null;
  const wkt = /^(?:SRID=\d+;)?POINT ?(?:Z )?\( ?(-?[\d.]+) (-?[\d.]+)(?: -?[\d.]+)? ?\)$/i.exec(text);
  const json = /"coordinates" ?: ?\[ ?(-?[\d.]+), ?(-?[\d.]+)/.exec(text);
  const [, x, y] = wkt ?? json ?? [];
  if (x !== undefined && y !== undefined) return pairIn(x, y);
  const [, lat, lon] = /^\(?(-?\d+\.\d+)[,; ] ?(-?\d+\.\d+)\)?$/.exec(text) ?? [];
  return lat !== undefined && lon !== undefined ? pairIn(lon, lat) : 'wrong';
}

function contactsIn(cell: Cell, { telephone }: ImportHome, faults: string[]) {
  const contacts: Record<string, string> = {};
  const typed = cell('phone');
  if (typed !== '') {
    const read = readNumber(typed, telephone);
    if ('number' in read) contacts.phone = read.number;
    else
      faults.push(
        read.problem === 'several'
          ? `"${typed}" has more than one telephone number: leave one`
          : `"${typed}" is no telephone number`
      );
  }
  const website = cell('website');
  if (website !== '') contacts.website = /^https?:\/\//i.test(website) ? website : `https://${website}`;
  const email = cell('email').toLowerCase();
  if (email !== '') contacts.email = email;
  const usable = usableContacts(contacts);
  for (const way of ['website', 'email', 'phone'] as const)
    if (contacts[way] !== undefined && usable[way] === undefined)
      faults.push(`"${contacts[way]}" is no ${way}`);
  return usable;
}

/** BCP 47 tags; what is no tag is not guessed. */
function languagesIn(text: string): readonly string[] {
  const words = text.split(/[,;/]/).map((word) => word.trim().toLowerCase());
  return [...new Set(words.filter((word) => /^[a-z]{2,3}$/.test(word)))].toSorted();
}
