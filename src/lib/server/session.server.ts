import { createServerClient } from '@supabase/ssr';
import type { SupabaseClient } from '@supabase/supabase-js';
import { error, type RequestEvent } from '@sveltejs/kit';
import { env } from '$env/dynamic/private';
import { log } from './log.ts';
import { readableSession } from './session-cookie.ts';

/** The one cookie there is, and only after signing in. Long sessions take a second one, `….1`. */
const COOKIE = 'vicina-session';

/**
 * A working day, in seconds, from the last time it was renewed: whoever manages does so on a shared laptop, for half a
 * day a week, and forgets to sign out.
 */
const LASTS = 12 * 3600;

/** She waits no longer than this for the database, in milliseconds. */
const TIMEOUT = 15_000;

/** Somebody who has signed in. What she may do is decided by the database, by her token. */
export interface Session {
  /** Speaks to the database in her name. */
  readonly client: SupabaseClient;
  readonly userId: string;
  readonly email: string;
}

/**
 * Who has signed in, or null. Found out once for a request, and only when somebody wants to know: public pages read no cookie.
 * A token that Auth signed with a key pair is checked here, by the public key that it is asked for every ten minutes; one that
 * it signed with a secret is checked by asking it. A session that has just run out is renewed on the way. That she has signed
 * out elsewhere since, the database finds where it matters: her token then gives her no role.
 * Throws a 503 when the auth server is asked and does not answer.
 */
export function sessionOf(event: RequestEvent): () => Promise<Session | null> {
  let asked: Promise<Session | null> | undefined;
  return () => (asked ??= find(event));
}

async function find(event: RequestEvent): Promise<Session | null> {
  if (!isSignedIn(event)) return null;
  const client = clientOf(event);
  const { data, error: refusal } = await client.auth.getClaims();
  if (data) return { client, userId: data.claims.sub, email: data.claims.email ?? '' };
  // Only a refusal means that she is out; a database that rests does not.
  if (refusal && !saysNo(refusal.status)) {
    log.error({ status: refusal.status, code: refusal.code }, 'nobody could say who has signed in');
    error(503, 'The database does not answer.');
  }
  forget(event);
  return null;
}

/**
 * Whether the auth server has judged what it was sent. One that rests has not, nor one that has too much to do: all of ours
 * come from one address, this server's, and share its limits (429).
 */
const saysNo = (status = 0): boolean => status >= 400 && status < 500 && status !== 429;

/** Whether somebody may have signed in, without asking anyone: such pages are for nobody's cache. */
export const isSignedIn = ({ cookies }: Pick<RequestEvent, 'cookies'>): boolean =>
  ours(cookies.getAll()).length > 0;
const ours = (all: readonly Cookie[]) => all.filter(({ name }) => name.startsWith(COOKIE));
type Cookie = Readonly<Record<'name' | 'value', string>>;

/** Lets the browser forget the session; on the server it may already be over. */
function forget({ cookies, url }: RequestEvent): void {
  for (const { name } of ours(cookies.getAll())) cookies.delete(name, options(url));
}

const options = (url: URL) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' }) as const;

function clientOf(event: RequestEvent): SupabaseClient {
  const { SUPABASE_URL: address, SUPABASE_PUBLISHABLE_KEY: key } = env;
  if (!address || !key) throw new Error('SUPABASE_URL and SUPABASE_PUBLISHABLE_KEY must be set.');
  return createServerClient(address, key, {
    cookieOptions: { name: COOKIE },
    cookies: {
      // What cannot be a session is none, and makes no noise in the log.
      getAll: () => readableSession(COOKIE, ours(event.cookies.getAll())),
      setAll: (cookies) => {
        for (const { name, value, options: given } of cookies)
          event.cookies.set(name, value, {
            ...options(event.url),
            maxAge: given.maxAge === 0 ? 0 : LASTS
          });
      }
    },
    global: { fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(TIMEOUT) }) }
  });
}

/** Why a code was not taken. */
export type CodeRefusal = 'wrong' | 'resting';

/**
 * Signs in whoever has the code that was sent to her e-mail. Only now there is a cookie.
 * @returns what speaks in her name, or why she is not in
 */
export async function signIn(
  event: RequestEvent,
  email: string,
  code: string
): Promise<SupabaseClient | CodeRefusal> {
  const client = clientOf(event);
  const { data, error: refusal } = await client.auth.verifyOtp({ email, token: code, type: 'email' });
  if (data.session) return client;
  if (saysNo(refusal?.status)) return 'wrong';
  log.error({ status: refusal?.status, code: refusal?.code }, 'a sign-in code could not be verified');
  return 'resting';
}

/** Signs out on this device alone; other sessions of hers go on. */
export async function signOut(event: RequestEvent): Promise<void> {
  if (isSignedIn(event)) await clientOf(event).auth.signOut({ scope: 'local' });
  forget(event);
}
