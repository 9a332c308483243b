import type { ApiHandler } from './api.ts';
import { ensureDataFolder } from './data-folder.ts';
import { sendFrom } from './email.ts';
import { openPostgres } from './postgres.ts';
import type { Secrets } from './secrets.ts';
import type { Superuser } from './superuser.ts';

interface PostgresInstallation {
  readonly secrets: Secrets;
  readonly superuser: Superuser;
  readonly handle: ApiHandler;
  close(): Promise<void>;
}

/**
 * Opens an installation whose data is in a PostgreSQL of one's own; the folder keeps letters that no mail server sends.
 * Unlike a folder with an embedded database in it, any number of processes may.
 */
export function openPostgresInstallation(
  url: string,
  { dataDirectory, siteUrl }: { readonly dataDirectory: string; readonly siteUrl?: string | undefined }
): Promise<PostgresInstallation> {
  ensureDataFolder(dataDirectory);
  return openPostgres({
    url,
    ...(siteUrl && { siteUrl }),
    sendEmail: sendFrom(process.env, dataDirectory)
  });
}
