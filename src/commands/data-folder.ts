import { accessSync, constants, mkdirSync } from 'node:fs';
import { Sentence } from './say.ts';

/** Makes the folder for the data where there is none. @throws Sentence when it cannot be made or written. */
export function ensureDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new Sentence(`The data cannot be kept in ${folder}: it must be a folder that can be written.`);
  }
}
