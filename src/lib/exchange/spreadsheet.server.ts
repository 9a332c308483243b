import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import { isLocale, localeOf, traitsOf, type Locale } from '../i18n/locales.ts';
import type { KeyOf } from '../i18n/message-key.ts';
import { loadSpeech } from '../i18n/speech.ts';
import type { Neighbourhood } from '../neighbourhood/neighbourhood.ts';
import { wordsHere } from '../neighbourhood/words.server.ts';
import { once, ParameterError } from '../server/api.ts';
import { sayDayAndNight, writeCsv, type Rows } from './csv.ts';
import { WRITTEN_TABLES, type WrittenTable } from './table-formats.ts';

type Collection = 'places' | 'activities' | 'organisations' | 'relationships';

const TYPES: Readonly<Record<WrittenTable, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  'csv-excel': 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
};

/** The format that is asked for: itself, or a table. @throws ParameterError */
export function formatOf<Itself extends string>(
  query: URLSearchParams,
  itself: Itself
): Itself | WrittenTable {
  const asked = once(query, 'format') ?? itself;
  const found = [itself, ...WRITTEN_TABLES].find((one) => one === asked);
  if (!found) throw new ParameterError('format', `It is one of: ${itself}, ${WRITTEN_TABLES.join(', ')}.`);
  const locale = once(query, 'locale');
  if (locale !== null && !isLocale(locale))
    throw new ParameterError('locale', 'It is a language of the pages; /api/openapi.json lists them.');
  return found as Itself | WrittenTable;
}

/** What the answer says of itself: programs are answered, people get a file with a name. */
export function tableType(format: WrittenTable, what: Collection) {
  return {
    contentType: TYPES[format],
    ...(format !== 'csv' && {
      headers: {
        'content-disposition': `attachment; filename="${what}.${format === 'xlsx' ? 'xlsx' : 'csv'}"`
      }
    })
  };
}

interface Asked {
  readonly neighbourhood: Pick<Neighbourhood, 'country' | 'defaultLocale'>;
  readonly query: URLSearchParams;
  readonly what: Collection;
}

/** A table as a file. */
export async function tableFile(
  table: Rows,
  format: WrittenTable,
  { neighbourhood, query, what }: Asked
): Promise<string | Uint8Array<ArrayBuffer>> {
  if (format === 'csv') return writeCsv(table);
  if (format === 'csv-excel') return csvForExcel(table);
  const asked = query.get('locale');
  const locale = localeOf(asked && isLocale(asked) ? asked : neighbourhood.defaultLocale);
  const { say } = await loadSpeech(locale, wordsHere(neighbourhood, locale), 'server');
  return workbook(table, { sheet: what, locale, say });
}

/** A telephone is no sum, though it begins with a plus. */
const TELEPHONE = /^\+[\d\s]+$/;
/** A text of digits alone is a telephone too: as a number it would lose its first nought. */
const DIGITS = /^\+?\d[\d\s]*$/;
/** What a spreadsheet would run, not show. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * CSV as a spreadsheet opens it where a comma is decimal (Italy, and most of Europe): semicolons, a byte-order mark, by which
 * it knows the letters. A telephone is an address (RFC 3966), which it leaves as it is and shows without an apostrophe.
 */
export const csvForExcel = ({ columns, rows }: Rows): string =>
  stringify([columns, ...rows.map((row) => row.map(inExcel))], {
    bom: true,
    delimiter: ';',
    escape_formulas: true,
    quoted_match: /[\r\n]/,
    record_delimiter: 'windows'
  });

function inExcel(cell: string | number): string {
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  return DIGITS.test(cell) ? `tel:${cell.replace(/\s/g, '-')}` : sayDayAndNight(cell);
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const WIDEST = 40;

interface Spoken {
  readonly sheet: string;
  readonly locale: Locale;
  readonly say: (key: KeyOf<'server'>) => string;
}

/**
 * A workbook of one sheet: headings in people's words, numbers as numbers, days as days. Where there is no row a sentence says
 * why.
 */
async function workbook(
  { columns, rows }: Rows,
  { sheet, locale, say }: Spoken
): Promise<Uint8Array<ArrayBuffer>> {
  const headings = columns.map((column) => headingOf(column, locale, say));
  const data = rows.map((row) => row.map(cellOf));
  const buffer = await writeXlsxFile([
    {
      sheet,
      stickyRowsCount: 1,
      rightToLeft: traitsOf(locale).direction === 'rtl',
      columns: columns.map((_, at) => ({
        width: Math.min(
          WIDEST,
          Math.max(headings[at]!.length, ...rows.slice(0, 50).map((row) => String(row[at]).length)) + 2
        )
      })),
      data: [
        headings.map((value) => ({ value, fontWeight: 'bold' as const })),
        ...(data.length > 0 ? data : [[{ value: say('spreadsheet.empty') }]])
      ]
    }
  ]).toBuffer();
  return new Uint8Array(buffer);
}

/** `name_it` is "Nome (italiano)". */
export function headingOf(column: string, locale: Locale, say: Spoken['say']): string {
  const [, name = column, language] = /^(\w+)_([a-z]{2,3})$/.exec(column) ?? [];
  const key = (of: string) => `spreadsheet.column.${of}` as KeyOf<'server'>;
  const isOfLanguage = language !== undefined && isLocale(language);
  const words = say(key(isOfLanguage ? name : column));
  if (!isOfLanguage) return words;
  const names = new Intl.DisplayNames(traitsOf(locale).intl, { type: 'language' });
  return `${words} (${names.of(language)})`;
}

function cellOf(cell: string | number) {
  if (cell === '') return null;
  if (typeof cell === 'number') return { value: cell };
  if (DAY.test(cell)) return { value: new Date(cell), type: Date, format: 'yyyy-mm-dd' };
  if (INSTANT.test(cell)) return { value: new Date(cell), type: Date, format: 'yyyy-mm-dd hh:mm' };
  // A text is a text in a workbook; it may be saved as CSV later.
  const isRun = FORMULA.test(cell) && !TELEPHONE.test(cell);
  return { value: isRun ? `'${cell}` : sayDayAndNight(cell), type: String };
}
