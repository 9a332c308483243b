import { existsSync, statfsSync } from 'node:fs';

/** Linux's folder in memory. */
const IN_MEMORY = '/dev/shm';

const GIB = 2 ** 30;
/** What the tests keep there at one time, a million places on PostgreSQL among it, with room to spare. */
const NEEDED_BYTES = 6 * GIB;
/** That, and what the processes themselves need. */
const MEMORY_BYTES = 12 * GIB;

/**
 * Has this process and those that it starts keep their temporary files in memory, where there is enough of it: tests make
 * two hundred databases of 67 MB and throw them away again.
 */
export function keepTemporaryFilesInMemory(): void {
  if (process.env['TMPDIR'] || !existsSync(IN_MEMORY) || process.availableMemory() < MEMORY_BYTES) return;
  const { bavail, bsize } = statfsSync(IN_MEMORY);
  if (bavail * bsize >= NEEDED_BYTES) process.env['TMPDIR'] = IN_MEMORY;
}
