import type { ViewText } from '../../place/view.ts';
import type { FieldChangeView } from '../history/view.ts';
import type { State } from './followed.ts';

/** A step of what happened to a proposal. */
export interface StepView {
  /** "Sent on 25 November 2026". */
  readonly label: string;
  /** ISO 8601 instant; null for what is still to come. */
  readonly at: string | null;
}

/** The page `/{l}/{n}/proposals/{secret}`. */
export interface ProposalView {
  readonly state: State;
  readonly title: string;
  readonly lead: string;
  readonly tone: 'waiting' | 'question' | 'good' | 'bad';
  readonly isNew: boolean;
  readonly name: ViewText | null;
  /** Page of the entry, when it is there. */
  readonly href: string | null;
  readonly isClosed: boolean;
  /** "You proposed to change". */
  readonly said: string;
  readonly changes: readonly (FieldChangeView & {
    readonly fate: string | null;
    readonly fateTone: 'good' | 'bad';
  })[];
  readonly steps: readonly StepView[];
  readonly reason: string | null;
  readonly thread: readonly {
    readonly who: string;
    readonly isMine: boolean;
    readonly at: string;
    readonly day: string;
    readonly words: string;
  }[];
  readonly mayWithdraw: boolean;
  readonly mayAdd: boolean;
  /** Its fields may be corrected on a page of their own. */
  readonly correctHref: string | null;
  readonly hasContact: boolean;
  readonly photos: readonly {
    readonly id: string;
    readonly src: string | null;
    readonly alt: ViewText;
    readonly state: string;
  }[];
  /** Absolute address of the page: the only way back to it. */
  readonly url: string;
  /** To propose something else about the same entry, or something new. */
  readonly anotherHref: string;
}
