/**
 * Debian's PostgreSQL in the data folder, as it must be for data that is to last: nothing that was acknowledged is lost to a
 * power cut. On this machine alone, and only for who has the password.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Running } from './keep-running.ts';
import { freePort } from './port.ts';
import {
  clusterOwner,
  ensurePrograms,
  initCluster,
  untilReady,
  type ClusterOwner
} from './postgres-programs.ts';
import { Sentence, say } from './say.ts';

const NEEDS = {
  extensions: ['postgis', 'pg_trgm', 'unaccent'],
  packages: ['postgresql-15-postgis-3']
};

/**
 * Runs the cluster until our end of its standard input closes, however we ended. `$1` the programs, `$2` the cluster, `$3`
 * the port. Statements that fail are not logged: they hold what people wrote.
 */
const KEEPER = `
  trap '' INT TERM HUP
  exec 3<&0
  "$1/postgres" -D "$2" -p "$3" -c unix_socket_directories= -c listen_addresses=127.0.0.1 -c max_connections=100 \\
    -c log_min_messages=fatal -c log_min_error_statement=panic -c logging_collector=off </dev/null 3<&- &
  server=$!
  { cat <&3 >/dev/null; kill -INT $server; } &
  wait $server`;

/** One that was just told to end, or whose launcher was killed, has ended by then. */
const ENDS_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 50;

const folderOf = (dataDirectory: string) => path.join(dataDirectory, 'postgres');
const clusterOf = (dataDirectory: string) => path.join(folderOf(dataDirectory), 'cluster');
const passwordOf = (dataDirectory: string) => path.join(folderOf(dataDirectory), 'password');

/** Whether the data folder has a cluster. */
export const hasOwnCluster = (dataDirectory: string) =>
  existsSync(path.join(clusterOf(dataDirectory), 'PG_VERSION'));

export interface OwnCluster extends Running {
  readonly url: string;
}

/**
 * The address of the cluster when it runs. PostgreSQL writes where it listens into the file that is its lock; whether it
 * still does is for who connects to find out.
 */
export function runningOwnCluster(dataDirectory: string): string | undefined {
  const [pid, , , port, , , , status] = readLock(dataDirectory);
  return isAlive(Number(pid)) && status?.trim() === 'ready' ? urlOf(dataDirectory, Number(port)) : undefined;
}

/**
 * Starts the cluster of the data folder, and makes it first where there is none.
 * @param port where it listens; any free one when left out
 * @throws Sentence when there is no PostgreSQL, or when another process has the cluster
 */
export async function startOwnCluster(dataDirectory: string, port?: number): Promise<OwnCluster> {
  const programs = ensurePrograms(NEEDS);
  const owner = clusterOwner();
  if (!hasOwnCluster(dataDirectory)) makeCluster(programs, dataDirectory, owner);
  refuseUnreachable(clusterOf(dataDirectory), owner);
  await untilOthersHaveEnded(dataDirectory);
  const listensAt = port ?? (await freePort());
  const keeper = spawn(
    'sh',
    ['-c', KEEPER, 'keeper', programs, clusterOf(dataDirectory), String(listensAt)],
    {
      ...owner,
      cwd: '/',
      // A group of its own: Ctrl-C is for us, and the keeper follows when we are gone.
      detached: true,
      stdio: ['pipe', 'ignore', 'inherit']
    }
  );
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => keeper.once('exit', () => resolve()));
  void ended.then(() => (hasEnded = true));
  const url = urlOf(dataDirectory, listensAt);
  const stop = () => {
    keeper.stdin.end();
    return ended;
  };
  try {
    // Asked before it says so itself, it notes each question in its log.
    while (!hasEnded && runningOwnCluster(dataDirectory) !== url) await wait(LOOK_EVERY_MS);
    await untilReady(url, () => hasEnded);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, ended, stop };
}

/** With checksums, so that a page that a disk lost is noticed. */
function makeCluster(programs: string, dataDirectory: string, owner: ClusterOwner): void {
  say('Making a PostgreSQL cluster…');
  const folder = folderOf(dataDirectory);
  // What was interrupted before it had its version.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (owner) {
    // Only through, to what is hers: nothing in them can be listed, and each other file is its owner's.
    chmodSync(dataDirectory, 0o711);
    chmodSync(folder, 0o711);
  }
  const cluster = clusterOf(dataDirectory);
  const told = path.join(cluster, '..', 'told');
  mkdirSync(cluster, { mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  writeFileSync(passwordOf(dataDirectory), password, { mode: 0o600 });
  writeFileSync(told, password, { mode: 0o600 });
  if (owner) for (const each of [cluster, told]) chownSync(each, owner.uid, owner.gid);
  refuseUnreachable(cluster, owner);
  initCluster(programs, cluster, owner, ['--auth=scram-sha-256', `--pwfile=${told}`, '--data-checksums']);
  rmSync(told);
}

function refuseUnreachable(folder: string, owner: ClusterOwner): void {
  if (!owner || spawnSync('test', ['-x', folder], { ...owner, cwd: '/' }).status === 0) return;
  throw new Sentence(
    `The user "postgres" cannot reach ${folder}: name another folder in VICINA_DATA (below /var/lib, for instance), or run Vicina as another user than root.`
  );
}

async function untilOthersHaveEnded(dataDirectory: string): Promise<void> {
  const until = Date.now() + ENDS_WITHIN_MS;
  for (;;) {
    const pid = Number(readLock(dataDirectory)[0]);
    if (!isAlive(pid)) return;
    if (Date.now() > until)
      throw new Sentence(`The PostgreSQL in ${dataDirectory} is already in use by process ${pid}.`);
    await wait(LOOK_EVERY_MS);
  }
}

function readLock(dataDirectory: string): string[] {
  try {
    return readFileSync(path.join(clusterOf(dataDirectory), 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    // The number may by now be another program's.
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres';
  } catch {
    return false;
  }
}

function urlOf(dataDirectory: string, port: number): string {
  return `postgres://postgres:${readFileSync(passwordOf(dataDirectory), 'utf8')}@127.0.0.1:${port}/postgres`;
}
