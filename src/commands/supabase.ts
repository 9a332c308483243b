import { startEmbedded, type Embedded } from '../../supabase/embedded/start.ts';
import { keepRunning } from './keep-running.ts';
import { Sentence } from './say.ts';
import type { Stopping } from './stopping.ts';

/** The Supabase a command works with. */
export interface Supabase {
  readonly url: string;
  readonly publishableKey: string;
  /** Not there when someone else's Supabase was given without it: reading works, commands that write do not. */
  readonly secretKey: string | undefined;
  /** SQL as the owner; only the embedded one offers it. */
  readonly sql: Embedded['sql'] | undefined;
}

/**
 * The Supabase of SUPABASE_URL and its keys.
 * @throws Sentence when a key is missing.
 */
export function givenSupabase(environment: NodeJS.ProcessEnv): Supabase | undefined {
  const {
    SUPABASE_URL: url,
    SUPABASE_PUBLISHABLE_KEY: publishableKey,
    SUPABASE_SECRET_KEY: secretKey
  } = environment;
  if (!url) return undefined;
  if (!publishableKey)
    throw new Sentence('SUPABASE_URL is set, SUPABASE_PUBLISHABLE_KEY is not: set both or none.');
  return { url, publishableKey, secretKey, sql: undefined };
}

/** The embedded Supabase, started again on the same port whenever it dies while it is wanted. */
export async function keepEmbedded(
  dataDirectory: string,
  siteUrl: string,
  stopping: Stopping
): Promise<Supabase> {
  const first = await startEmbedded({ dataDirectory, siteUrl, signal: stopping.signal });
  const { url, publishableKey, secretKey } = first;
  const port = Number(new URL(url).port);
  const start = () => startEmbedded({ dataDirectory, siteUrl, port, signal: stopping.signal });
  const running = keepRunning(first, { name: 'The embedded Supabase', start }, stopping);
  stopping.add(() => running().stop());
  return { url, publishableKey, secretKey, sql: (query, parameters) => running().sql(query, parameters) };
}
