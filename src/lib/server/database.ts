import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { error } from '@sveltejs/kit';
import { env } from '$env/dynamic/private';
import { log } from './log.ts';

/** A reader waits no longer than this for the database, in milliseconds. */
const TIMEOUT = 10_000;

/**
 * So many questions may wait for an answer at once; a reader beyond is told at once to come back, instead of waiting for
 * the time limit with everybody else.
 */
const MOST_WAITING = 250;

let anonymous: SupabaseClient | undefined;
let waiting = 0;

/** The database as a reader who has not signed in: row-level security and grants decide what is there. */
export function anonymousClient(): SupabaseClient {
  const { SUPABASE_URL: url, SUPABASE_PUBLISHABLE_KEY: key } = env;
  if (!url || !key) throw new Error('SUPABASE_URL and SUPABASE_PUBLISHABLE_KEY must be set.');
  anonymous ??= createClient(url, key, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    global: { fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(TIMEOUT) }) }
  });
  return anonymous;
}

/**
 * Calls a reading function of the database. Its answer is trusted to have the shape the migration promises.
 * Throws a 404 when the function says so (`PT404`), a 503 when the database does not answer.
 */
export async function read<T>(name: string, parameters: Record<string, unknown> = {}): Promise<T> {
  if (waiting >= MOST_WAITING) error(503, 'Too many are reading at once.');
  waiting++;
  const answer = await Promise.resolve(anonymousClient().rpc(name, parameters))
    .catch((reason: unknown) => ({ data: null, error: { code: '', message: String(reason) }, status: 0 }))
    .finally(() => waiting--);
  if (answer.error === null) return answer.data as T;
  if (answer.error.code === 'PT404') error(404, answer.error.message);
  log.error({ name, ...withoutQuotes(answer.status, answer.error) }, 'the database did not answer a reading');
  error(503, 'The database does not answer.');
}

/** An SQL error quotes the value it could not read, which a reader sent; a refusal or a broken line does not. */
function withoutQuotes(status: number, { code, message }: { code: string; message: string }) {
  return { status, code, ...([0, 401, 403].includes(status) && { reason: message }) };
}
