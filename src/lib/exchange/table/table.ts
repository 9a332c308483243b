/** A table as it comes from whatever file: rows of texts by the names of their columns. */
export interface SourceTable {
  readonly headers: readonly string[];
  readonly rows: AsyncIterable<TableRow> | Iterable<TableRow>;
  /** The reference system that the file names for the points of its rows; undefined when it names none. */
  readonly crs?: string;
}

export interface TableRow {
  /** As whoever opens the file counts: the header is row 1. */
  readonly number: number;
  readonly cells: Readonly<Record<string, string>>;
  /** Of formats with geometry, in the system of the file. */
  readonly point?: readonly [x: number, y: number];
  /** Why it is no place, where the file itself says so. */
  readonly fault?: string;
}

/** What a table may be at most; who reads a file of her own at the command line has none of it. */
export interface TableLimits {
  readonly rows: number;
  readonly columns: number;
  /** What an archive may unpack to, in bytes. */
  readonly unpacked: number;
}

export const NO_LIMITS: TableLimits = { rows: Infinity, columns: Infinity, unpacked: Infinity };

/** @throws TableProblem */
export function refuseLarge(
  { rows = 0, columns = 0 }: { readonly rows?: number; readonly columns?: number },
  limits: TableLimits
): void {
  if (rows > limits.rows) throw new TableProblem('There are too many rows in it.');
  if (columns > limits.columns)
    throw new TableProblem(`There are more than ${limits.columns} columns in it.`);
}

/** What a row says in a column; nothing where it has none, whatever the column is called. */
export const cellOf = ({ cells }: TableRow, header: string): string =>
  Object.hasOwn(cells, header) ? cells[header]! : '';

/** Why a table cannot be read: one sentence for whoever gave it. */
export class TableProblem extends Error {
  override readonly name = 'TableProblem';
}

/** What a spreadsheet put before a text so that it is none of its formulas (as our own files do) is not part of it. */
export const cellText = (value: string): string => value.replace(/^'(?=[=+@-])/, '').trim();
