import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { FolderError, sentenceOf } from './folder-error.ts';
import { isReplacing } from './replace.ts';
import { readSecrets } from './secrets.ts';
import { refuseMissing } from './whole.ts';

/** Where any of these is, an installation is, or what is left of one. */
const PARTS = ['database', 'keys.json', 'storage'];

/** What else Vicina keeps in its folder, also without an embedded database, and what a file system puts there itself. */
const BESIDE =
  /^(lock|lock\.taking|address|outbox|basemap|postgres|seed-[0-9a-f]{12}|incoming.*|examined.*|before-.*|lost\+found|\.gitkeep|\.DS_Store)$/;

const FILES = ['lock', 'lock.taking', 'address'];
const FOLDERS = ['storage', 'outbox', 'basemap', 'postgres'];

/** Makes the folder for the data where there is none. @throws FolderError when it cannot be made or written. */
export function ensureDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // By writing: access(2) asks for whom the process was started as, not for whom it runs.
    rmdirSync(mkdtempSync(path.join(folder, 'examined-')));
    readdirSync(folder);
  } catch (error) {
    throw cannotBeKept(folder, error);
  }
  for (const file of FILES) refuseKind(path.join(folder, file), 'file');
  for (const file of FOLDERS) refuseKind(path.join(folder, file), 'folder');
}

/**
 * Looks at a data folder without opening its database.
 * @returns whether an installation is there; without one, a new one may be made.
 * @throws FolderError when one is there and not whole, or when the folder is somebody else's.
 */
export function hasInstallation(dataDirectory: string): boolean {
  const at = (part: string) => path.join(dataDirectory, part);
  try {
    const names = existsSync(dataDirectory) ? readdirSync(dataDirectory) : [];
    if (isReplacing(dataDirectory)) return true;
    if (!names.some((name) => PARTS.includes(name))) {
      const stranger = names.find((name) => !BESIDE.test(name));
      if (stranger !== undefined) throw isOfOthers(dataDirectory, stranger);
      return false;
    }
    refuseMissing(at('database'));
    readSecrets(at('keys.json'));
    return true;
  } catch (error) {
    throw isErrorOf(error, 'ENOTDIR') ? cannotBeKept(dataDirectory, error) : sentenceOf(error, dataDirectory);
  }
}

const isErrorOf = (error: unknown, code: string) => (error as NodeJS.ErrnoException).code === code;

const cannotBeKept = (folder: string, cause: unknown) =>
  new FolderError(`The data cannot be kept in ${folder}: it must be a folder that can be written.`, {
    cause
  });

const isOfOthers = (folder: string, stranger: string) =>
  new FolderError(
    `${folder} holds no data of Vicina, but something else (${stranger}): name another folder in VICINA_DATA, or bring a backup into this one with npm run vicina -- restore <file>.`
  );

function refuseKind(file: string, kind: 'file' | 'folder'): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found || found.isDirectory() === (kind === 'folder')) return;
  throw new FolderError(
    kind === 'file'
      ? `${file} is a folder where a file should be: move it away, then start again.`
      : `${file} is a file where a folder should be: move it away, then start again.`
  );
}
