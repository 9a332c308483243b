import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { packInstallation } from '../../../supabase/embedded/backup.ts';
import { dataFolder } from '../../../supabase/embedded/folders.ts';
import { hasInstallation } from '../../../supabase/embedded/data-folder.ts';
import { isInUse, takeFolder } from '../../../supabase/embedded/lock.ts';
import { backUpPostgres } from '../../../supabase/embedded/move.ts';
import { onlyOne, whereTyped, type Command } from '../command.ts';
import { ownDatabase, withOwnDatabase } from '../own-database.ts';
import { Sentence, say } from '../say.ts';
import { givenSupabase } from '../supabase.ts';
import { withSupabase } from '../with-supabase.ts';

const usage = 'backup <file>';

export const command: Command = {
  usage,
  summary: 'keep a copy of the data: database, photos and keys',
  details:
    'Works while Vicina is running. The file holds the keys of the installation: keep it where only you can\n' +
    'read it. Power failures can damage the embedded database, so keep backups elsewhere, often.\n' +
    'Of a PostgreSQL of your own (DATABASE_URL, VICINA_POSTGRES) it is the same kind of file, compared with the\n' +
    'database table by table; for every day pg_dump is quicker there.',
  async run(given) {
    const file = whereTyped(onlyOne(given, { usage }));
    if (existsSync(file)) throw new Sentence(`${file} is already there: choose another name.`);
    if (givenSupabase(process.env))
      throw new Sentence('SUPABASE_URL names a Supabase of its own: use its own backups.');
    const data = path.resolve(dataFolder());
    const database = ownDatabase(process.env, data);
    if (database)
      await withOwnDatabase(database, data, (url) =>
        backUpPostgres(url, (backup) => savePacked(backup, file))
      );
    else await (isInUse(data) ? backUpRunning(file) : backUpStill(data, file));
    say(`The backup is in ${file}`);
  }
};

const backUpRunning = (file: string) =>
  withSupabase(async ({ url, secretKey }) => {
    const response = await fetch(`${url}/installation/backup`, { headers: { apikey: secretKey } });
    if (!response.ok || !response.body) throw new Sentence(`No backup was given (${response.status}).`);
    await save(Readable.fromWeb(response.body as ReadableStream), file);
  });

/** Nothing is started for it: data that another version of Vicina made, which would not start here, can be kept too. */
async function backUpStill(data: string, file: string): Promise<void> {
  if (!hasInstallation(data)) throw new Sentence(`There is no data in ${data} yet.`);
  const lock = takeFolder(data);
  try {
    await savePacked(packInstallation(data), file);
  } finally {
    lock.release();
  }
}

async function savePacked({ bytes, done }: ReturnType<typeof packInstallation>, file: string): Promise<void> {
  done.catch((error: Error) => bytes.destroy(error));
  await save(bytes, file);
}

/** A backup that was interrupted is not left under the name of a whole one. */
async function save(bytes: Readable, file: string): Promise<void> {
  const part = `${file}.part`;
  try {
    await pipeline(bytes, createWriteStream(part, { mode: 0o600 }));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw new Sentence(`The backup could not be written: ${(error as Error).message}`);
  }
}
