import type { Cookies } from '@sveltejs/kit';
import * as v from 'valibot';

/** What was just done, said once on the page that comes next. */
const Done = v.object({
  /** Name of a message beneath `done`. */
  key: v.pipe(v.string(), v.regex(/^[a-zA-Z-]{1,40}$/)),
  /** Of the entry, as it was shown. */
  name: v.optional(v.pipe(v.string(), v.maxLength(300))),
  count: v.optional(v.number()),
  /** The revision that undoing it would undo. */
  revision: v.optional(v.number())
});
export type Done = v.InferOutput<typeof Done>;

const COOKIE = 'vicina-done';

/** In a cookie and not in the address: told again, it would be untrue. */
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
  try {
    return v.parse(Done, JSON.parse(value));
  } catch {
    return null;
  }
}
