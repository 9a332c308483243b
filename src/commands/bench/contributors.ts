import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { dataFolder } from '../../../supabase/embedded/folders.ts';
import { Sentence } from '../say.ts';
import type { TemporaryApp } from '../temporary-app.ts';
import { median, type Figure } from './table.ts';

const CONTRIBUTORS = 50;
const COORDINATORS = 3;
const SECONDS = 60;
/** Between two proposals of one contributor, and two decisions of one coordinator, in milliseconds. */
const PAUSE = 250;
const NEIGHBOURHOOD = 'san-siro';

/** As often a phone sends a proposal again that was not answered, with the same secret. */
const TRIES = 5;

interface Sent {
  readonly secret: string;
  /** Whether it was acknowledged in the end. */
  readonly acknowledged: boolean;
  readonly tries: number;
  readonly milliseconds: number;
}

/**
 * Fifty neighbours propose and three coordinators decide for a minute, all at once, through the front door. Whatever was
 * acknowledged must be in the queue or in the history afterwards, once.
 */
export async function contributorsAtOnce(origin: string, { supabase }: TemporaryApp): Promise<Figure[]> {
  const { sql } = supabase;
  // All come from this machine: each would be told to wait, and then to show work.
  await sql(`update private.limits set most = 1000000 where bucket <> 'proof-bits'`);
  const coordinators = await Promise.all(
    Array.from({ length: COORDINATORS }, (_, index) =>
      signedInCoordinator(supabase, `coordinator${index}@example.org`)
    )
  );
  const until = Date.now() + SECONDS * 1000;
  const [sent, decided] = await Promise.all([
    Promise.all(Array.from({ length: CONTRIBUTORS }, (_, index) => contribute(origin, index, until))),
    Promise.all(coordinators.map((client) => coordinate(client, until)))
  ]);
  return figures(sent.flat(), decided.flat(), sql);
}

async function contribute(origin: string, contributor: number, until: number): Promise<Sent[]> {
  const sent: Sent[] = [];
  for (let number = 0; Date.now() < until; number++) {
    const secret = randomBytes(24).toString('base64url');
    const body = JSON.stringify({
      target: 'places',
      kind: 'create',
      secret,
      changes: {
        category: 'cafe-restaurant',
        name: { it: `Luogo ${contributor}/${number} ${secret.slice(0, 6)}` }
      }
    });
    const began = performance.now();
    let tries = 0;
    let acknowledged = false;
    while (!acknowledged && tries++ < TRIES) acknowledged = await send(origin, body);
    sent.push({ secret, acknowledged, tries, milliseconds: performance.now() - began });
    await pause();
  }
  return sent;
}

/** Whether it was acknowledged: 201. What is not may have been taken all the same. */
async function send(origin: string, body: string): Promise<boolean> {
  try {
    const headers = { 'content-type': 'application/json' };
    const address = `${origin}/api/v1/${NEIGHBOURHOOD}/contributions`;
    const response = await fetch(address, { method: 'POST', headers, body });
    await response.arrayBuffer();
    return response.status === 201;
  } catch {
    return false;
  }
}

interface Decided {
  readonly id: string;
  readonly state: string;
}

/** Decides what is in the queue, now accepting, now refusing; of two who decide the same, the second is told. */
async function coordinate(client: SupabaseClient, until: number): Promise<Decided[]> {
  const decided: Decided[] = [];
  while (Date.now() < until) {
    const { data: queue } = await client.rpc('queue', { neighbourhood: NEIGHBOURHOOD, most: 20 });
    const waiting = (queue ?? []) as readonly { id: string; state: string }[];
    for (const [index, { id, state }] of waiting.entries()) {
      if (Date.now() >= until) break;
      if (state !== 'pending') continue;
      const decision = index % 4 === 3 ? { action: 'refuse', reason: 'unclear' } : { action: 'accept' };
      const { data, error } = await client.rpc('decide', { contribution: id, decision });
      if (error === null) decided.push({ id, state: (data as { state: string }).state });
      await pause();
    }
    if (waiting.length === 0) await pause();
  }
  return decided;
}

async function figures(
  sent: readonly Sent[],
  decided: readonly Decided[],
  sql: TemporaryApp['supabase']['sql']
): Promise<Figure[]> {
  const acknowledged = sent.filter((one) => one.acknowledged);
  const again = sent.reduce((sum, { tries }) => sum + Math.min(tries, TRIES) - 1, 0);
  const [stored] = await sql<
    Record<'kept' | 'queued' | 'decided' | 'all' | 'revisions' | 'accepted', number>
  >(
    `with mine as (
       select c.* from public.contributions as c where c.secret_hash in (
         select private.secret_hash(s) from jsonb_array_elements_text($1) as s
       )
     )
     select
       (select count(distinct secret_hash)::int from mine) as kept,
       (select count(*)::int from mine where state in ('pending', 'asked')) as queued,
       (select count(*)::int from mine where state not in ('pending', 'asked')) as decided,
       (select count(*)::int from public.contributions where secret_hash is not null) as all,
       (select count(*)::int from mine where state = 'accepted') as accepted,
       (select count(*)::int from public.revisions as r join mine on mine.id = r.contribution_id) as revisions`,
    [acknowledged.map(({ secret }) => secret)]
  );
  const { kept, queued, decided: settled, all, accepted, revisions } = stored!;
  const times = acknowledged.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  const slow = times[Math.floor(times.length * 0.95)] ?? 0;
  const answered = new Set(decided.map(({ id }) => id)).size;
  return [
    {
      what: `${CONTRIBUTORS} contributors, ${COORDINATORS} coordinators, ${SECONDS} s: acknowledged, in queue or history`,
      measured: `${acknowledged.length} = ${queued} waiting + ${settled} decided (p50 ${median(times).toFixed(0)} ms, p95 ${slow.toFixed(0)} ms)`,
      must: 'all, once',
      holds:
        acknowledged.length > 0 && kept === acknowledged.length && queued + settled === acknowledged.length
    },
    {
      what: 'proposals in the database against those acknowledged; sent again after no answer',
      measured: `${all} and ${acknowledged.length} of ${sent.length}; ${again} sent again`,
      must: 'equal',
      holds: all === acknowledged.length && acknowledged.length === sent.length
    },
    {
      what: 'decisions: each once, each accepted one with one revision',
      measured: `${decided.length} answered, ${settled} in the database; ${accepted} accepted, ${revisions} revisions`,
      must: 'equal',
      holds: decided.length === answered && answered === settled && accepted === revisions
    }
  ];
}

/** As a coordinator signs in: with the code from her e-mail, which an installation without a mail server keeps in a file. */
async function signedInCoordinator(
  { url, publishableKey, secretKey }: TemporaryApp['supabase'],
  email: string
): Promise<SupabaseClient> {
  const launcher = createClient(url, secretKey ?? '', { auth: { persistSession: false } });
  const invited = await launcher.rpc('invite_coordinator', { neighbourhood: NEIGHBOURHOOD, email });
  const client = createClient(url, publishableKey, { auth: { persistSession: false } });
  const sent = await client.auth.signInWithOtp({ email });
  const signedIn = await client.auth.verifyOtp({ email, token: codeSentTo(email), type: 'email' });
  const accepted = await client.rpc('accept_invitations');
  const error = invited.error ?? sent.error ?? signedIn.error ?? accepted.error;
  if (error) throw new Sentence(`A coordinator could not sign in: ${error.message}`);
  return client;
}

function codeSentTo(email: string): string {
  const outbox = path.join(dataFolder(), 'outbox');
  const letters = existsSync(outbox) ? readdirSync(outbox).sort().reverse() : [];
  for (const name of letters) {
    const { to, text } = JSON.parse(readFileSync(path.join(outbox, name), 'utf8')) as {
      to: string;
      text: string;
    };
    if (to === email) return /\b\d{6}\b/.exec(text)?.[0] ?? '';
  }
  return '';
}

const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE));
