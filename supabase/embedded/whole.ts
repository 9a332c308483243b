import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { NotWhole } from './folder-error.ts';
import { refuseGapInLog } from './wal.ts';

/** PostgreSQL's control file, in bytes: PG_CONTROL_FILE_SIZE. */
const CONTROL_BYTES = 8192;

/** The database "postgres" has the number 5 since PostgreSQL 15. */
const FILES = [
  'PG_VERSION',
  'global/pg_control',
  'global/pg_filenode.map',
  'base/5/PG_VERSION',
  'base/5/pg_filenode.map'
];

/**
 * Looks for what every PostgreSQL has, without opening it. Without PG_VERSION PGlite would make a new database over the
 * one that is there; without the others PostgreSQL refuses by itself, seconds later and less clearly.
 * @throws NotWhole naming the file that is not there or is cut short.
 */
export function refuseMissing(database: string): void {
  const found = statSync(database, { throwIfNoEntry: false });
  if (!found) throw new NotWhole('the database is missing');
  if (!found.isDirectory()) throw new NotWhole('the database is not a folder');
  for (const name of FILES) {
    const file = statSync(path.join(database, name), { throwIfNoEntry: false });
    if (!file) throw new NotWhole(`database/${name} is missing`);
    const least = name === 'global/pg_control' ? CONTROL_BYTES : 1;
    if (!file.isFile() || file.size < least) throw new NotWhole(`database/${name} is cut short`);
  }
  if (!/^\d+\n?$/.test(readFileSync(path.join(database, 'PG_VERSION'), 'utf8')))
    throw new NotWhole('database/PG_VERSION does not say a version');
  refuseGapInLog(database);
  const transactions = path.join(database, 'pg_xact');
  const known = statSync(transactions, { throwIfNoEntry: false })?.isDirectory() && readdirSync(transactions);
  if (!known || !known.some((file) => statSync(path.join(transactions, file)).size > 0))
    throw new NotWhole('database/pg_xact is empty');
}
