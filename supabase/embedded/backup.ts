/**
 * Backups of the embedded data, and why they are needed.
 *
 * Durability: a crash or `kill -9` of the process loses no row that was acknowledged (durability.test.ts),
 * because PGlite hands each commit to the operating system. It never asks the disk to keep it (no fsync), so
 * a power failure can lose the last seconds or damage the folder. Who keeps more here than a trial makes
 * backups, or uses a hosted or self-hosted Supabase.
 */
import { timingSafeEqual } from 'node:crypto';
import { existsSync, readdirSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { carryOverIfMadeByOthers } from './carry-over.ts';
import { ensureDataFolder } from './data-folder.ts';
import { FolderError, NotWhole, sentenceOf } from './folder-error.ts';
import { migrationsFolder } from './folders.ts';
import { keepInventory } from './inventory.ts';
import { takeFolderWhenFree } from './lock.ts';
import { beginReplacing, finishReplacing, putInPlace } from './replace.ts';
import { readSecrets, type Secrets } from './secrets.ts';
import { tar } from './tar.ts';
import { openWhole } from './whole-database.ts';

/** The folders and files that are an installation; its lock and its unsent e-mails are not. */
const PARTS = ['database', 'keys.json'];

type WhileStill = <T>(work: () => Promise<T>) => Promise<T>;

/** A `.tar.gz` of the installation, to be read while nothing writes; `done` rejects when it is not whole. */
export function packInstallation(dataDirectory: string): { bytes: Readable; done: Promise<void> } {
  const parts = PARTS.filter((part) => existsSync(path.join(dataDirectory, part)));
  const { bytes, trouble } = tar(['-czf', '-', '-C', dataDirectory, ...parts]);
  const done = trouble.then((said) => {
    if (said !== undefined) throw new Error(`The backup could not be written: ${said}`);
  });
  return { bytes, done };
}

/** `GET /installation/backup` with the secret key: a backup of a running installation, at one instant. */
export function answerBackup(
  request: Request,
  { secretKey }: Secrets,
  dataDirectory: string,
  whileStill: WhileStill
): Promise<Response> {
  if (!sameText(request.headers.get('apikey') ?? '', secretKey)) {
    return Promise.resolve(Response.json({ message: 'Invalid API key' }, { status: 401 }));
  }
  return new Promise((resolve, reject) => {
    whileStill(async () => {
      const { bytes, done } = packInstallation(dataDirectory);
      resolve(new Response(Readable.toWeb(bytes) as ReadableStream<Uint8Array>));
      await done.catch((error: Error) => bytes.destroy(error));
    }).catch(reject);
  });
}

/**
 * Puts a backup in the place of the data, after its database was opened and looked at. What was there is kept. A backup of
 * another version of Vicina is carried over into a database of this one.
 * @returns the folder the former data was moved to, if there was any.
 * @throws FolderError with one sentence when the file is no backup that can be used, when there is no space, or when the
 *   data is in use; it is then as it was.
 */
export async function restoreInstallation(
  file: string,
  dataDirectory: string,
  now: Date,
  migrationsDirectory: string = migrationsFolder
): Promise<string | undefined> {
  const isNew = !existsSync(dataDirectory);
  ensureDataFolder(dataDirectory);
  const lock = await takeFolderWhenFree(dataDirectory);
  try {
    finishReplacing(dataDirectory);
    await unpack(file, beginReplacing(dataDirectory), migrationsDirectory);
    return putInPlace(dataDirectory, now);
  } catch (error) {
    finishReplacing(dataDirectory);
    throw sentenceOf(error, dataDirectory, (why) => noBackup(file, why, error));
  } finally {
    lock.release();
    if (isNew && readdirSync(dataDirectory).length === 0) rmdirSync(dataDirectory);
  }
}

export const noBackup = (file: string, why: string, cause: unknown) =>
  new FolderError(
    `${file} is not a backup that can be used (${why}): the data is as it was; try another backup.`,
    { cause }
  );

/** Unpacks a backup into an empty folder. @throws NotWhole when it is none, or not whole. */
export async function unpack(file: string, folder: string, migrationsDirectory: string): Promise<void> {
  const trouble = await tar(['-xzf', path.resolve(file), '-C', folder]).trouble;
  if (trouble !== undefined) throw new NotWhole(trouble);
  try {
    readSecrets(path.join(folder, 'keys.json'));
  } catch (cause) {
    throw new NotWhole('the keys are missing', { cause });
  }
  const database = path.join(folder, 'database');
  const { connection } = await openWhole(database);
  await connection.driver.close();
  await carryOverIfMadeByOthers(folder, migrationsDirectory);
  keepInventory(database);
}

function sameText(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
