import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { debianCanInstall, installDebianPackages } from './debian.ts';
import { freePort } from './port.ts';
import { Sentence, say } from './say.ts';

/** Debian 12's; a machine with another version that has PostGIS and pgTAP is served as well. */
const PACKAGES = ['postgresql-15-postgis-3', 'postgresql-15-pgtap'];
const EXTENSIONS = ['postgis', 'pg_trgm', 'unaccent', 'pgtap'];

const READY_WITHIN_MS = 30_000;

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
  const programs = ensurePrograms();
  const owner = clusterOwner();
  const folder = mkdtempSync(path.join(tmpdir(), 'vicina-postgres-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const port = await freePort();
  const made = spawnSync(
    path.join(programs, 'initdb'),
    [
      '-D',
      path.join(folder, 'data'),
      '-U',
      'postgres',
      '--auth=trust',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '-N'
    ],
    { ...owner, cwd: folder, encoding: 'utf8' }
  );
  if (made.status !== 0)
    throw new Sentence(`The PostgreSQL cluster could not be made: ${made.stderr.trim()}`);
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
  await untilReady(url).catch(async (error: Error) => {
    await stop();
    throw error;
  });
  return { url, stop };
}

function ensurePrograms(): string {
  const found = findPrograms();
  if (found) return found;
  if (debianCanInstall()) {
    say('Installing PostgreSQL with PostGIS and pgTAP from Debian…');
    const before = clusters();
    installDebianPackages(PACKAGES);
    // Debian starts a cluster of its own with a new PostgreSQL; nobody asked for that one.
    for (const made of clusters().filter((cluster) => !before.includes(cluster))) {
      spawnSync('pg_dropcluster', ['--stop', ...made.split('/')], { stdio: ['ignore', 2, 2] });
    }
  }
  const installed = findPrograms();
  if (installed) return installed;
  throw new Sentence(
    `There is no PostgreSQL with PostGIS and pgTAP here: install ${PACKAGES.join(' and ')}.`
  );
}

/** Where the newest PostgreSQL that has every extension keeps its programs. */
function findPrograms(): string | undefined {
  return globSync('/usr/lib/postgresql/*/bin')
    .sort((a, b) => versionOf(b) - versionOf(a))
    .find((programs) => {
      const extensions = `/usr/share/postgresql/${versionOf(programs)}/extension`;
      return EXTENSIONS.every((name) => existsSync(path.join(extensions, `${name}.control`)));
    });
}

const versionOf = (programs: string) => Number(programs.split('/').at(-2));

/** "15/main", … */
const clusters = () => globSync('/etc/postgresql/*/*').map((folder) => folder.split('/').slice(-2).join('/'));

/** PostgreSQL refuses to run as root: there it runs as the user its package made. */
function clusterOwner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (which: string) => Number(spawnSync('id', [which, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: idOf('-u'), gid: idOf('-g') };
}

async function untilReady(url: string): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const pool = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} });
    try {
      await pool`select 1`;
      return;
    } catch (error) {
      if (Date.now() > until) throw new Sentence(`PostgreSQL does not answer: ${(error as Error).message}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    } finally {
      await pool.end({ timeout: 1 });
    }
  }
}
