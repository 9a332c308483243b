import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { addressFile, dataFolder } from '../../supabase/embedded/folders.ts';
import { isInUse, waitUntilFree } from '../../supabase/embedded/lock.ts';
import { readSecrets } from '../../supabase/embedded/secrets.ts';
import { startEmbedded } from '../../supabase/embedded/start.ts';
import { ownDatabase, withOwnDatabase } from './own-database.ts';
import { Sentence } from './say.ts';
import { givenSupabase } from './supabase.ts';

/** A Supabase with the right to write. */
export interface WritableSupabase {
  readonly url: string;
  readonly secretKey: string;
  readonly isEmbedded: boolean;
}

/**
 * Does `work` with the Supabase this installation uses: the one that is given, the embedded one that is
 * running, or else the embedded one, or its API on a PostgreSQL of one's own, started for this.
 * @throws Sentence when there is none that can be written to.
 */
export async function withSupabase<T>(work: (supabase: WritableSupabase) => Promise<T>): Promise<T> {
  const given = givenSupabase(process.env);
  if (given) {
    const { url, secretKey } = given;
    if (!secretKey) throw new Sentence('This command writes: set SUPABASE_SECRET_KEY too.');
    return work({ url, secretKey, isEmbedded: false });
  }
  const dataDirectory = path.resolve(dataFolder());
  const database = ownDatabase(process.env, dataDirectory);
  if (database)
    return withOwnDatabase(database, dataDirectory, (databaseUrl) =>
      withStarted({ dataDirectory, databaseUrl }, work)
    );
  const running = await runningIn(dataDirectory);
  return running ? work(running) : withStarted({ dataDirectory }, work);
}

async function withStarted<T>(
  options: Parameters<typeof startEmbedded>[0],
  work: (supabase: WritableSupabase) => Promise<T>
): Promise<T> {
  const embedded = await startEmbedded(options);
  try {
    return await work({ url: embedded.url, secretKey: embedded.secretKey, isEmbedded: true });
  } finally {
    await embedded.stop();
  }
}

/**
 * The embedded Supabase that has the data folder; undefined when none has it, or the one that had it is gone.
 * @throws Sentence when one has it and does not answer.
 */
async function runningIn(dataDirectory: string): Promise<WritableSupabase | undefined> {
  if (!isInUse(dataDirectory)) return undefined;
  const file = addressFile(dataDirectory);
  const url = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
  if (url && URL.canParse(url) && (await listens(url))) {
    const { secretKey } = readSecrets(path.join(dataDirectory, 'keys.json'));
    return { url, secretKey, isEmbedded: true };
  }
  await waitUntilFree(dataDirectory).catch(() => {
    throw new Sentence('The embedded Supabase is just starting: try again in a moment.');
  });
  return undefined;
}

/** Whether anybody listens; one that is busy answers later. */
function listens(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
