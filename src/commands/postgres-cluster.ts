import { spawn } from 'node:child_process';
import { chownSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './port.ts';
import { clusterOwner, ensurePrograms, initCluster, untilReady } from './postgres-programs.ts';

const NEEDS = {
  extensions: ['postgis', 'pg_trgm', 'unaccent', 'pgtap'],
  packages: ['postgresql-15-postgis-3', 'postgresql-15-pgtap']
};

/**
 * Starts the cluster and waits; when our end of its standard input closes, however we ended, the cluster is
 * stopped and its folder removed. `$1` the programs, `$2` the folder, `$3` the port.
 */
const KEEPER = `
  trap '' INT TERM HUP
  "$1/postgres" -D "$2/data" -p "$3" -k "$2" -c listen_addresses=127.0.0.1 -c fsync=off \\
    -c full_page_writes=off -c synchronous_commit=off -c max_connections=200 -c log_min_messages=panic -c logging_collector=off </dev/null &
  server=$!
  cat >/dev/null
  kill -INT $server
  wait $server
  rm -rf "$2"`;

export interface Cluster {
  readonly url: string;
  stop(): Promise<void>;
}

/** A PostgreSQL of our own in a temporary folder. @throws Sentence when there is no PostgreSQL with PostGIS. */
export async function startCluster(): Promise<Cluster> {
  const programs = ensurePrograms(NEEDS);
  const owner = clusterOwner();
  const folder = mkdtempSync(path.join(tmpdir(), 'vicina-postgres-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const port = await freePort();
  initCluster(programs, path.join(folder, 'data'), owner, ['--auth=trust', '-N']);
  const keeper = spawn('sh', ['-c', KEEPER, 'keeper', programs, folder, String(port)], {
    ...owner,
    cwd: folder,
    // A group of its own: Ctrl-C is for us, and the keeper follows when we are gone.
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit']
  });
  const ended = new Promise<void>((resolve) => keeper.once('exit', () => resolve()));
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const stop = () => {
    keeper.stdin.end();
    return ended;
  };
  try {
    await untilReady(url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}
