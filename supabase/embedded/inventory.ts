import {
  accessSync,
  constants,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs';
import path from 'node:path';

/**
 * The files of a database and how many bytes each had at least. Between two of them a table's file only grows: what is
 * smaller later was cut short, unless the table was dropped, emptied or moved to another file. PostgreSQL itself does not
 * notice: it takes an empty file for an empty table, and after a crash fills the gap with nothing.
 */
export type Inventory = Readonly<Record<string, number>>;

/** In the database's own folder, so that each copy of it has the one that is its own. */
const NAME = 'vicina-inventory.json';

/** Where tables and the record of transactions are; the log is not, it is cut off by itself. */
const FOLDERS = ['base', 'global', 'pg_xact', 'pg_multixact'];

/** What PostgreSQL makes anew (free space, visibility, its cache of the catalogue) or drops (tables of a session). */
const PASSING = /(_fsm|_vm|_init|pg_internal\.init)$|\/t\d+_/;

/** @throws EACCES of the first file that cannot be read and written. */
export function takeInventory(database: string): Inventory {
  const inventory: Record<string, number> = {};
  for (const folder of FOLDERS.filter((name) => existsSync(path.join(database, name)))) {
    for (const entry of readdirSync(path.join(database, folder), { recursive: true, withFileTypes: true })) {
      const file = path.join(entry.parentPath, entry.name);
      const name = path.relative(database, file).replaceAll(path.sep, '/');
      if (!entry.isFile() || PASSING.test(name)) continue;
      accessSync(file, constants.R_OK | constants.W_OK);
      const { size } = statSync(file);
      if (size > 0) inventory[name] = size;
    }
  }
  return inventory;
}

/** To be called when the database is closed, or has just been opened, or while nothing writes to it. */
export function keepInventory(database: string): void {
  const file = path.join(database, NAME);
  try {
    writeFileSync(`${file}.part`, JSON.stringify(takeInventory(database)), { mode: 0o600 });
    renameSync(`${file}.part`, file);
  } catch {
    // A full disk: the one before still says what must at least be there.
    rmSync(`${file}.part`, { force: true });
  }
}

/** Undefined for a database that was made before there were any, or whose own is damaged. */
export function readInventory(database: string): Inventory | undefined {
  try {
    return JSON.parse(readFileSync(path.join(database, NAME), 'utf8'));
  } catch {
    return undefined;
  }
}

/** The files that are missing or smaller than they were. */
export const whatShrank = (before: Inventory, now: Inventory): string[] =>
  Object.keys(before).filter((name) => (now[name] ?? 0) < (before[name] ?? 0));
