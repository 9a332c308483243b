import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { NotWhole } from './folder-error.ts';

/** PostgreSQL's default for wal_segment_size, in bytes; each file of the log has it from its first moment. */
const SEGMENT_BYTES = 16 * 1024 ** 2;

/** Where pg_control.h says from which place of the log a start goes on (`checkPointCopy.redo`), in bytes. */
const REDO_OFFSET = 40;

/**
 * Looks whether the log goes on without a gap from where a start begins to read it: PostgreSQL takes a gap for its end, and
 * what was acknowledged after it is gone without a word.
 * @throws NotWhole naming the file that is missing or cut short.
 */
export function refuseGapInLog(database: string): void {
  const folder = path.join(database, 'pg_wal');
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new NotWhole('database/pg_wal is missing');
  const segments = readdirSync(folder).filter((name) => /^[0-9A-F]{24}$/.test(name));
  if (segments.length === 0) throw new NotWhole('database/pg_wal is empty');
  const first = firstNeeded(database);
  const needed = segments.filter((name) => numberOf(name) >= first).sort();
  for (const [index, name] of needed.entries()) {
    if (numberOf(name) !== first + index)
      throw new NotWhole(`a file of database/pg_wal before ${name} is missing`);
    if (statSync(path.join(folder, name)).size < SEGMENT_BYTES)
      throw new NotWhole(`database/pg_wal/${name} is cut short`);
  }
}

/** A name is the timeline and the two halves of the place in the log, in 8 hexadecimal digits each. */
const numberOf = (name: string) => parseInt(name.slice(8, 16), 16) * 256 + parseInt(name.slice(16), 16);

function firstNeeded(database: string): number {
  const file = openSync(path.join(database, 'global', 'pg_control'), 'r');
  try {
    const bytes = Buffer.alloc(8);
    readSync(file, bytes, 0, 8, REDO_OFFSET);
    return Number(bytes.readBigUInt64LE() / BigInt(SEGMENT_BYTES));
  } finally {
    closeSync(file);
  }
}
