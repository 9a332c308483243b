import { getRequestEvent } from '$app/server';
import { ConcurrencyLimit } from './concurrency-limit.ts';
import { connectionOf } from './connection-of.ts';

/** Of one address so many questions are asked of the database at once; as many pages as a class opens together wait. */
const AT_ONCE = 6;
const WAITING = 240;

const limits = new Map<string, { readonly concurrency: ConcurrencyLimit; under: number }>();

/**
 * Asks something of the database. Many questions of one address wait for one another, so that they leave the database to
 * others; nothing is kept of the address once they are answered.
 * @param who the network address
 * @returns null when too many of the address wait, or the signal fires before it is its turn
 */
export async function inTurnOf<T>(
  who: string,
  ask: () => Promise<T>,
  signal: AbortSignal
): Promise<T | null> {
  const connection = connectionOf(who);
  const own = limits.get(connection) ?? { concurrency: new ConcurrencyLimit(AT_ONCE, WAITING), under: 0 };
  limits.set(connection, own);
  own.under += 1;
  try {
    return await own.concurrency.run(ask, signal);
  } finally {
    own.under -= 1;
    if (own.under === 0) limits.delete(connection);
  }
}

/** Whom this request comes from. What asks outside a request is the app itself. */
export function askingAddress(): string {
  try {
    return getRequestEvent().getClientAddress();
  } catch {
    return '';
  }
}
