/** What may be proposed by anyone. */
export const TARGETS = ['places', 'activities', 'organisations', 'practices', 'relationships'] as const;
export type Target = (typeof TARGETS)[number];

/** One tap about an entry that is there. */
export type Report = 'closed' | 'moved' | 'wrong-position' | 'other';

/** A change as the database's `propose` takes it. */
export interface Proposal {
  /** Slug. */
  readonly neighbourhood: string;
  readonly target: Target;
  readonly kind: 'create' | 'update' | 'close';
  /** Of the entry, to update or close it. */
  readonly slug?: string | null;
  /** The revision of the entry that the contributor saw. */
  readonly base_revision?: number | null;
  /** Values by field, as `…_proposed_entry_fields.sql` names and writes them. */
  readonly changes: Readonly<Record<string, unknown>>;
  readonly report?: Report | null;
  /** Words to the coordinator, never shown to others. At most {@link MOST_MESSAGE} characters. */
  readonly message?: string | null;
  /** E-mail address for news of it, never shown. */
  readonly contact?: string | null;
  readonly locale: string;
  /** See secret.ts. */
  readonly secret: string;
  /** What a coordinator may want to look at twice (spam-signals.ts). */
  readonly hints: readonly string[];
  readonly proof?: Proof | null;
}

/** A solved challenge, when the neighbourhood is under attack. */
export interface Proof {
  readonly challenge: string;
  readonly nonce: string;
}

export type ProposalState = 'pending' | 'accepted' | 'partly-accepted' | 'conflict' | 'unchanged';

/** What the database answers to a proposal it has taken. */
export interface ProposalReceipt {
  readonly state: ProposalState;
  /** The same post had come before. */
  readonly again: boolean;
  readonly id: string;
  /** A photo is proposed by itself. */
  readonly entry: { readonly target: Target | 'photos'; readonly slug: string | null };
  /** Fields that somebody else has changed meanwhile. */
  readonly conflicts: readonly string[];
}

/** The longest message to a coordinator, in characters. */
export const MOST_MESSAGE = 2000;

/** Why a value is refused: said beside its field as `error.<reason>`. */
export interface FieldProblem {
  readonly reason: ProblemReason;
  /** Of the longest, the most: what the sentence names. */
  readonly most?: number;
  /** Of a number, how it may be written here. */
  readonly examples?: readonly string[];
}

export const PROBLEM_REASONS = [
  'markup',
  'characters',
  'stacked-marks',
  'unclean-text',
  'too-long',
  'too-many',
  'empty',
  'outside',
  'protected-position',
  'no-such-value',
  'invalid',
  'choose',
  'phone',
  'phone-protected',
  'several-numbers',
  'whatsapp',
  'email',
  'website',
  'times-incomplete',
  'days-missing',
  'time-impossible',
  'date-impossible',
  'date-past',
  'date-future',
  'end-before-start',
  'number',
  'where',
  'venue',
  'alternative-text',
  'month',
  'self-link',
  'already-linked',
  'member-circle',
  'not-here',
  'asked-too',
  'needs-end',
  'notice-words',
  'service-name',
  'hours-unreadable'
] as const;
export type ProblemReason = (typeof PROBLEM_REASONS)[number];

/** By field. */
export type FieldProblems = Readonly<Record<string, FieldProblem>>;
