import type { Stage } from '../activity/vocabulary.ts';
import type { LonLat } from '../geo/point.ts';
import type { ChosenText } from '../i18n/localised.ts';
import type { PathStep } from './step.ts';

/** Ways into the calendar that many women ask for first. */
export type StageLink = 'women' | 'childcare' | 'undocumented' | 'school';

export interface StageView {
  readonly stage: Stage;
  readonly count: number;
  /** The calendar with everything of this stage. */
  readonly href: string;
  /** Only those that find something. */
  readonly links: readonly { readonly kind: StageLink; readonly href: string }[];
}

/** What the pages of the path are given: enough to rank, to explain and to work without a network. */
export interface PathView {
  readonly neighbourhood: {
    readonly slug: string;
    readonly name: ChosenText;
    readonly href: string;
    /** IANA zone. */
    readonly timeZone: string;
  };
  readonly href: string;
  /** The page in the neighbourhood's own language, for the phone of an operator. */
  readonly operatorHref: string;
  readonly steps: readonly PathStep[];
  readonly stages: readonly StageView[];
  readonly landmarks: readonly {
    readonly slug: string;
    readonly name: ChosenText;
    readonly point: LonLat;
  }[];
  /** ISO 8601 instant at which it was read. */
  readonly readAt: string;
}
