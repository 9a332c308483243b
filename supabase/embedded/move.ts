/** Data from the embedded database into a PostgreSQL of one's own, and back: as backups, compared table by table. */
import { createPostgresConnection } from '@supabase/lite/postgres';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { noBackup, packInstallation, unpack } from './backup.ts';
import { carryRows } from './carry-over.ts';
import { refuseDifferent } from './compare-tables.ts';
import { sentenceOf } from './folder-error.ts';
import { migrationsFolder } from './folders.ts';
import { keepInventory } from './inventory.ts';
import { isMadeByOthers, OtherMigrations, readMigrations } from './migrate.ts';
import { openPgliteSession, type PgliteSession } from './pglite-session.ts';
import { DatabaseRefused, shownAddress } from './postgres-refusal.ts';
import { keepSecretsInDatabase } from './postgres-secrets.ts';
import { openPostgres } from './postgres.ts';
import { makeDatabase } from './prepare.ts';
import { copyPrepared } from './prepared.ts';
import { readSecrets, writeSecrets } from './secrets.ts';
import { superuserOfPool, type Superuser } from './superuser.ts';

/** How many rows each table has, by name. */
export type RowsMoved = ReadonlyMap<string, number>;

/**
 * Brings a backup, with its keys, into a PostgreSQL that has no data yet. All of it or nothing: what differs from the
 * backup in one row is not kept.
 * @throws FolderError when the file is no backup, DatabaseRefused when the database cannot take it
 */
export async function restoreIntoPostgres(
  file: string,
  url: string,
  migrationsDirectory: string = migrationsFolder
): Promise<RowsMoved> {
  return inTemporaryFolder(async (folder) => {
    try {
      await unpack(file, folder, migrationsDirectory);
    } catch (error) {
      throw sentenceOf(error, folder, (why) => noBackup(file, why, error));
    }
    const opened = await openPostgres({ url, migrationsDirectory });
    await opened.close();
    const from = await openUpToDate(path.join(folder, 'database'), migrationsDirectory);
    try {
      return await inOneTransaction(url, 'begin', async (to) => {
        await refuseWithData(to, url);
        await carryRows(from.superuser, to);
        await keepSecretsInDatabase(to, readSecrets(path.join(folder, 'keys.json')));
        return refuseDifferent(from.superuser, to);
      });
    } finally {
      await from.connection.driver.close();
    }
  });
}

/**
 * Makes a backup of what is in a PostgreSQL at one instant, while others write, as one of the embedded database: for
 * `restoreInstallation` or `restoreIntoPostgres`.
 * @param save writes the archive
 */
export async function backUpPostgres(
  url: string,
  save: (backup: ReturnType<typeof packInstallation>) => Promise<void>,
  migrationsDirectory: string = migrationsFolder
): Promise<RowsMoved> {
  return inTemporaryFolder(async (folder) => {
    const migrations = readMigrations(migrationsDirectory);
    const database = path.join(folder, 'database');
    if (!(await copyPrepared(migrations, database))) await makeDatabase(migrations, database);
    const { secrets, close } = await openPostgres({ url, migrationsDirectory });
    await close();
    const to = await openPgliteSession(database);
    const moved = await inOneTransaction(
      url,
      'begin isolation level repeatable read read only',
      async (from) => {
        if (await isMadeByOthers(from, migrations)) throw new OtherMigrations('of the database');
        await carryRows(from, to.superuser);
        return refuseDifferent(from, to.superuser);
      }
    ).finally(() => to.connection.driver.close());
    keepInventory(database);
    writeSecrets(path.join(folder, 'keys.json'), secrets);
    await save(packInstallation(folder));
    return moved;
  });
}

/** One that fewer migrations made is brought up to date first. */
async function openUpToDate(database: string, migrationsDirectory: string): Promise<PgliteSession> {
  const migrations = readMigrations(migrationsDirectory);
  const session = await openPgliteSession(database);
  const [record] = await session.superuser.rows<{ count: number }>(
    'select count(*)::integer as count from supabase_migrations.schema_migrations'
  );
  if (record!.count === migrations.length) return session;
  await session.connection.driver.close();
  await makeDatabase(migrations, database);
  return openPgliteSession(database);
}

/** @throws DatabaseRefused when somebody works with it, or has */
async function refuseWithData(superuser: Superuser, url: string): Promise<void> {
  const [found] = await superuser.rows<{ others: number; has_data: boolean }>(
    `select (
       select count(*)::integer from pg_stat_activity
       where datname = current_database() and application_name = 'vicina' and pid <> pg_backend_pid()
     ) as others, exists (select from public.neighbourhoods) as has_data`
  );
  const at = shownAddress(url);
  if (found!.others > 0)
    throw new DatabaseRefused(`Vicina runs on the database at ${at}: stop it, then try again.`);
  if (found!.has_data)
    throw new DatabaseRefused(
      `The database at ${at} has data already: make a new one (createdb vicina) and name that.`
    );
}

async function inOneTransaction<T>(
  url: string,
  begin: string,
  work: (superuser: Superuser) => Promise<T>
): Promise<T> {
  const connection = createPostgresConnection({ url, postgresOptions: { max: 1, onnotice: () => {} } });
  const superuser = superuserOfPool(connection.driver, connection.kysely);
  try {
    await superuser.rows(begin);
    const result = await work(superuser);
    await superuser.rows('commit');
    return result;
  } finally {
    // What was not committed goes with its session.
    await connection.close();
  }
}

async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vicina-move-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
