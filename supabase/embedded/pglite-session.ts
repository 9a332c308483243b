import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { postgis } from '@electric-sql/pglite-postgis';
import { createPgliteConnection, type PgliteConnection } from '@supabase/lite/pglite';
import path from 'node:path';
import { oneAtATime, Turns } from './one-at-a-time.ts';
import { superuserOfSession, type Superuser } from './superuser.ts';

export interface PgliteSession {
  readonly connection: PgliteConnection;
  readonly superuser: Superuser;
  /** Taken while something must have the database's files to itself. */
  readonly turns: Turns;
}

/**
 * Opens the PostgreSQL in `folder`, making it when there is none.
 * The path is made absolute: lite takes `file:./x` for a folder called "file:.".
 */
export async function openPgliteSession(folder: string): Promise<PgliteSession> {
  const connection = await createPgliteConnection({
    url: path.resolve(folder),
    pgliteOptions: { extensions: { postgis, pg_trgm, unaccent } }
  });
  await connection.driver.waitReady;
  const turns = new Turns();
  connection.kysely = oneAtATime(connection.driver, turns);
  return { connection, turns, superuser: superuserOfSession(connection.driver, connection.kysely, turns) };
}
