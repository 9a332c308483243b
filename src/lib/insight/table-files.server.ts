import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import type { Table } from './table.ts';

/** What a spreadsheet would run, not show: the same signs that CSV neutralises. */
const FORMULA = /^[=+\-@\t\r]/;

/** A table as CSV (RFC 4180, UTF-8, with a header). */
export function tableCsv({ columns, rows }: Table): string {
  return stringify([[...columns], ...rows.map((row) => row.map((cell) => cell ?? ''))], {
    escape_formulas: true,
    record_delimiter: 'windows'
  });
}

/** Tables as a workbook, a sheet each; numbers are numbers. */
export function tablesXlsx(tables: readonly Table[]): Promise<Buffer> {
  return writeXlsxFile(
    tables.map(({ name, columns, rows }) => ({
      sheet: name,
      stickyRowsCount: 1,
      columns: columns.map(() => ({ width: 18 })),
      data: [
        columns.map((value) => ({ value, fontWeight: 'bold' as const })),
        ...rows.map((row) =>
          row.map((value) =>
            value === null
              ? null
              : { value: typeof value === 'string' && FORMULA.test(value) ? `'${value}` : value }
          )
        )
      ]
    }))
  ).toBuffer();
}
