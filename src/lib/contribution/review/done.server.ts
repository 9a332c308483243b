import type { Cookies } from '@sveltejs/kit';
import { readDone, type Done } from './done.ts';

const COOKIE = 'vicina-done';

/** Says on the next page what was done. In a cookie and not in the address: told again, it would be untrue. */
export function keepDone(cookies: Cookies, path: string, done: Done): void {
  const { name } = done;
  const value = JSON.stringify({ ...done, ...(name && { name: name.slice(0, 120) }) });
  cookies.set(COOKIE, value, { path, maxAge: 60, httpOnly: true, sameSite: 'lax' });
}

/** What was just done, and no more after this. */
export function takeDone(cookies: Cookies, path: string): Done | null {
  const value = cookies.get(COOKIE);
  if (value === undefined) return null;
  cookies.delete(COOKIE, { path });
  return readDone(value);
}
