import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { FolderError } from './folder-error.ts';

export interface Tar {
  /** What it writes to its standard output. */
  readonly bytes: Readable;
  /** Undefined when all went well, else the first thing it says went wrong. */
  readonly trouble: Promise<string | undefined>;
}

/** Runs tar, which runs gzip; `trouble` rejects with a FolderError where there is none. */
export function tar(words: readonly string[]): Tar {
  // In the language that its sentences are looked through in.
  const child = spawn('tar', words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'C' }
  });
  const said = text(child.stderr).catch(() => '');
  const code = new Promise<number | null>((resolve, reject) => {
    child.once('error', () =>
      reject(new FolderError('tar is missing on this machine: install it, then try again.'))
    );
    child.once('close', resolve);
  });
  return {
    bytes: child.stdout,
    trouble: code.then(async (ended) =>
      ended === 0 ? undefined : (await said).trim().split('\n')[0] || `tar ended with ${ended}`
    )
  };
}
