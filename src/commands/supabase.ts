import { startEmbedded, type Embedded } from '../../supabase/embedded/start.ts';
import { Sentence, say } from './say.ts';
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

/** How long to wait before the embedded Supabase is started again after it died, the first times and then. */
const START_AGAIN_AFTER_MS = [500, 2_000, 10_000];

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
  let running = await startEmbedded({ dataDirectory, siteUrl, signal: stopping.signal });
  stopping.add(() => running.stop());
  const { url, publishableKey, secretKey } = running;
  const port = Number(new URL(url).port);
  const watch = async () => {
    for (let times = 0; ; times++) {
      await running.ended;
      if (stopping.isAsked) return;
      say('The embedded Supabase ended by itself; starting it again.');
      await wait(START_AGAIN_AFTER_MS[Math.min(times, START_AGAIN_AFTER_MS.length - 1)] ?? 0);
      if (stopping.isAsked) return;
      running = await startEmbedded({ dataDirectory, siteUrl, port, signal: stopping.signal }).catch(
        (error: Error) => {
          say(error.message);
          return running;
        }
      );
    }
  };
  void watch();
  return { url, publishableKey, secretKey, sql: (query, parameters) => running.sql(query, parameters) };
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
