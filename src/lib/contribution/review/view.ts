import type { CapacityState } from '../../activity/fields/capacity.ts';
import type { Choice } from '../choices.ts';
import type { BoundingBox } from '../../geo/point.ts';
import type { MapPlace } from '../../map/map-place.ts';
import type { ViewText } from '../../place/view.ts';
import type { Editable } from './edits.ts';

/** What a coordinator does with a proposal. */
export type Action = 'accept' | 'ask' | 'refuse';

/** How much a proposal should be looked at. */
export type RiskLevel = 'low' | 'some' | 'high';

/** A proposal in the list. */
export interface ListedProposal {
  readonly id: string;
  readonly href: string;
  /** "New place", "Says it has closed". */
  readonly what: string;
  readonly name: ViewText;
  /** "3 days ago". */
  readonly since: string;
  readonly risk: RiskLevel;
  /** A question was asked; the answer is awaited. */
  readonly asked: boolean;
}

/** A field that would change, or that a new entry would have. */
export interface FieldView {
  readonly field: string;
  readonly label: string;
  /** Empty where there is nothing yet. */
  readonly before: readonly ViewText[];
  readonly after: readonly ViewText[];
  /** How far a pin moves. */
  readonly note: string | null;
  /** Somebody else changed it after this was proposed: it would be a conflict. */
  readonly changedSince: boolean;
  readonly edit: Editable | null;
  /** What each part of `edit` is called: a language, a way of contact, a value of a list. */
  readonly parts: Readonly<Record<string, string>>;
}

/** An entry that may be the same. */
export interface ReviewSimilarView {
  readonly href: string;
  readonly name: ViewText;
  /** "80 m away · 92% alike · Via Preneste 4". */
  readonly facts: string;
}

/** A proposal that is looked at. */
export interface ReviewProposalView extends ListedProposal {
  /** Where it is decided: on its own page, though it may stand beside the list. Actions follow. */
  readonly page: string;
  readonly version: number;
  readonly isNew: boolean;
  readonly isClose: boolean;
  /** Of the live entry, to compare. */
  readonly entryHref: string | null;
  /** "A woman of the neighbourhood, 3 days ago, in Arabic". */
  readonly from: string;
  /** "Wednesday 25 November, 10:00". */
  readonly at: string;
  readonly riskSentence: string;
  readonly hints: readonly string[];
  readonly message: string | null;
  readonly source: string | null;
  readonly fields: readonly FieldView[];
  readonly similar: readonly ReviewSimilarView[];
  readonly photos: readonly { readonly src: string; readonly large: string; readonly alt: string }[];
  readonly thread: readonly {
    readonly own: boolean;
    readonly by: string;
    readonly at: string;
    readonly words: string;
  }[];
  /** Whether the contributor hears of an answer; else she only sees it on her page. */
  readonly hasContact: boolean;
  readonly map: { readonly places: readonly MapPlace[]; readonly bbox: BoundingBox } | null;
}

/** A part of the queue, to go to. */
export interface QueuePartView {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  readonly href: string;
  readonly current: boolean;
}

/** What was decided by somebody else in the meantime. */
export interface DecidedView {
  readonly sentence: string;
}

/** Whether an activity has places, and what one tap may say of it. */
export interface CapacityChoices {
  /** "Places free, as of 20 November", or that nobody knows. */
  readonly known: string;
  readonly states: readonly {
    /** Empty: nobody knows. */
    readonly value: CapacityState | '';
    readonly label: string;
    readonly isKnown: boolean;
  }[];
}

/** How an entry was checked, and what one may say of it. */
export interface CheckView {
  readonly ways: readonly Choice[];
  readonly outcomes: readonly Choice[];
  readonly fields: readonly Choice[];
  /** "12 March 2026 · by telephone · who coordinates · still true", the last first. */
  readonly lines: readonly string[];
}

/** What would make an entry better. */
export interface BetterView {
  /** "6 of 9 things are there". */
  readonly summary: string;
  readonly things: readonly { readonly thing: string; readonly why: string }[];
}
