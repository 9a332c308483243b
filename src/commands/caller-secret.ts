/** The secret by which the app signs who asks, so that the database believes nobody else about it. */
import { createClient } from '@supabase/supabase-js';
import { randomBytes } from 'node:crypto';
import { call } from './calendar-import.ts';
import { say } from './say.ts';
import type { Stopping } from './stopping.ts';
import type { Supabase } from './supabase.ts';

/** The database keeps a secret for two days from the last time it is told. */
const TOLD_EVERY_MS = 6 * 3600_000;

/**
 * A secret of this start, told to the database, and told again while Vicina runs; or the one of CALLER_SECRET. Without the
 * secret key that one is for the operator to tell (docs/operations.md).
 * @returns null when there is neither: all readers then share the limits of one
 */
export async function keepCallerSecret(
  { url, secretKey }: Pick<Supabase, 'url' | 'secretKey'>,
  stopping: Stopping
): Promise<string | null> {
  const given = process.env.CALLER_SECRET || null;
  if (!secretKey) {
    if (!given)
      say('Neither SUPABASE_SECRET_KEY nor CALLER_SECRET is set: all who write share the limits of one.');
    return given;
  }
  const secret = given ?? randomBytes(32).toString('base64url');
  const client = createClient(url, secretKey, { auth: { persistSession: false } });
  const tell = () => call(client, 'keep_caller_secret', { secret });
  await tell();
  const timer = setInterval(
    () =>
      void tell().catch(() => say('The database was not told by what callers are known; it is tried again.')),
    TOLD_EVERY_MS
  );
  timer.unref();
  stopping.add(async () => clearInterval(timer));
  return secret;
}
