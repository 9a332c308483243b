interface Cookie {
  readonly name: string;
  readonly value: string;
}

/** A browser keeps 4 kB in a cookie; no session of ours takes more parts. */
const MOST_PARTS = 8;
const BEGINS = 'base64-';

/**
 * The cookies of a session as @supabase/ssr writes them, whole or in parts (`name`, `name.0`, `name.1`, …); none when they
 * do not hold one. The library prints what it cannot read to the log, a page of it for each request of whoever likes to.
 */
export function readableSession(name: string, cookies: readonly Cookie[]): Cookie[] {
  const whole = cookies.find((cookie) => cookie.name === name);
  const parts = whole ? [whole] : partsOf(name, cookies);
  return holdsSession(parts.map(({ value }) => value).join('')) ? parts : [];
}

function partsOf(name: string, cookies: readonly Cookie[]): Cookie[] {
  const parts: Cookie[] = [];
  for (let at = 0; at < MOST_PARTS; at++) {
    const part = cookies.find((cookie) => cookie.name === `${name}.${at}`);
    if (!part) break;
    parts.push(part);
  }
  return parts;
}

function holdsSession(value: string): boolean {
  if (!value.startsWith(BEGINS) || !/^[\w-]+$/.test(value)) return false;
  try {
    const bytes = Buffer.from(value.slice(BEGINS.length), 'base64url');
    const session: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return (
      typeof session === 'object' &&
      session !== null &&
      'access_token' in session &&
      typeof session.access_token === 'string' &&
      'refresh_token' in session &&
      typeof session.refresh_token === 'string'
    );
  } catch {
    return false;
  }
}
