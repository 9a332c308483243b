import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openApi } from './api.ts';
import { keepInventory } from './inventory.ts';
import type { Migration } from './migrate.ts';
import { openPgliteSession } from './pglite-session.ts';
import { copyPrepared, keepPrepared, preparedFolder } from './prepared.ts';
import { newSecrets } from './secrets.ts';

/**
 * Makes the prepared database of these migrations when there is none yet, so that opening a copy takes
 * seconds less. What takes long, PostgreSQL's own tables and PostGIS, is prepared apart from the migrations
 * and outlives their changes.
 */
export async function prepareDatabase(migrations: readonly Migration[]): Promise<void> {
  if (existsSync(await preparedFolder(migrations))) return;
  if (migrations.length > 0) await prepareDatabase([]);
  const folder = mkdtempSync(path.join(tmpdir(), 'vicina-prepare-'));
  try {
    const database = path.join(folder, 'database');
    if (migrations.length > 0) await copyPrepared([], database);
    await makeDatabase(migrations, database);
    await keepPrepared(migrations, database);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes an empty, migrated database in `database` and closes it. */
export async function makeDatabase(migrations: readonly Migration[], database: string): Promise<void> {
  const { connection, superuser } = await openPgliteSession(database);
  await openApi(connection, superuser, {
    secrets: newSecrets(),
    migrations,
    siteUrl: 'http://localhost',
    sendEmail: async () => {}
  });
  await connection.driver.close();
  keepInventory(database);
}
