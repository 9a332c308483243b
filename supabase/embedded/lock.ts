import { readFileSync, readlinkSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { FolderError } from './folder-error.ts';

/** A holder on another machine or in another container shows that it lives by touching its lock. */
const TOUCH_EVERY_MS = 5_000;
const SILENT_AFTER_MS = 30_000;

/** Looking at a lock and writing it takes milliseconds; older than this, the one who began it died in it. */
const TAKING_AT_MOST_MS = 10_000;

/** One whose launcher was killed a moment ago still closes its database. */
const ENDING_TAKES_MS = 5_000;
const LOOK_EVERY_MS = 100;

interface Holder {
  readonly pid: number;
  /** When that process began, in clock ticks since boot (Linux): the number alone may be another's by now. */
  readonly began: string;
  readonly host: string;
  /** Where process numbers count (Linux): containers may share the name of a host and not its processes. */
  readonly numbers?: string;
}

export interface Lock {
  /** Gives the folder back. */
  release(): void;
}

/** Says who has the folder; the message is the one sentence to show. */
export class FolderInUse extends FolderError {
  override readonly name = 'FolderInUse';

  constructor(folder: string, pid: number) {
    super(`The data in ${folder} is already in use by process ${pid}: stop that one first.`);
  }
}

/**
 * Takes the data folder for this process alone: PGlite has no lock of its own, and two processes on one
 * folder lose rows.
 * @throws FolderInUse when a living process has it. A lock left by a dead process is taken over.
 */
export function takeFolder(folder: string): Lock {
  const file = path.join(folder, 'lock');
  const holder: Holder = {
    pid: process.pid,
    began: beganAt(process.pid),
    host: hostname(),
    numbers: numbersHere()
  };
  const said = JSON.stringify(holder);
  const endTaking = beginTaking(folder);
  try {
    refuseIfInUse(folder);
    writeFileSync(file, said, { mode: 0o600 });
  } finally {
    endTaking();
  }
  const touching = setInterval(() => touch(file), TOUCH_EVERY_MS).unref();
  return {
    release() {
      clearInterval(touching);
      if (readText(file) === said) rmSync(file, { force: true });
    }
  };
}

/** As `takeFolder`, when whoever has the folder is just ending. @throws FolderInUse when it lives on. */
export const takeFolderWhenFree = (folder: string): Promise<Lock> =>
  whenFree(folder, () => takeFolder(folder));

/** Resolves when no living process has the folder. @throws FolderInUse when the one that has it lives on. */
export const waitUntilFree = (folder: string): Promise<void> => whenFree(folder, () => refuseIfInUse(folder));

async function whenFree<T>(folder: string, attempt: () => T): Promise<T> {
  const file = path.join(folder, 'lock');
  const [since, touched] = [Date.now(), touchedAt(file)];
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if (!(error instanceof FolderInUse) || !mayBeEnding(file, since, touched)) throw error;
    }
    await wait(LOOK_EVERY_MS);
  }
}

/** Whether a holder that was met at `since`, when its lock had been touched at `touched`, may be gone soon. */
function mayBeEnding(file: string, since: number, touched: number): boolean {
  const holder = readHolder(file);
  // Somebody is about to take it, or died in it.
  if (!holder || !isAlive(holder, file)) return Date.now() - since < 2 * TAKING_AT_MOST_MS;
  if (isElsewhere(holder)) return touchedAt(file) === touched;
  return Date.now() - since < ENDING_TAKES_MS;
}

/** Of several processes that find a stale lock at once, one looks and writes at a time ("wx" is atomic). */
function beginTaking(folder: string): () => void {
  const file = path.join(folder, 'lock.taking');
  const age = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (age !== undefined && Date.now() - age > TAKING_AT_MOST_MS) rmSync(file, { force: true });
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new FolderInUse(folder, Number(readText(file)));
  }
  return () => rmSync(file, { force: true });
}

/** @throws FolderInUse when a living process has the folder. */
export function refuseIfInUse(folder: string): void {
  const file = path.join(folder, 'lock');
  const holder = readHolder(file);
  if (holder && isAlive(holder, file)) throw new FolderInUse(folder, holder.pid);
}

/** Whether a living process has the folder. */
export function isInUse(folder: string): boolean {
  const holder = readHolder(path.join(folder, 'lock'));
  return holder !== undefined && isAlive(holder, path.join(folder, 'lock'));
}

/** Whether its process number means nothing here. */
const isElsewhere = ({ host, numbers = numbersHere() }: Holder) =>
  host !== hostname() || numbers !== numbersHere();

function isAlive(holder: Holder, file: string): boolean {
  if (isElsewhere(holder)) return Date.now() - touchedAt(file) < SILENT_AFTER_MS;
  if (holder.pid === process.pid) return holder.began === beganAt(process.pid);
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return holder.began === beganAt(holder.pid);
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readText(file));
  } catch {
    return undefined;
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/**
 * Field 22 of /proc/<pid>/stat, counted after the name in brackets (proc(5)); "" where there is no /proc. A process that
 * was killed keeps its number until its parent asks for its end, which some never do: it began never.
 */
function beganAt(pid: number): string {
  const text = readText(`/proc/${pid}/stat`);
  const [state, ...fields] = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return state === 'Z' || state === 'X' ? 'never' : (fields[18] ?? '');
}

/** pid_namespaces(7); "" where there are none. */
function numbersHere(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

const touchedAt = (file: string) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function touch(file: string): void {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // The folder was removed under us: nothing to keep alive.
  }
}
