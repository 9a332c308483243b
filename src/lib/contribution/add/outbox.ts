import { deserialize } from '$app/forms';
import type { ActionResult } from '@sveltejs/kit';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { valuesOf } from '../form-values.ts';
import { phoneStorage } from '../../ui/phone-storage.ts';
import { giveBack } from './draft.ts';
import { ADDABLE } from './form.ts';
import { sendOutcome } from './send-outcome.ts';

/** A form that could not be sent: no network, or nobody answered. It goes with its secret, so it arrives once. */
export interface Waiting {
  readonly secret: string;
  /** Path of the page whose form it is. */
  readonly page: string;
  /** What it adds, as the person named it. */
  readonly name: string;
  readonly entries: readonly (readonly [name: string, value: string | File])[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What became of what waited. */
export interface Flushed {
  /** With the page that says what happens now. */
  readonly sent: readonly { readonly name: string; readonly href: string }[];
  /** Answered, and not taken as they are: each is a draft of its form again. */
  readonly refused: readonly { readonly name: string; readonly href: string }[];
}

interface Schema extends DBSchema {
  outbox: { key: string; value: Waiting };
}

const DATABASE = 'vicina-outbox';
/** Tells, without opening a database, that something waits. */
const FLAG = 'vicina.outbox';

const open = (): Promise<IDBPDatabase<Schema>> =>
  openDB<Schema>(DATABASE, 1, {
    upgrade: (db) => void db.createObjectStore('outbox', { keyPath: 'secret' })
  });

/**
 * One at a time, of all pages that are open: the last one taken away takes the database with it, and must not take one that
 * comes in that moment. Over plain HTTP browsers have no locks: there it is as likely as it is.
 */
const alone = <T>(task: () => Promise<T>): Promise<T> =>
  'locks' in navigator && 'request' in navigator.locks ? navigator.locks.request(DATABASE, task) : task();

/** Keeps a form on the phone until it can be sent. Throws where the browser keeps nothing. */
export const keepForLater = (form: Omit<Waiting, 'at'>): Promise<void> =>
  alone(async () => {
    const db = await open();
    await db.put('outbox', { ...form, at: Date.now() });
    db.close();
    localStorage.setItem(FLAG, 'yes');
  });

/** What waits, oldest first. */
export const waiting = (): Promise<readonly Waiting[]> =>
  alone(async () => {
    if (!hasWaiting()) return [];
    const db = await open();
    const all = await db.getAll('outbox');
    db.close();
    return all.sort((a, b) => a.at - b.at);
  });

/** Whether something waits, or waited a moment ago. */
export function hasWaiting(): boolean {
  try {
    return localStorage.getItem(FLAG) !== null;
  } catch {
    return false;
  }
}

/** Takes one away, and every trace of there having been any with the last. */
export const forget = (secret: string): Promise<void> =>
  alone(async () => {
    const db = await open();
    await db.delete('outbox', secret);
    const left = await db.count('outbox');
    db.close();
    if (left > 0) return;
    localStorage.removeItem(FLAG);
    await new Promise<void>((resolve) => {
      const request = indexedDB.deleteDatabase(DATABASE);
      request.onsuccess = request.onerror = request.onblocked = () => resolve();
    });
  });

let flushing: Promise<Flushed> | null = null;

/** Sends what waits, one after another; what nobody answers goes on waiting. */
export function flush(): Promise<Flushed> {
  return (flushing ??= send().finally(() => (flushing = null)));
}

async function send(): Promise<Flushed> {
  const sent: Flushed['sent'][number][] = [];
  const refused: Flushed['refused'][number][] = [];
  for (const one of await waiting()) {
    const result = await post(one);
    const fate = sendOutcome(result);
    if (fate === 'later') break;
    if (fate === 'refused' && !putBack(one)) continue;
    if (result?.type === 'redirect') sent.push({ name: one.name, href: result.location });
    else refused.push({ name: one.name, href: one.page });
    await forget(one.secret);
  }
  return { sent, refused };
}

/** Nothing typed is lost: the form opens with it. False when there is no room: then it goes on waiting. */
function putBack({ page, entries }: Waiting): boolean {
  const [, neighbourhood = '', last] = /^\/[^/]+\/([^/]+)\/add\/([a-z]+)$/.exec(page) ?? [];
  const what = ADDABLE.find((one) => one === last);
  const texts = new FormData();
  for (const [name, value] of entries) if (typeof value === 'string') texts.append(name, value);
  return (
    what !== undefined &&
    giveBack(phoneStorage(), neighbourhood, what, { values: valuesOf(texts), step: 0, at: Date.now() })
  );
}

/** The answer of the page to its form; null when nobody answered. */
async function post({ page, entries }: Waiting): Promise<ActionResult | null> {
  const body = new FormData();
  for (const [name, value] of entries) body.append(name, value);
  try {
    const answer = await fetch(page, {
      method: 'POST',
      body,
      headers: { accept: 'application/json', 'x-sveltekit-action': 'true' }
    });
    return deserialize(await answer.text());
  } catch {
    return null;
  }
}
