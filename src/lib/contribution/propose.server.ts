import type { SupabaseClient } from '@supabase/supabase-js';
import { dataVersion } from '../server/data-version.ts';
import { write, type Refusal } from '../server/database.ts';
import { log } from '../server/log.ts';
import {
  PROBLEM_REASONS,
  type FieldProblem,
  type ProblemReason,
  type Proposal,
  type ProposalReceipt
} from './proposal.ts';

/** What became of a proposal that was sent. */
export type Outcome =
  | { readonly kind: 'taken'; readonly receipt: ProposalReceipt }
  /** A value is refused: `field` is null when it is not known which. */
  | { readonly kind: 'refused'; readonly field: string | null; readonly problem: FieldProblem }
  /** A field, role or state that nobody is offered. */
  | { readonly kind: 'forged' }
  | { readonly kind: 'gone' }
  /** Already decided, closed or changed. */
  | { readonly kind: 'decided'; readonly state: string | null }
  | { readonly kind: 'wait'; readonly seconds: number }
  /** A proof of work is wanted: the neighbourhood is under attack. */
  | { readonly kind: 'proof-needed' };

interface Sender {
  /** The network address, as SvelteKit's getClientAddress gives it: the database keeps it as a hash, for 48 hours. */
  readonly caller: string;
  /** The client of the session, when somebody has signed in. */
  readonly client?: SupabaseClient | null | undefined;
}

/**
 * Sends a proposal through the one door. Sent again with the same secret it is the same proposal. Throws a 503 when the
 * database does not answer.
 */
export async function propose(proposal: Proposal, sender: Sender): Promise<Outcome> {
  const { value, refusal } = await write(
    'propose',
    { proposal, caller: sender.caller },
    sender.client ?? null
  );
  if (refusal === null) {
    // Of what was taken at once, the page that comes next says it.
    if (value.state !== 'pending') dataVersion.forget();
    return { kind: 'taken', receipt: value };
  }
  return outcomeOf(refusal);
}

/** A line for the operator about a post that did not get as far as the database, without anything that was sent. */
export function logForged(about: { readonly target: string; readonly kind: string }): void {
  log.warn(about, 'a proposal with a forged field, role or state was refused');
}

/** What a refusal of any writing function means to whoever asked. */
export function outcomeOf({ code, field, details }: Refusal): Exclude<Outcome, { kind: 'taken' }> {
  switch (code) {
    case '42501':
      return { kind: 'forged' };
    case '22023':
      return { kind: 'refused', field, problem: { reason: reasonOf(details) } };
    case 'PT404':
      return { kind: 'gone' };
    case 'PT409':
      return { kind: 'decided', state: details };
    case 'PT428':
      return { kind: 'proof-needed' };
    case 'PT429':
      return { kind: 'wait', seconds: /^\d{1,6}$/.test(details ?? '') ? Number(details) : 60 };
  }
}

function reasonOf(details: string | null): ProblemReason {
  return PROBLEM_REASONS.find((reason) => reason === details) ?? 'invalid';
}

/** The HTTP status of what was not taken. */
export const OUTCOME_STATUS = {
  refused: 400,
  forged: 403,
  gone: 404,
  decided: 409,
  'proof-needed': 428,
  wait: 429
} as const satisfies Record<Exclude<Outcome['kind'], 'taken'>, number>;
