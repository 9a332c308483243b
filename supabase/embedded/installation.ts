import type { EmailMessage } from '@supabase/lite';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { openApi, type ApiHandler } from './api.ts';
import { ensureDataFolder, hasInstallation } from './data-folder.ts';
import { sendFrom } from './email.ts';
import { sentenceOf } from './folder-error.ts';
import { addressFile, migrationsFolder } from './folders.ts';
import { keepInventory } from './inventory.ts';
import { takeFolderWhenFree } from './lock.ts';
import { readMigrations, type Migration } from './migrate.ts';
import { makeDatabase } from './prepare.ts';
import { copyPrepared } from './prepared.ts';
import { beginReplacing, finishReplacing, putInPlace } from './replace.ts';
import { keepSecrets, type Secrets } from './secrets.ts';
import { signInLetter } from './sign-in-letter.ts';
import type { Superuser } from './superuser.ts';
import { openWhole } from './whole-database.ts';

export interface InstallationOptions {
  /** Database, keys and lock of one installation. */
  readonly dataDirectory: string;
  readonly migrationsDirectory?: string;
  /** Where links in e-mails lead. */
  readonly siteUrl?: string;
  /** Begin with a copy of a database that was made before, when there is one. */
  readonly usePrepared?: boolean;
  /** Where e-mails go instead of the mail server or the outbox. */
  readonly sendEmail?: (message: EmailMessage) => Promise<void>;
}

export interface Installation {
  readonly secrets: Secrets;
  readonly superuser: Superuser;
  readonly handle: ApiHandler;
  /** To be called when tables or functions were changed past the API. */
  refreshSchema(): Promise<void>;
  /** Holds every query back while `work` copies the files of the database. */
  whileStill<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Opens the embedded Supabase in this process, for this process alone. A data folder that holds nothing gets a new
 * database; one that holds something that is not whole is left as it is.
 * @throws FolderError with one sentence when the folder cannot be used, FolderInUse when another process has it.
 */
export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  const {
    dataDirectory,
    migrationsDirectory = migrationsFolder,
    siteUrl = 'http://localhost:3000'
  } = options;
  ensureDataFolder(dataDirectory);
  const lock = await takeFolderWhenFree(dataDirectory);
  try {
    // Of one that was killed: by now somebody else may listen there.
    rmSync(addressFile(dataDirectory), { force: true });
    finishReplacing(dataDirectory);
    const migrations = readMigrations(migrationsDirectory);
    if (!hasInstallation(dataDirectory))
      await makeInstallation(dataDirectory, migrations, options.usePrepared !== false);
    const secrets = await keepSecrets(dataDirectory);
    const database = path.join(dataDirectory, 'database');
    const { connection, superuser, turns } = await openWhole(database);
    const send = options.sendEmail ?? sendFrom(process.env, dataDirectory);
    const handle = await openApi(connection, superuser, {
      secrets,
      migrations,
      siteUrl,
      sendEmail: async (message) => send(await signInLetter(message))
    });
    keepInventory(database);
    return {
      secrets,
      superuser,
      handle,
      refreshSchema: () => connection.clearSchemaCache(),
      async whileStill(work) {
        await superuser.rows('checkpoint');
        return turns.during(async () => {
          keepInventory(database);
          return work();
        });
      },
      async close() {
        await turns.during(() => connection.driver.close());
        keepInventory(database);
        lock.release();
      }
    };
  } catch (error) {
    lock.release();
    throw sentenceOf(error, dataDirectory);
  }
}

/** Makes a new installation aside and puts it in its place whole: an interrupted first start is begun anew by the next. */
async function makeInstallation(
  dataDirectory: string,
  migrations: readonly Migration[],
  usePrepared: boolean
): Promise<void> {
  const folder = beginReplacing(dataDirectory);
  const database = path.join(folder, 'database');
  await keepSecrets(folder);
  if (!usePrepared || !(await copyPrepared(migrations, database))) await makeDatabase(migrations, database);
  putInPlace(dataDirectory, new Date());
}
