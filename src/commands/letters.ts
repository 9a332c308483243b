/** Sends the letters that wait, while Vicina runs, and forgets what has had its time: the app never holds the key for it. */
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { emptyOutbox, type Send } from '../../supabase/embedded/email.ts';
import { letterOf } from '../lib/contribution/letters/letter.server.ts';
import { call } from './calendar-import.ts';
import { leads, newLeader } from './lead.ts';
import { say } from './say.ts';
import type { Stopping } from './stopping.ts';
import type { Supabase } from './supabase.ts';

const LOOKED_EVERY_MS = 60_000;
const FIRST_AFTER_MS = 5_000;
const FORGOTTEN_EVERY_MS = 3600_000;
const AT_ONCE = 20;
/** So many that fail one after another are the mail server's fault: the others wait for the next round. */
const FAILURES = 3;

interface Keeping {
  readonly origin: string;
  readonly data: string;
  readonly send: Send;
}

/** Once a minute, and once an hour what is forgotten. Without the secret key it does nothing. */
export function keepLettersSent({ url, secretKey }: Supabase, keeping: Keeping, stopping: Stopping): void {
  if (!secretKey) return;
  const client = createClient(url, secretKey, { auth: { persistSession: false } });
  const leader = newLeader();
  let forgottenAt = -Infinity;
  const round = async (): Promise<void> => {
    try {
      if (!(await leads(client, 'letters', leader))) return;
      const now = Date.now();
      if (now - forgottenAt >= FORGOTTEN_EVERY_MS) {
        await purgeExpired(client, keeping.data, new Date(now));
        forgottenAt = now;
      }
      await sendLetters(client, keeping, stopping);
    } catch (error) {
      say(`The letters were not sent. ${error instanceof Error ? error.message : error}`);
    } finally {
      if (!stopping.isAsked) timer = setTimeout(round, LOOKED_EVERY_MS);
    }
  };
  let timer = setTimeout(round, FIRST_AFTER_MS);
  stopping.add(async () => clearTimeout(timer));
}

/** Writes the monthly letters that are due, and lets go of what is no longer to be known. */
export async function purgeExpired(client: SupabaseClient, data: string, now: Date): Promise<void> {
  await call(client, 'purge', { at: now.toISOString() });
  await call(client, 'digests_due', { at: now.toISOString() });
  emptyOutbox(data, now);
}

/** Sends what waits, and notes what could not be sent: the database has it tried again, later and later. */
export async function sendLetters(
  client: SupabaseClient,
  { origin, send }: Pick<Keeping, 'origin' | 'send'>,
  stopping?: Pick<Stopping, 'isAsked'>
): Promise<{ readonly sent: number; readonly failed: number }> {
  const letters = await call(client, 'letters_to_send', { most: AT_ONCE });
  const count = { sent: 0, failed: 0 };
  let inARow = 0;
  for (const letter of letters) {
    if (stopping?.isAsked || inARow >= FAILURES) break;
    const failure = await letterOf(letter, origin)
      .then(send)
      .then(
        () => null,
        // What a mail server says may name the reader: it is kept with her letter, and is not for the log.
        (error: unknown) => (error instanceof Error ? error.message : String(error)).slice(0, 900)
      );
    await call(client, 'letter_done', { letter: letter.id, failure });
    inARow = failure === null ? 0 : inARow + 1;
    count[failure === null ? 'sent' : 'failed'] += 1;
  }
  if (count.failed > 0) say(`Of the letters, ${count.failed} could not be sent; they are tried again.`);
  return count;
}
