import { open } from 'node:fs/promises';
import { csvTable } from './csv-table.server.ts';
import { geojsonTable } from './geojson-table.server.ts';
import { hsdsTable } from './hsds-table.server.ts';
import { kmlTable } from './kml-table.server.ts';
import { refuseLarge, TableProblem, type SourceTable, type TableLimits } from './table.ts';
import { isArchive } from './unpack.server.ts';
import { xlsxTable } from './xlsx-table.server.ts';

/** What a file is, is said within its first bytes; GeoJSON may begin with a long name or box. */
const LOOKED_AT = 4096;

/** Readers of a file on the disk, by the format that somebody names. */
export const TABLE_READERS = {
  csv: csvTable,
  xlsx: xlsxTable,
  geojson: geojsonTable,
  kml: kmlTable,
  hsds: (at: string, limits?: TableLimits) => hsdsTable(at, undefined, limits)
} as const;
export type TableFormat = keyof typeof TABLE_READERS;

/** A table of a neighbourhood is far less. The one process that answers everybody has to hold all of it. */
const LIMITS: TableLimits = { rows: 20_000, columns: 300, unpacked: 20_000_000 };
/** A workbook has some forty bytes of markup around each cell. */
const LIMITS_OF_WORKBOOK: TableLimits = { ...LIMITS, unpacked: 50_000_000 };

/** A file as a table, whatever it is called: what it is, is seen by how it begins; what is large is refused. @throws TableProblem */
export async function anyTable(
  at: string
): Promise<{ readonly format: TableFormat; readonly table: SourceTable }> {
  const format = formatOf(await beginningOf(at));
  const table = await TABLE_READERS[format](at, format === 'xlsx' ? LIMITS_OF_WORKBOOK : LIMITS);
  refuseLarge({ columns: table.headers.length }, LIMITS);
  return { format, table };
}

async function beginningOf(at: string): Promise<Buffer> {
  const file = await open(at);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LOOKED_AT), 0, LOOKED_AT, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function formatOf(start: Buffer): TableFormat {
  if (start.length === 0) throw new TableProblem('The file is empty.');
  // Of an .xls the reader of workbooks says what to do.
  if (start.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1') return 'xlsx';
  const text = start.toString('latin1').replace(/^ï»¿/, '').trimStart();
  if (isArchive(start)) return formatOfArchive(text);
  if (/^<(\?xml|kml|!--|!DOCTYPE kml)/i.test(text)) return 'kml';
  if (/^[{[]/.test(text)) return /"type"\s*:\s*"Feature(Collection)?"/.test(text) ? 'geojson' : 'hsds';
  return 'csv';
}

/** By the names of its first files, which stand before them. */
function formatOfArchive(start: string): TableFormat {
  if (/\[Content_Types\]\.xml|_rels\/|docProps\/|xl\//.test(start)) return 'xlsx';
  return /\.kml/i.test(start) ? 'kml' : 'hsds';
}
