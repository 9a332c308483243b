import type { EmailMessage } from '@supabase/lite';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openApi, type ApiHandler } from './api.ts';
import { sendFrom } from './email.ts';
import { migrationsFolder } from './folders.ts';
import { takeFolder } from './lock.ts';
import { readMigrations } from './migrate.ts';
import { openPgliteSession } from './pglite-session.ts';
import { copyPrepared } from './prepared.ts';
import { keepSecrets, type Secrets } from './secrets.ts';
import { signInLetter } from './sign-in-letter.ts';
import type { Superuser } from './superuser.ts';

export interface InstallationOptions {
  /** Database, stored files, keys and lock of one installation. */
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
 * Opens the embedded Supabase in this process, for this process alone.
 * @throws FolderInUse when another process has the data folder.
 */
export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  const {
    dataDirectory,
    migrationsDirectory = migrationsFolder,
    siteUrl = 'http://localhost:3000'
  } = options;
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const lock = takeFolder(dataDirectory);
  try {
    const secrets = await keepSecrets(dataDirectory);
    const migrations = readMigrations(migrationsDirectory);
    const database = path.join(dataDirectory, 'database');
    const endMaking = beginMaking(dataDirectory, database);
    if (endMaking && options.usePrepared !== false) await copyPrepared(migrations, database);
    const { connection, superuser, turns } = await openPgliteSession(database);
    const send = options.sendEmail ?? sendFrom(process.env, dataDirectory);
    const handle = await openApi(connection, superuser, {
      secrets,
      migrations,
      siteUrl,
      storageFolder: path.join(dataDirectory, 'storage'),
      sendEmail: async (message) => send(await signInLetter(message))
    });
    endMaking?.();
    return {
      secrets,
      superuser,
      handle,
      refreshSchema: () => connection.clearSchemaCache(),
      async whileStill(work) {
        await superuser.rows('checkpoint');
        return turns.during(work);
      },
      async close() {
        await turns.during(() => connection.driver.close());
        lock.release();
      }
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * Notes that a database is being made, so that one whose making was interrupted is not taken for whole.
 * @returns what to call when it is whole, or undefined when it was made before.
 */
function beginMaking(dataDirectory: string, database: string): (() => void) | undefined {
  const note = path.join(dataDirectory, 'making');
  if (existsSync(database) && !existsSync(note)) return undefined;
  writeFileSync(note, '');
  // Copies that an interrupted making left beside it as well.
  for (const name of readdirSync(dataDirectory)) {
    if (/^database(\.\d+)?$/.test(name))
      rmSync(path.join(dataDirectory, name), { recursive: true, force: true });
  }
  return () => rmSync(note);
}
