import type { SupabaseClient } from '@supabase/supabase-js';
import { error } from '@sveltejs/kit';
import { log } from './log.ts';

/** The database said no, and meant it: somebody should be told why. */
export class Refusal extends Error {
  /** HTTP status to answer with. */
  readonly status: 400 | 403 | 404 | 409 | 429;
  /** The field it is about, or null. */
  readonly field: string | null;
  /** A short machine code, or null: the state of what is decided already, seconds to wait. */
  readonly details: string | null;

  constructor(status: Refusal['status'], message: string, field: string | null, details: string | null) {
    super(message);
    this.status = status;
    this.field = field;
    this.details = details;
  }
}

/** What the database refuses with, and what that is in HTTP. */
const STATUS: Readonly<Record<string, Refusal['status']>> = {
  '42501': 403,
  '22023': 400,
  '22P02': 400,
  '23502': 400,
  '23503': 400,
  '23514': 400,
  PT404: 404,
  PT409: 409,
  PT429: 429
};

/**
 * Calls a function of the database in somebody's name. Its answer is trusted to have the shape the migration promises.
 * Throws a Refusal when the database says no, a 503 when it does not answer.
 */
export async function callAs<T>(
  client: SupabaseClient,
  name: string,
  parameters: Record<string, unknown> = {}
): Promise<T> {
  const answer = await client.rpc(name, parameters);
  if (answer.error === null) return answer.data as T;
  const { code, message, hint, details } = answer.error;
  const status = STATUS[code];
  if (status === undefined) {
    log.error({ name, status: answer.status, code }, 'the database did not answer somebody who signed in');
    error(503, 'The database does not answer.');
  }
  if (status === 403) log.warn({ name }, 'somebody asked for what is not hers');
  throw new Refusal(status, message, hint || null, details || null);
}

/** The same for what a page cannot do without: a refusal is the page's own 403 or 404. */
export async function readAs<T>(...call: Parameters<typeof callAs>): Promise<T> {
  try {
    return await callAs<T>(...call);
  } catch (refusal) {
    if (refusal instanceof Refusal) error(refusal.status, refusal.message);
    throw refusal;
  }
}
