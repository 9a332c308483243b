import type { PGliteOptions } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { postgis } from '@electric-sql/pglite-postgis';
import { createPgliteConnection, type PgliteConnection } from '@supabase/lite/pglite';
import { rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { NotWhole } from './folder-error.ts';
import { oneAtATime, Turns } from './one-at-a-time.ts';
import { superuserOfSession, type Superuser } from './superuser.ts';

export interface PgliteSession {
  readonly connection: PgliteConnection;
  readonly superuser: Superuser;
  /** Taken while something must have the database's files to itself. */
  readonly turns: Turns;
}

type Extension = Exclude<NonNullable<PGliteOptions['extensions']>[string], URL>;

/**
 * Opens the PostgreSQL in `folder`, making it when there is none; the folder must be this process's alone.
 * The path is made absolute: lite takes `file:./x` for a folder called "file:.".
 * @throws NotWhole with what PostgreSQL says when it ends instead.
 */
export async function openPgliteSession(folder: string): Promise<PgliteSession> {
  removeLock(path.join(folder, 'postmaster.pid'));
  let lastWords: string | undefined;
  const listening: Extension = {
    name: 'last-words',
    setup: async (_, options) => ({
      emscriptenOpts: {
        ...options,
        printErr: (line: string) => (lastWords = /(?:FATAL|PANIC): +(.+)/.exec(line)?.[1] ?? lastWords)
      }
    })
  };
  try {
    const connection = await createPgliteConnection({
      url: path.resolve(folder),
      pgliteOptions: { extensions: { postgis, pg_trgm, unaccent, listening } }
    });
    await connection.driver.waitReady;
    const turns = new Turns();
    connection.kysely = oneAtATime(connection.driver, turns);
    return { connection, turns, superuser: superuserOfSession(connection.driver, connection.kysely, turns) };
  } catch (cause) {
    if (lastWords === undefined) throw cause;
    throw new NotWhole(`PostgreSQL says: ${lastWords}`, { cause });
  }
}

/** What a killed one left: the lock of the data folder is the one that counts, in here each is process 42. */
function removeLock(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isFile()) rmSync(file);
}
