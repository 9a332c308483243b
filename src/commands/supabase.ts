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

/** How often it is asked whether it answers, and how long it may take, in milliseconds. */
interface Waits {
  readonly askEvery: number;
  readonly within: number;
}

/** One query at a time runs in it, and an import may be a long one: what gave no answer three times hangs. */
const PATIENT: Waits = { askEvery: 10_000, within: 30_000 };

/** Asks for the smallest thing there is in the database itself. Rejects when there is no answer. */
async function asked(url: string, key: string, { within }: Waits): Promise<void> {
  const response = await fetch(`${url}/rest/v1/rpc/data_version`, {
    method: 'POST',
    headers: { apikey: key, 'content-type': 'application/json' },
    body: '{}',
    signal: AbortSignal.timeout(within)
  });
  await response.body?.cancel();
}

/** The embedded Supabase of a data folder, or the same API on a PostgreSQL of one's own. */
interface Kept {
  readonly dataDirectory: string;
  readonly siteUrl: string;
  /** `postgres://…` */
  readonly databaseUrl?: string | undefined;
}

/**
 * The embedded Supabase, started again on the same port whenever it dies, or hangs and is ended, while it is wanted. PGlite
 * has no time limit for a statement: one that never ends is ended with its process.
 */
export async function keepEmbedded(
  kept: Kept,
  stopping: Pick<Stopping, 'isAsked' | 'signal' | 'add'>,
  waits: Waits = PATIENT
): Promise<Supabase> {
  const first = await startEmbedded({ ...kept, signal: stopping.signal });
  const { url, publishableKey, secretKey } = first;
  const port = Number(new URL(url).port);
  const start = () => startEmbedded({ ...kept, port, signal: stopping.signal });
  const answers = () => asked(url, publishableKey, waits).then(() => true, () => false); // prettier-ignore
  const running = keepRunning(
    first,
    { name: 'The embedded Supabase', start, answers, askEvery: waits.askEvery },
    stopping
  );
  stopping.add(() => running().stop());
  return { url, publishableKey, secretKey, sql: (query, parameters) => running().sql(query, parameters) };
}
