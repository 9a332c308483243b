import { TableProblem } from './table.ts';

/** What a sheet may claim to be; a reader makes room for all that is between its addresses. */
const MOST_ROWS = 200_000;
const MOST_COLUMNS = 500;
const MOST_CELLS = 5_000_000;
/** Styles of some thousand formats, or a list of sheets, in bytes: each entry is an object where they are read. */
const LARGEST_OTHER = 5_000_000;
const isOther = (name: string, xml: string): boolean =>
  /^xl\/(_rels\/)?workbook\.xml/.test(name) || /cellXfs|cellStyleXfs|numFmt/.test(xml);

/** `r="B7"` of a cell and `r="7"` of a row, also with a prefix, but for the declaration of one; 1: the address. */
const ADDRESS = /(?<![\w.-])(?<![ \t\r\n]xmlns:)r\s*=\s*("[^"]*"|'[^']*')/g;
const ROW = /[<:]row(?![\w.-])/g;

/**
 * Looks through the XML of a workbook for what is far away, or written so that a reader would take it for another number.
 * @throws TableProblem
 */
export function refuseLargeSheets(files: ReadonlyMap<string, Uint8Array>): void {
  for (const [name, bytes] of files) {
    // Addresses are ASCII; so nothing has to be decoded.
    const xml = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    if (xml.length > LARGEST_OTHER && isOther(name, xml)) throw tooLarge();
    if (xml.includes('sheetData')) refuseLarge(xml);
  }
}

function refuseLarge(xml: string): void {
  let rows = 0;
  let columns = 0;
  for (const [, quoted] of xml.matchAll(ADDRESS)) {
    const address = addressIn(quoted!.slice(1, -1));
    rows = Math.max(rows, address.row);
    columns = Math.max(columns, address.column);
    if (rows > MOST_ROWS || columns > MOST_COLUMNS || rows * columns > MOST_CELLS) throw tooLarge();
  }
  if (!xml.matchAll(ROW).drop(MOST_ROWS).next().done) throw tooLarge();
}

function addressIn(text: string): { readonly row: number; readonly column: number } {
  const [, letters = '', digits = ''] = /^([A-Z]{0,3})(\d{0,7})$/.exec(text) ?? [];
  if (letters + digits === '') throw new TableProblem('The workbook is broken or cut off.');
  return {
    row: Number(digits),
    column: [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0)
  };
}

const tooLarge = () => new TableProblem('The sheet is larger than a table of places.');
