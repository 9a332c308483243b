import { existsSync } from 'node:fs';
import path from 'node:path';
import { refuseOtherAddress } from '../../supabase/embedded/postgres-refusal.ts';
import { keepRunning } from './keep-running.ts';
import { hasOwnCluster, runningOwnCluster, startOwnCluster } from './own-cluster.ts';
import { Sentence } from './say.ts';
import type { Stopping } from './stopping.ts';

/** Where the data is, when it is not embedded: a PostgreSQL that somebody runs, or ours in the data folder. */
export type OwnDatabase = { readonly kind: 'given'; readonly url: string } | { readonly kind: 'cluster' };

/**
 * What DATABASE_URL and VICINA_POSTGRES say. A data folder that has a cluster goes on with it, whether it is asked for or
 * not: nobody who forgets a setting should find an empty database.
 * @throws Sentence when they contradict each other, or what is in the folder
 */
export function ownDatabase(
  { DATABASE_URL: url, VICINA_POSTGRES: asked, SUPABASE_URL: hosted }: NodeJS.ProcessEnv,
  dataDirectory: string
): OwnDatabase | undefined {
  if (asked && asked !== 'own') throw new Sentence(`VICINA_POSTGRES may be "own", not "${asked}".`);
  if ([url, asked, hosted].filter(Boolean).length > 1)
    throw new Sentence(
      'Of SUPABASE_URL, DATABASE_URL and VICINA_POSTGRES set one: each names another database.'
    );
  if (url) {
    refuseOtherAddress(url);
    return { kind: 'given', url };
  }
  if (hosted) return undefined;
  return asked || hasOwnCluster(dataDirectory) ? { kind: 'cluster' } : undefined;
}

/** @throws Sentence when a new cluster would stand beside data that is embedded, as if there were none */
export function refuseBesideEmbedded(dataDirectory: string): void {
  if (hasOwnCluster(dataDirectory) || !existsSync(path.join(dataDirectory, 'database'))) return;
  throw new Sentence(
    `The data in ${dataDirectory} is in the embedded database: keep it with "npm run vicina -- backup <file>" without VICINA_POSTGRES, then bring it in with "VICINA_POSTGRES=own npm run vicina -- restore <file>".`
  );
}

/** The address of the database while everything runs; our cluster is started, and started again whenever it ends. */
export async function keepOwnDatabase(
  database: OwnDatabase,
  dataDirectory: string,
  stopping: Pick<Stopping, 'isAsked' | 'add'>
): Promise<string> {
  if (database.kind === 'given') return database.url;
  refuseBesideEmbedded(dataDirectory);
  const first = await startOwnCluster(dataDirectory);
  const port = Number(new URL(first.url).port);
  const start = () => startOwnCluster(dataDirectory, port);
  const running = keepRunning(first, { name: 'PostgreSQL', start }, stopping);
  stopping.add(() => running().stop());
  return first.url;
}

/** The address of the database for one command: of a cluster that runs already, or is started for it. */
export async function withOwnDatabase<T>(
  database: OwnDatabase,
  dataDirectory: string,
  work: (url: string) => Promise<T>
): Promise<T> {
  const running = database.kind === 'given' ? database.url : runningOwnCluster(dataDirectory);
  if (running) return work(running);
  const cluster = await startOwnCluster(dataDirectory);
  try {
    return await work(cluster.url);
  } finally {
    await cluster.stop();
  }
}
