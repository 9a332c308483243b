import { Unzip, UnzipInflate } from 'fflate';
import { TableProblem } from './table.ts';

/** As it goes in: what a piece of a bomb unpacks to is counted before the next one is looked at. In bytes. */
const PIECE = 64 * 1024;

export const isArchive = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

interface Unpacking {
  /** What all of it may unpack to, in bytes: the sizes that an archive tells of itself may be lies. */
  readonly limit: number;
  /** What it is called when it is refused: "The workbook". */
  readonly what: string;
  /** Which files are kept; all are counted. */
  readonly isWanted: (name: string) => boolean;
}

/**
 * The wanted files of a zip archive, by their names.
 * @throws TableProblem when it unpacks to more than it may, or is broken or cut off
 */
export function unpackedFiles(
  bytes: Uint8Array,
  { limit, what, isWanted }: Unpacking
): ReadonlyMap<string, Uint8Array> {
  const broken = () => new TableProblem(`${what} is broken or cut off.`);
  const tooMuch = () => new TableProblem(`${what} unpacks to more than ${limit / 1e6} MB.`);
  const files = new Map<string, Uint8Array>();
  let unpacked = 0;
  let begun = 0;
  let ended = 0;
  const archive = new Unzip((entry) => {
    const pieces: Uint8Array[] = [];
    begun++;
    // Whoever unpacks it makes room for what it claims.
    if ((entry.originalSize ?? 0) > limit) throw tooMuch();
    entry.ondata = (error, piece, isLast) => {
      if (error) throw error;
      unpacked += piece.length;
      if (unpacked > limit) throw tooMuch();
      if (isWanted(entry.name)) pieces.push(piece);
      if (!isLast) return;
      ended++;
      if (isWanted(entry.name)) files.set(entry.name, Buffer.concat(pieces));
    };
    entry.start();
  });
  archive.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += PIECE)
      archive.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  } catch (error) {
    throw error instanceof TableProblem ? error : broken();
  }
  if (begun === 0 || ended < begun) throw broken();
  return files;
}
