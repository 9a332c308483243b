import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

/*
 * New data takes its place in three steps, each of which may be the last one before a power cut: it is made whole in
 * `incoming.part`; that is renamed to `incoming-<time>`, from when on the new data counts; its parts are moved to where
 * they belong, each former one into `before-<time>`. Whoever opens the folder next goes on with the third step, or takes
 * away what the first one left. All is done inside the data folder: a volume's own folder cannot be renamed.
 */

/** Keys last: a folder with new keys has its new database. */
const PARTS = ['database', 'storage', 'keys.json'];

const UNFINISHED = 'incoming.part';
const READY = /^incoming-(.+)$/;

/** Where a database may be looked at in a copy. */
export const examinedBeside = (database: string) => path.join(path.dirname(database), 'examined');

/** An empty folder to make new data in; nothing in it counts before `putInPlace`. The data folder must be locked. */
export function beginReplacing(dataDirectory: string): string {
  const folder = path.join(dataDirectory, UNFINISHED);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  return folder;
}

/** Whether whole new data waits to be put in its place. */
export const isReplacing = (dataDirectory: string): boolean => readyIn(dataDirectory) !== undefined;

/** @returns the folder the former data was moved to, if there was any. */
export function putInPlace(dataDirectory: string, now: Date): string | undefined {
  const time = now.toISOString().replaceAll(/[:.]/g, '-');
  renameSync(path.join(dataDirectory, UNFINISHED), path.join(dataDirectory, `incoming-${time}`));
  return finishReplacing(dataDirectory);
}

/** Goes on where a replacement was interrupted. @returns as `putInPlace` */
export function finishReplacing(dataDirectory: string): string | undefined {
  for (const left of [
    path.join(dataDirectory, UNFINISHED),
    examinedBeside(path.join(dataDirectory, 'database'))
  ])
    rmSync(left, { recursive: true, force: true });
  const ready = readyIn(dataDirectory);
  if (!ready) return undefined;
  const [name, time] = ready;
  const incoming = path.join(dataDirectory, name);
  const former = path.join(dataDirectory, `before-${time}`);
  for (const part of PARTS) {
    const [fresh, place] = [path.join(incoming, part), path.join(dataDirectory, part)];
    // Moved before the interruption.
    if (!isThere(fresh)) continue;
    if (isThere(place)) {
      mkdirSync(former, { recursive: true, mode: 0o700 });
      renameSync(place, path.join(former, part));
    }
    renameSync(fresh, place);
  }
  rmSync(incoming, { recursive: true });
  return existsSync(former) ? former : undefined;
}

/** Also a link that leads nowhere. */
const isThere = (file: string) => lstatSync(file, { throwIfNoEntry: false }) !== undefined;

function readyIn(dataDirectory: string): readonly [name: string, time: string] | undefined {
  const names = existsSync(dataDirectory) ? readdirSync(dataDirectory) : [];
  const name = names.find((each) => READY.test(each));
  return name === undefined ? undefined : [name, READY.exec(name)?.[1] ?? ''];
}
