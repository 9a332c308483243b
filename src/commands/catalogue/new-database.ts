import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openInstallation } from '../../../supabase/embedded/installation.ts';
import { readMigrations } from '../../../supabase/embedded/migrate.ts';
import { prepareDatabase } from '../../../supabase/embedded/prepare.ts';
import type { Superuser } from '../../../supabase/embedded/superuser.ts';

/** Reads something of a new embedded database with the migrations of a folder. */
export async function ofNewDatabase<T>(
  migrationsDirectory: string,
  read: (superuser: Superuser) => Promise<T>
): Promise<T> {
  await prepareDatabase(readMigrations(migrationsDirectory));
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'vicina-catalogue-'));
  try {
    const installation = await openInstallation({
      dataDirectory,
      migrationsDirectory,
      sendEmail: async () => {}
    });
    const found = await read(installation.superuser);
    await installation.close();
    return found;
  } finally {
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}
