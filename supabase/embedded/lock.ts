import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';

/** A holder on another machine or in another container shows that it lives by touching its lock. */
const TOUCH_EVERY_MS = 5_000;
const SILENT_AFTER_MS = 30_000;

/** Looking at a lock and writing it takes milliseconds; older than this, the one who began it died in it. */
const TAKING_AT_MOST_MS = 10_000;

interface Holder {
  readonly pid: number;
  /** When that process began, in clock ticks since boot (Linux): the number alone may be another's by now. */
  readonly began: string;
  readonly host: string;
}

export interface Lock {
  /** Gives the folder back. */
  release(): void;
}

/** Says who has the folder; the message is the one sentence to show. */
export class FolderInUse extends Error {
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
  const endTaking = beginTaking(folder);
  try {
    refuseIfInUse(folder);
    const holder: Holder = { pid: process.pid, began: beganAt(process.pid), host: hostname() };
    writeFileSync(file, JSON.stringify(holder), { mode: 0o600 });
  } finally {
    endTaking();
  }
  const touching = setInterval(() => touch(file), TOUCH_EVERY_MS).unref();
  return {
    release() {
      clearInterval(touching);
      if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true });
    }
  };
}

/** Of several processes that find a stale lock at once, one looks and writes at a time ("wx" is atomic). */
function beginTaking(folder: string): () => void {
  const file = path.join(folder, 'lock.taking');
  const age = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (age !== undefined && Date.now() - age > TAKING_AT_MOST_MS) rmSync(file, { force: true });
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 });
  } catch {
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

function isAlive(holder: Holder, file: string): boolean {
  if (holder.host !== hostname()) return Date.now() - statSync(file).mtimeMs < SILENT_AFTER_MS;
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

/** Field 22 of /proc/<pid>/stat, counted after the name in brackets (proc(5)); "" where there is no /proc. */
function beganAt(pid: number): string {
  const text = readText(`/proc/${pid}/stat`);
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function touch(file: string): void {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // The folder was removed under us: nothing to keep alive.
  }
}
