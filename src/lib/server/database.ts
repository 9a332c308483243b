import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { error } from '@sveltejs/kit';
import { env } from '$env/dynamic/private';
import type { Answers } from '../../answers.ts';
import type { DatabaseFunctions } from './database-functions.ts';
import { log } from './log.ts';
import { askingAddress, inTurnOf } from './one-address.ts';
import { signedCaller } from './signed-caller.ts';

/** A function of the database. */
export type FunctionName = keyof DatabaseFunctions;

/** What it takes. */
export type Arguments<Name extends FunctionName> = DatabaseFunctions[Name]['Args'];

/** What it answers: of JSON, what src/answers.ts says. */
export type AnswerOf<Name extends FunctionName> = Name extends keyof Answers
  ? Answers[Name]
  : DatabaseFunctions[Name]['Returns'];

/** Nothing need be given to a function that can do with nothing. */
export type Given<Name extends FunctionName> =
  Record<string, never> extends Arguments<Name>
    ? [parameters?: Arguments<Name>]
    : [parameters: Arguments<Name>];

/** A reader waits no longer than this for the database, in milliseconds. */
const TIMEOUT = 10_000;

/**
 * So many questions may wait for an answer at once; a reader beyond is told at once to come back, instead of waiting for
 * the time limit with everybody else.
 */
const MOST_WAITING = 250;

let anonymous: SupabaseClient | undefined;
let waiting = 0;

/** The database as a reader who has not signed in: row-level security and grants decide what is there. */
export function anonymousClient(): SupabaseClient {
  const { SUPABASE_URL: url, SUPABASE_PUBLISHABLE_KEY: key } = env;
  if (!url || !key) throw new Error('SUPABASE_URL and SUPABASE_PUBLISHABLE_KEY must be set.');
  anonymous ??= createClient(url, key, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    global: { fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(TIMEOUT) }) }
  });
  return anonymous;
}

/**
 * Calls a reading function of the database. Its answer is trusted to be what src/answers.ts says.
 * Throws a 404 when the function says so (`PT404`), a 503 when the database does not answer.
 */
export async function read<Name extends FunctionName>(
  name: Name,
  ...[parameters = {}]: Given<Name>
): Promise<AnswerOf<Name>> {
  const answer = await inTurnOf(askingAddress(), () => asked(name, parameters), AbortSignal.timeout(TIMEOUT));
  if (answer === null) error(503, 'Too many are reading at once.');
  if (answer.error === null) return answer.data as AnswerOf<Name>;
  if (answer.error.code === 'PT404') error(404, answer.error.message);
  log.error({ name, ...withoutQuotes(answer.status, answer.error) }, 'the database did not answer a reading');
  error(503, 'The database does not answer.');
}

async function asked(name: FunctionName, parameters: object) {
  if (waiting >= MOST_WAITING) return null;
  waiting++;
  return Promise.resolve(anonymousClient().rpc(name, parameters))
    .catch((reason: unknown) => ({ data: null, error: { code: '', message: String(reason) }, status: 0 }))
    .finally(() => waiting--);
}

/** Why the database refused to write: what it raised, as a caller tells it to whoever asked. */
export interface Refusal {
  /**
   * `42501` not allowed, or forged; `22023` a value is refused; `PT404` not there; `PT409` in another state by now;
   * `PT428` a proof of work is wanted; `PT429` too many, wait.
   */
  readonly code: '42501' | '22023' | 'PT404' | 'PT409' | 'PT428' | 'PT429';
  /** An English sentence. */
  readonly message: string;
  /** The field it is about. */
  readonly field: string | null;
  /** A short code: why a value is refused, the state it is in, seconds to wait. */
  readonly details: string | null;
}

export type Written<T> =
  { readonly value: T; readonly refusal: null } | { readonly value: null; readonly refusal: Refusal };

/**
 * Calls a writing function of the database: as a reader who has not signed in, or with the client of a session. A
 * refusal is given back. Throws a 503 when the database does not answer: whether it has written is then not known,
 * and the same call may be made again when the function says so.
 */
export async function write<Name extends FunctionName>(
  name: Name,
  parameters: Arguments<Name>,
  client: SupabaseClient | null = null
): Promise<Written<AnswerOf<Name>>> {
  const answer = await inTurnOf(
    askingAddress(),
    () => sent(name, parameters, client),
    AbortSignal.timeout(TIMEOUT)
  );
  if (answer === null) error(503, 'Too many are writing at once.');
  if (answer.error === null) return { value: answer.data as AnswerOf<Name>, refusal: null };
  const code = refusalCode(answer.error.code);
  if (code === null) {
    log.error({ name, ...withoutQuotes(answer.status, answer.error) }, 'the database did not take a writing');
    error(503, 'The database does not answer.');
  }
  // Somebody asks for what no page offers her: a line for the operator, without anything that was sent.
  if (code === '42501') log.warn({ name }, 'a writing that its sender may not do was refused');
  const { message, hint, details } = answer.error;
  const raised = code === answer.error.code;
  return {
    value: null,
    refusal: { code, message, field: (raised && hint) || null, details: (raised && details) || null }
  };
}

function sent(name: FunctionName, parameters: object, client: SupabaseClient | null) {
  return Promise.resolve((client ?? anonymousClient()).rpc(name, signed(parameters))).catch(
    (reason: unknown) => ({
      data: null,
      error: { code: '', message: String(reason), hint: null, details: null },
      status: 0
    })
  );
}

/** The database believes of the app alone who asks: a network address is signed on its way there, and nowhere else. */
function signed(parameters: object): object {
  const { CALLER_SECRET: secret } = env;
  if (!secret || !('caller' in parameters) || typeof parameters.caller !== 'string') return parameters;
  return { ...parameters, caller: signedCaller(parameters.caller, secret) };
}

const REFUSALS: ReadonlySet<string> = new Set<Refusal['code']>([
  '42501',
  '22023',
  'PT404',
  'PT409',
  'PT428',
  'PT429'
]);

/** A value that no check was made for, but that a type or a constraint does not take (classes 22 and 23), is refused too. */
function refusalCode(code: string): Refusal['code'] | null {
  if (REFUSALS.has(code)) return code as Refusal['code'];
  return /^2[23]/.test(code) ? '22023' : null;
}

/** An SQL error quotes the value it could not read, which a reader sent; a refusal or a broken line does not. */
function withoutQuotes(status: number, { code, message }: { code: string; message: string }) {
  return { status, code, ...([0, 401, 403].includes(status) && { reason: message }) };
}
