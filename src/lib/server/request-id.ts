import { getRequestEvent } from '$app/server';
import { randomUUID } from 'node:crypto';

/** As a proxy in front may have named it (nginx: `$request_id`); nothing that could be a line of a log. */
const NAMED = /^[\w-]{8,64}$/;

/** What this request is called in every line about it, in the log of a proxy too. */
export function requestIdOf(headers: Headers): string {
  const named = headers.get('x-request-id') ?? '';
  return NAMED.test(named) ? named : randomUUID();
}

/** Of the request that is being answered; undefined outside of one. */
export function currentRequestId(): string | undefined {
  try {
    return getRequestEvent().locals.requestId;
  } catch {
    return undefined;
  }
}
