import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { addressFile, dataFolder } from '../../supabase/embedded/folders.ts';
import { isInUse } from '../../supabase/embedded/lock.ts';
import { readSecrets } from '../../supabase/embedded/secrets.ts';
import { startEmbedded } from '../../supabase/embedded/start.ts';
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
 * running, or else the embedded one, started for this.
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
  if (isInUse(dataDirectory)) return work(runningIn(dataDirectory));
  const embedded = await startEmbedded({ dataDirectory });
  try {
    return await work({ url: embedded.url, secretKey: embedded.secretKey, isEmbedded: true });
  } finally {
    await embedded.stop();
  }
}

function runningIn(dataDirectory: string): WritableSupabase {
  const file = addressFile(dataDirectory);
  if (!existsSync(file)) throw new Sentence('The embedded Supabase is just starting: try again in a moment.');
  const { secretKey } = readSecrets(path.join(dataDirectory, 'keys.json'));
  return { url: readFileSync(file, 'utf8').trim(), secretKey, isEmbedded: true };
}
