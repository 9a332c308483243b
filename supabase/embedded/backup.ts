/**
 * Backups of the embedded data, and why they are needed.
 *
 * Durability: a crash or `kill -9` of the process loses no row that was acknowledged (durability.test.ts),
 * because PGlite hands each commit to the operating system. It never asks the disk to keep it (no fsync), so
 * a power failure can lose the last seconds or damage the folder. Who keeps more here than a trial makes
 * backups, or uses a hosted or self-hosted Supabase.
 */
import { spawn } from 'node:child_process';
import { timingSafeEqual } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { carryOverIfMadeByOthers } from './carry-over.ts';
import { migrationsFolder } from './folders.ts';
import { readSecrets, type Secrets } from './secrets.ts';

/** The folders and files that are an installation; its lock and its unsent e-mails are not. */
const PARTS = ['database', 'keys.json'];

type WhileStill = <T>(work: () => Promise<T>) => Promise<T>;

/** A `.tar.gz` of the installation, to be read while nothing writes; `done` rejects when it is not whole. */
export function packInstallation(dataDirectory: string): { bytes: Readable; done: Promise<void> } {
  const parts = PARTS.filter((part) => existsSync(path.join(dataDirectory, part)));
  const tar = spawn('tar', ['-czf', '-', '-C', dataDirectory, ...parts], {
    stdio: ['ignore', 'pipe', 'pipe']
  });
  return { bytes: tar.stdout, done: ended(tar, 'The backup could not be written') };
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
 * Puts a backup in the place of the data. What was there is kept beside it. A backup of another version of Vicina is
 * carried over into a database of this one.
 * @returns the folder the former data was moved to, if there was any.
 * @throws Error with one sentence when the file is no backup; the data is then as it was.
 */
export async function restoreInstallation(
  file: string,
  dataDirectory: string,
  now: Date,
  migrationsDirectory: string = migrationsFolder
): Promise<string | undefined> {
  const beside = `${path.resolve(dataDirectory)}.restoring-${process.pid}`;
  await mkdir(beside, { recursive: true, mode: 0o700 });
  try {
    await ended(
      spawn('tar', ['-xzf', path.resolve(file), '-C', beside], { stdio: ['ignore', 'ignore', 'pipe'] }),
      `${file} is not a backup`
    );
    if (!existsSync(path.join(beside, 'database', 'PG_VERSION'))) throw new Error(`${file} is not a backup.`);
    readSecrets(path.join(beside, 'keys.json'));
    await carryOverIfMadeByOthers(beside, migrationsDirectory);
    if (!existsSync(dataDirectory)) {
      await rename(beside, dataDirectory);
      return undefined;
    }
    const former = `${path.resolve(dataDirectory)}.before-${now.toISOString().replaceAll(/[:.]/g, '-')}`;
    await rename(dataDirectory, former);
    await rename(beside, dataDirectory);
    return former;
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

async function ended(process: ReturnType<typeof spawn>, failure: string): Promise<void> {
  const said = process.stderr ? text(process.stderr) : Promise.resolve('');
  const code = await new Promise<number | null>((resolve, reject) => {
    process.once('error', reject);
    process.once('close', resolve);
  });
  if (code !== 0)
    throw new Error(`${failure}: ${(await said).trim().split('\n')[0] ?? `tar ended with ${code}`}`);
}

function sameText(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
