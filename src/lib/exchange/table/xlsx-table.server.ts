import { zipSync } from 'fflate';
import { readFile } from 'node:fs/promises';
import { readSheet } from 'read-excel-file/node';
import { namedHeaders } from './csv-table.server.ts';
import { cellText, NO_LIMITS, refuseLarge, TableProblem, type SourceTable, type TableRow } from './table.ts';
import { isArchive, unpackedFiles } from './unpack.server.ts';
import { refuseLargeSheets } from './workbook-size.ts';

/** What a workbook may be unpacked, in bytes: a hundred thousand rows have some fifty million. */
const LARGEST_UNPACKED = 200_000_000;

/**
 * The first sheet of a workbook. Formulas are not computed: a cell is what it was when the file was saved.
 * @throws TableProblem
 */
export async function xlsxTable(file: string, limits = NO_LIMITS): Promise<SourceTable> {
  const bytes = await readFile(file);
  if (bytes.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1')
    throw new TableProblem(
      'This is an .xls of before 2007, or locked by a password: save it as .xlsx without one.'
    );
  if (!isArchive(bytes)) throw new TableProblem('This is no .xlsx workbook.');
  const sheet = await readSheet(lookedThrough(bytes, Math.min(LARGEST_UNPACKED, limits.unpacked))).catch(
    () => {
      throw new TableProblem('The workbook is broken or cut off.');
    }
  );
  const [head = [], ...body] = sheet.map((row) => row.map((cell) => cellText(textOf(cell))));
  refuseLarge({ rows: body.length, columns: head.length }, limits);
  const headers = namedHeaders(head);
  if (headers.length < 2) throw new TableProblem('The first sheet has fewer than two columns.');
  return {
    headers,
    rows: body.flatMap((cells, at): TableRow[] =>
      cells.every((cell) => cell === '')
        ? []
        : [
            {
              number: at + 2,
              cells: Object.fromEntries(headers.map((header, column) => [header, cells[column] ?? '']))
            }
          ]
    )
  };
}

/**
 * The workbook packed anew from what was looked through: the library unpacks by other rules, and would find other files, and
 * believe other sizes, in an archive that is made for it.
 */
function lookedThrough(bytes: Uint8Array, limit: number): Buffer {
  const files = unpackedFiles(bytes, {
    limit,
    what: 'The workbook',
    isWanted: (name) => /\.xml(\.rels)?$/.test(name)
  });
  refuseLargeSheets(files);
  const { buffer, byteOffset, byteLength } = zipSync(Object.fromEntries(files), { level: 0 });
  return Buffer.from(buffer, byteOffset, byteLength);
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}
