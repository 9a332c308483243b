import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { debianCanInstall, installDebianPackages } from './debian.ts';
import { Sentence, say } from './say.ts';

const READY_WITHIN_MS = 30_000;

interface Needs {
  readonly extensions: readonly string[];
  /** Debian 12's that bring them; a machine with another version that has them is served as well. */
  readonly packages: readonly string[];
}

/** Where the programs of a PostgreSQL with these extensions are. @throws Sentence when there is none */
export function ensurePrograms({ extensions, packages }: Needs): string {
  const found = findPrograms(extensions);
  if (found) return found;
  if (debianCanInstall()) {
    say(`Installing ${packages.join(' and ')} from Debian…`);
    const before = clusters();
    installDebianPackages(packages);
    // Debian starts a cluster of its own with a new PostgreSQL; nobody asked for that one.
    for (const made of clusters().filter((cluster) => !before.includes(cluster))) {
      spawnSync('pg_dropcluster', ['--stop', ...made.split('/')], { stdio: ['ignore', 2, 2] });
    }
  }
  const installed = findPrograms(extensions);
  if (installed) return installed;
  throw new Sentence(
    `There is no PostgreSQL with ${extensions.join(', ')}: install ${packages.join(' and ')}.`
  );
}

/** Where the newest PostgreSQL that has every extension keeps its programs. */
function findPrograms(extensions: readonly string[]): string | undefined {
  return globSync('/usr/lib/postgresql/*/bin')
    .sort((a, b) => versionOf(b) - versionOf(a))
    .find((programs) => {
      const folder = `/usr/share/postgresql/${versionOf(programs)}/extension`;
      return extensions.every((name) => existsSync(path.join(folder, `${name}.control`)));
    });
}

const versionOf = (programs: string) => Number(programs.split('/').at(-2));

/** "15/main", … */
const clusters = () => globSync('/etc/postgresql/*/*').map((folder) => folder.split('/').slice(-2).join('/'));

export type ClusterOwner = { readonly uid: number; readonly gid: number } | undefined;

/** PostgreSQL refuses to run as root: there it runs as the user its package made. */
export function clusterOwner(): ClusterOwner {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (which: string) => Number(spawnSync('id', [which, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** Makes the files of an empty cluster. @throws Sentence when it cannot */
export function initCluster(
  programs: string,
  folder: string,
  owner: ClusterOwner,
  words: readonly string[]
): void {
  const made = spawnSync(
    path.join(programs, 'initdb'),
    ['-D', folder, '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', ...words],
    { ...owner, cwd: path.dirname(folder), encoding: 'utf8' }
  );
  if (made.status !== 0)
    throw new Sentence(
      `The PostgreSQL cluster could not be made: ${made.stderr.trim() || made.error?.message}`
    );
}

/** @throws Sentence when it does not answer within half a minute, or has ended */
export async function untilReady(url: string, hasEnded: () => boolean = () => false): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const pool = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} });
    try {
      await pool`select 1`;
      return;
    } catch (error) {
      if (hasEnded() || Date.now() > until)
        throw new Sentence(`PostgreSQL does not answer: ${(error as Error).message}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    } finally {
      await pool.end({ timeout: 1 });
    }
  }
}
