import type { LonLat } from '../../geo/point.ts';
import type { LocalisedText } from '../../i18n/localised.ts';
import type { WhoKind } from '../history/history.ts';
import type { Report, Target } from '../proposal.ts';

/** An entry like the one that is proposed. */
export interface QueuedSimilar {
  readonly slug: string;
  readonly name: LocalisedText;
  readonly category?: string | null;
  readonly kind?: string | null;
  readonly address: string | null;
  /** Null where one of the two has no position. */
  readonly metres: number | null;
  /** From 0 to 1. */
  readonly likeness: number;
  readonly point?: LonLat | null;
}

/** A proposal that waits for a decision, as `queue` returns it. */
export interface QueuedProposal {
  readonly id: string;
  /** Moves when its contributor changes what she proposes: what is accepted is what was looked at. */
  readonly version: number;
  readonly target: Target | 'photos';
  readonly kind: 'create' | 'update' | 'close';
  readonly report: Report | null;
  readonly state: 'pending' | 'asked';
  /** ISO 8601. */
  readonly createdAt: string;
  readonly by: WhoKind;
  readonly source: string | null;
  readonly locale: string | null;
  readonly message: string | null;
  readonly changes: Readonly<Record<string, unknown>>;
  /** The entry as it is now, field by field; null for a new one. */
  readonly live: Readonly<Record<string, unknown>> | null;
  /** Fields that somebody else changed after this was proposed. */
  readonly changedSince: readonly string[];
  /** From 0, nothing unusual, to 100. */
  readonly risk: number;
  readonly hints: readonly string[];
  readonly similar: readonly QueuedSimilar[];
  readonly photos: readonly {
    readonly id: string;
    readonly alt: LocalisedText | null;
    readonly width: number;
    readonly height: number;
  }[];
  readonly thread: readonly {
    readonly at: string;
    readonly by: 'contributor' | 'coordinator';
    readonly words: string;
  }[];
  readonly hasContact: boolean;
  readonly entry: { readonly slug: string; readonly name: LocalisedText } | null;
  readonly partOf: string | null;
}

/** Which part of the queue is looked at. */
export const SHOWN = ['all', 'new', 'changes', 'reports', 'asked', 'imports'] as const;
export type Shown = (typeof SHOWN)[number];

export const shownFrom = (value: string | null): Shown => SHOWN.find((one) => one === value) ?? 'all';

const FITS: Readonly<Record<Shown, (proposal: QueuedProposal) => boolean>> = {
  all: ({ by }) => by !== 'import',
  new: ({ kind, by }) => kind === 'create' && by !== 'import',
  changes: ({ kind, report, by }) => kind === 'update' && report === null && by !== 'import',
  reports: ({ kind, report }) => report !== null || kind === 'close',
  asked: ({ state }) => state === 'asked',
  imports: ({ by }) => by === 'import'
};

/** The proposals of that part, in the order of the queue. Imports are decided by source, apart from what people say. */
export const fitting = (queue: readonly QueuedProposal[], shown: Shown): QueuedProposal[] =>
  queue.filter(FITS[shown]);

/** How many wait of each part, also those that the queue has no room for. */
export type QueueCounts = Readonly<Record<Shown, number>>;

/** The one to look at when this one is decided: the next, else the one before it, else none. */
export function following(queue: readonly QueuedProposal[], id: string): string | null {
  const at = queue.findIndex((one) => one.id === id);
  return (at < 0 ? queue[0] : (queue[at + 1] ?? queue[at - 1]))?.id ?? null;
}

/** What came from one source and can be decided together. */
export interface ImportBatch {
  readonly source: string;
  readonly proposals: readonly QueuedProposal[];
}

/** The imports by their source, the source with most first. */
export function importBatches(queue: readonly QueuedProposal[]): ImportBatch[] {
  const bySource = Map.groupBy(fitting(queue, 'imports'), ({ source }) => source ?? '');
  return [...bySource]
    .map(([source, proposals]) => ({ source, proposals }))
    .sort((a, b) => b.proposals.length - a.proposals.length);
}
