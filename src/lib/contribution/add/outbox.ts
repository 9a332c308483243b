import { deserialize } from '$app/forms';
import type { ActionResult } from '@sveltejs/kit';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

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
  /** Somebody must look at it again: it was answered, and not taken. */
  readonly refused: boolean;
}

/** What became of what waited: the private page of each that was sent, and those that need another look. */
export interface Flushed {
  readonly sent: readonly { readonly name: string; readonly href: string }[];
  readonly left: number;
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

/** Keeps a form on the phone until it can be sent. Throws where the browser keeps nothing. */
export async function keepForLater(form: Omit<Waiting, 'at' | 'refused'>): Promise<void> {
  const db = await open();
  await db.put('outbox', { ...form, at: Date.now(), refused: false });
  db.close();
  localStorage.setItem(FLAG, 'yes');
}

/** What waits, oldest first. */
export async function waiting(): Promise<readonly Waiting[]> {
  if (!hasWaiting()) return [];
  const db = await open();
  const all = await db.getAll('outbox');
  db.close();
  return all.sort((a, b) => a.at - b.at);
}

/** Whether something waits, or waited a moment ago. */
export function hasWaiting(): boolean {
  try {
    return localStorage.getItem(FLAG) !== null;
  } catch {
    return false;
  }
}

/** Takes one away, and every trace of there having been any with the last. */
export async function forget(secret: string): Promise<void> {
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
}

let flushing: Promise<Flushed> | null = null;

/** Sends what waits, one after another; what nobody answers goes on waiting. */
export function flush(): Promise<Flushed> {
  return (flushing ??= send().finally(() => (flushing = null)));
}

async function send(): Promise<Flushed> {
  const sent: { name: string; href: string }[] = [];
  for (const one of await waiting()) {
    if (one.refused) continue;
    const result = await post(one);
    if (result === null) break;
    if (result.type === 'redirect') {
      await forget(one.secret);
      sent.push({ name: one.name, href: result.location });
    } else if (result.type === 'failure' && result.status !== 429) {
      const db = await open();
      await db.put('outbox', { ...one, refused: true });
      db.close();
    } else break;
  }
  return { sent, left: (await waiting()).length };
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
