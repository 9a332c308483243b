import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FolderError } from './folder-error.ts';

export interface Secrets {
  /** Signs the sessions of people who sign in. */
  readonly jwtSecret: string;
  /** The key of the role `anon`. */
  readonly publishableKey: string;
  /** The key of the role `service_role`, which row-level security does not hold back. */
  readonly secretKey: string;
}

/** Random secrets; 32 bytes each, so that none can be guessed. */
export function newSecrets(random: (bytes: number) => Buffer = randomBytes): Secrets {
  return {
    jwtSecret: random(32).toString('base64url'),
    publishableKey: `sb_publishable_${random(32).toString('base64url')}`,
    secretKey: `sb_secret_${random(32).toString('base64url')}`
  };
}

/**
 * The secrets of this installation, made at its first start, in a file only its owner may read.
 * lite lets everyone in when it has no keys, so both are always there.
 * @throws FolderError when the file is there but is not ours: starting with other keys would sign everybody out.
 */
export async function keepSecrets(dataDirectory: string): Promise<Secrets> {
  const file = path.join(dataDirectory, 'keys.json');
  if (!existsSync(file)) writeSecrets(file, newSecrets());
  chmodSync(file, 0o600);
  return readSecrets(file);
}

/** Writes the secrets whole or not at all. */
export function writeSecrets(file: string, secrets: Secrets): void {
  const fresh = `${file}.part`;
  writeFileSync(fresh, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(fresh, file);
}

/** @throws FolderError when the file is missing or does not hold the secrets of an installation. */
export function readSecrets(file: string): Secrets {
  const isFile = statSync(file, { throwIfNoEntry: false })?.isFile();
  const secrets: Partial<Secrets> = (isFile && parse(readFileSync(file, 'utf8'))) || {};
  const { jwtSecret, publishableKey, secretKey } = secrets;
  if (!jwtSecret || !publishableKey?.startsWith('sb_publishable_') || !secretKey?.startsWith('sb_secret_')) {
    throw new FolderError(
      `${file} does not hold the keys of this installation: put a backup in its place with npm run vicina -- restore <file>, or make new ones with npm run vicina -- keys new.`
    );
  }
  return { jwtSecret, publishableKey, secretKey };
}

function parse(text: string): Partial<Secrets> | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
