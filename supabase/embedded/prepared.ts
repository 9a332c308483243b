import { createHash } from 'node:crypto';
import { constants, cpSync, existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { projectFolder } from './folders.ts';
import type { Migration } from './migrate.ts';

const CACHE = path.join(projectFolder, 'node_modules', '.cache', 'vicina');

/** What decides how an empty, migrated database looks: its packages, its roles and its migrations. */
const PACKAGES = ['@electric-sql/pglite', '@electric-sql/pglite-postgis', '@supabase/lite'];
const SOURCES = ['roles.sql', 'system-grants.sql', 'api.ts', 'migrate.ts', 'pglite-session.ts'];

/** The folder for the prepared database of exactly these migrations; it may not be there. */
export async function preparedFolder(migrations: readonly Migration[]): Promise<string> {
  const hash = createHash('sha256');
  for (const name of PACKAGES) {
    hash.update(await readFile(path.join(projectFolder, 'node_modules', name, 'package.json')));
  }
  for (const name of SOURCES) hash.update(await readFile(new URL(name, import.meta.url)));
  for (const { version, sql } of migrations) hash.update(`\0${version}\0${sql}`);
  return path.join(CACHE, `database-${hash.digest('hex').slice(0, 16)}`);
}

/** Copies the prepared database to `destination`. False when there is none. */
export async function copyPrepared(migrations: readonly Migration[], destination: string): Promise<boolean> {
  const prepared = await preparedFolder(migrations);
  if (!existsSync(prepared)) return false;
  copyFolder(prepared, destination);
  return true;
}

/** Keeps a copy of a closed, migrated, empty database for the next one. */
export async function keepPrepared(migrations: readonly Migration[], database: string): Promise<void> {
  const prepared = await preparedFolder(migrations);
  if (existsSync(prepared)) return;
  await mkdir(CACHE, { recursive: true });
  const beside = `${prepared}.${process.pid}`;
  copyFolder(database, beside);
  // Another process may have been first: its copy is as good.
  await rename(beside, prepared).catch(() => rm(beside, { recursive: true, force: true }));
}

/** A thousand files, and nothing else is done meanwhile: at once, which takes less of the processor than one by one. */
const copyFolder = (from: string, to: string) =>
  cpSync(from, to, { recursive: true, mode: constants.COPYFILE_FICLONE });
