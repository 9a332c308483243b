import { createHmac, randomBytes } from 'node:crypto';
import { connectionOf } from '../server/connection-of.ts';
import type { Need } from './need.ts';

/**
 * So many needs of one kind are counted from one connection on one day: fewer than the smallest count that is ever told, so
 * that nobody is five people in a day, and enough for a class on one Wi-Fi to be heard.
 */
export const SAME_KIND_A_DAY = 4;

export interface Telling {
  readonly neighbourhood: string;
  readonly need: Need;
  /** Of the form that was sent; null where it came without. */
  readonly token: string | null;
  /** The network address, as SvelteKit's getClientAddress gives it. */
  readonly caller: string;
}

/**
 * Makes the marks by which the database counts a need once (`add_need`): the same form once, the same thing in the same
 * cell once a day from one connection, and one kind of thing a few times. Each is an HMAC with a key of the day that is
 * nowhere but in this process: who has only the database can neither read them nor try a guess.
 * @param newKey 32 random bytes
 */
export function needMarker(newKey: () => Uint8Array = () => randomBytes(32)) {
  let day = '';
  let key: Uint8Array;
  return ({ neighbourhood, need, token, caller }: Telling, now: Date): string[][] => {
    const today = now.toISOString().slice(0, 10);
    if (day !== today) [day, key] = [today, newKey()];
    const mark = (...of: unknown[]) =>
      createHmac('sha256', key)
        .update(JSON.stringify([neighbourhood, ...of]))
        .digest('base64url')
        .slice(0, 22);
    const connection = connectionOf(caller);
    return [
      // With what it says: a form that was filled in anew is another answer.
      ...(token === null ? [] : [[mark('form', token, need)]]),
      [mark('same', connection, need.what, need.cell)],
      Array.from({ length: SAME_KIND_A_DAY }, (_, turn) => mark('kind', connection, need.what, turn))
    ];
  };
}
