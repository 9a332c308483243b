import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { parse } from 'csv-parse';
import { cellText, NO_LIMITS, refuseLarge, TableProblem, type SourceTable, type TableRow } from './table.ts';

/** The header is within it, in bytes. */
const LOOKED_AT = 64 * 1024;
/** A longer row is no row: a quotation mark without its pair swallows the rest of the file. In characters. */
const LONGEST_ROW = 200_000;
const SEPARATORS = [';', ',', '\t', '|'] as const;

/**
 * A file of separated values, read as it comes: `;`, `,` or tab, UTF-8, UTF-16 or windows-1252.
 * @throws TableProblem
 */
export async function csvTable(file: string, limits = NO_LIMITS): Promise<SourceTable> {
  const encoding = await encodingOf(file);
  const start = await beginningOf(file, encoding);
  refuseOthers(start);
  const separator = separatorOf(start);
  const records = async function* (): AsyncGenerator<{
    readonly cells: readonly string[];
    readonly line: number;
  }> {
    const parser = parse({
      bom: true,
      delimiter: separator,
      info: true,
      max_record_size: LONGEST_ROW,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true
    });
    const decoded = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<string> {
      const decoder = new TextDecoder(encoding);
      for await (const piece of source) yield decoder.decode(piece, { stream: true });
      yield decoder.decode();
    };
    pipeline(createReadStream(file), decoded, parser, () => {});
    try {
      for await (const { record, info } of parser as AsyncIterable<{
        record: string[];
        info: { lines: number };
      }>)
        yield { cells: record.map(cellText), line: info.lines };
    } catch (error) {
      throw new TableProblem(`The table cannot be read: ${(error as Error).message.split('\n')[0]}.`);
    }
  };
  const all = records();
  const { value: head } = await all.next();
  if (!head) throw new TableProblem('The table is empty.');
  refuseLarge({ columns: head.cells.length }, limits);
  const headers = namedHeaders(head.cells);
  if (headers.length < 2)
    throw new TableProblem(
      'The table has one column only: are its columns parted by semicolons, commas or tabs?'
    );
  async function* rows(): AsyncGenerator<TableRow> {
    let number = 1;
    for await (const { cells } of all) {
      number++;
      if (cells.some((cell) => cell !== ''))
        yield { number, cells: Object.fromEntries(headers.map((header, at) => [header, cells[at] ?? ''])) };
    }
  }
  return { headers, rows: rows() };
}

/** Columns without a name are numbered, and a name that comes twice too, so that none is lost. */
export function namedHeaders(headers: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return headers.map((header, at) => {
    const name = header === '' ? `column ${at + 1}` : header;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} ${times}`;
  });
}

async function encodingOf(file: string): Promise<'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  try {
    for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) {
      if (isFirst) {
        if (piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le';
        if (piece[0] === 0xfe && piece[1] === 0xff) return 'utf-16be';
        // Of Latin text in UTF-16 every other byte is nothing.
        if (piece[1] === 0 && piece[3] === 0) return 'utf-16le';
        if (piece[0] === 0 && piece[2] === 0) return 'utf-16be';
        isFirst = false;
      }
      decoder.decode(piece, { stream: true });
    }
    decoder.decode();
    return 'utf-8';
  } catch {
    await refuseMixed(file);
    return 'windows-1252';
  }
}

/** A letter in UTF-8 among others that are not: two files were put together, and one of them would be read as signs. */
async function refuseMixed(file: string): Promise<void> {
  let last = '';
  for await (const piece of createReadStream(file, 'latin1') as AsyncIterable<string>) {
    if (/\u00c3[\u0080-\u00bf]/.test(last + piece))
      throw new TableProblem(
        'The table is partly in UTF-8 and partly in windows-1252: save all of it as UTF-8.'
      );
    last = piece.slice(-1);
  }
}

async function beginningOf(file: string, encoding: string): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of createReadStream(file, { end: LOOKED_AT }) as AsyncIterable<Buffer>)
    pieces.push(piece);
  return new TextDecoder(encoding).decode(Buffer.concat(pieces)).replace(/^\uFEFF/, '');
}

function refuseOthers(start: string): void {
  if (/^\s*<(!doctype\s+)?html/i.test(start)) throw new TableProblem('This is a web page, not a table.');
  if (/^\s*[{[]/.test(start)) throw new TableProblem('This is JSON, not a table: try import geojson.');
  if (start.startsWith('PK\u0003\u0004'))
    throw new TableProblem('This is packed, as .xlsx is: try import xlsx.');
  if (start.includes('\0')) throw new TableProblem('This is no table of text.');
}

/** The one that the first line has most of, outside quotation marks. */
function separatorOf(start: string): string {
  const line =
    /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(start.trimStart())?.[0].replaceAll(/"(?:[^"]|"")*"/g, '') ?? '';
  return [...SEPARATORS].sort((a, b) => line.split(b).length - line.split(a).length)[0]!;
}
