import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openInstallation } from '../../../supabase/embedded/installation.ts';
import { readMigrations } from '../../../supabase/embedded/migrate.ts';
import { prepareDatabase } from '../../../supabase/embedded/prepare.ts';
import { readCatalogue, type Catalogue } from './read-catalogue.ts';

/** The catalogue of a new embedded database with the migrations of a folder. */
export async function catalogueOf(migrationsDirectory: string): Promise<Catalogue> {
  await prepareDatabase(readMigrations(migrationsDirectory));
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'vicina-catalogue-'));
  try {
    const installation = await openInstallation({
      dataDirectory,
      migrationsDirectory,
      sendEmail: async () => {}
    });
    const catalogue = await readCatalogue(installation.superuser);
    await installation.close();
    return catalogue;
  } finally {
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}
