import type { LocalisedText } from '../../i18n/localised.ts';
import type { Proposal, Report, Target } from '../proposal.ts';

/** Where a proposal may stand. */
export const STATES = [
  'pending',
  'asked',
  'accepted',
  'partly-accepted',
  'conflict',
  'unchanged',
  'refused',
  'withdrawn'
] as const;
export type State = (typeof STATES)[number];

/** Why a coordinator refused, from a list, so that it is said in the contributor's language. */
export const REFUSAL_REASONS = [
  'duplicate',
  'not-here',
  'not-true',
  'not-for-everyone',
  'advertising',
  'unclear',
  'closed',
  'other'
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** A proposal as whoever holds its secret link reads it (`proposal_by_secret`). */
export interface FollowedProposal {
  readonly id: string;
  readonly neighbourhood: string;
  /** A photo is proposed by itself, or with a new entry. */
  readonly target: Target | 'photos';
  readonly kind: Proposal['kind'];
  readonly report: Report | null;
  readonly state: State;
  /** What was written to the coordinators with it. */
  readonly message: string | null;
  /** ISO 8601 instants. */
  readonly createdAt: string;
  readonly decidedAt: string | null;
  readonly changes: Readonly<Record<string, unknown>>;
  /** The values there were when it was proposed. */
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly applied: readonly string[];
  readonly conflicts: readonly string[];
  readonly reason: string | null;
  readonly entry: {
    readonly slug: string | null;
    readonly name: LocalisedText | null;
    readonly closed: boolean;
  };
  readonly thread: readonly {
    readonly at: string;
    readonly by: 'contributor' | 'coordinator';
    readonly words: string;
  }[];
  readonly mayWithdraw: boolean;
  readonly mayAdd: boolean;
  readonly hasContact: boolean;
  readonly photos: readonly { readonly id: string; readonly alt: LocalisedText; readonly state: string }[];
}

/** What a proposal came to: where it stands, or what was done to what was accepted of it. */
type WhatBecame = State | 'undone' | 'gone' | 'closing';

/**
 * What is told at the top of its page. `undone`: what was accepted was taken back. `gone`: the page it is of was closed since.
 * `closing`: it proposed to close the page, and so it was.
 */
export function whatBecameOf({
  state,
  kind,
  isClosed,
  isUndone
}: Pick<FollowedProposal, 'state' | 'kind'> & {
  readonly isClosed: boolean;
  readonly isUndone: boolean;
}): WhatBecame {
  if (isUndone) return 'undone';
  if (!isClosed || (state !== 'accepted' && state !== 'partly-accepted')) return state;
  return kind === 'close' ? 'closing' : 'gone';
}

/** What became of one field of a proposal that is decided; null while it is not, or when nothing needs saying. */
export function fieldOutcome(
  field: string,
  { state, applied, conflicts }: Pick<FollowedProposal, 'state' | 'applied' | 'conflicts'>
): 'applied' | 'conflict' | 'notApplied' | null {
  if (conflicts.includes(field)) return 'conflict';
  if (state === 'accepted' || state === 'partly-accepted')
    return applied.includes(field) ? 'applied' : state === 'partly-accepted' ? 'notApplied' : null;
  return null;
}
