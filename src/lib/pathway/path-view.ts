import type { Stage } from '../activity/vocabulary.ts';
import type { SchoolDay } from '../country/country.ts';
import type { LonLat } from '../geo/point.ts';
import type { LocalWords } from '../i18n/local-words.ts';
import type { Locale } from '../i18n/locales.ts';
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

/** Minutes on foot from a landmark to each of the steps, in their order. */
export interface WalksToSteps {
  /** Null: it has no position, or no street that we know leads there. */
  readonly minutes: readonly (number | null)[];
  /** Which of the steps are on no street: of those it is a straight line. */
  readonly straight: readonly number[];
}

/** What the pages of the path are given: enough to rank, to explain and to work without a network. */
export interface PathView {
  readonly neighbourhood: {
    readonly slug: string;
    readonly name: ChosenText;
    readonly href: string;
    /** IANA zone. */
    readonly timeZone: string;
    /** What people learn here; BCP 47. */
    readonly learns: string;
    /** When schools look after children here; null: not known. */
    readonly schoolDay: SchoolDay | null;
  };
  /** The language they learn, where this program speaks it: the card is in it too. */
  readonly learnt: { readonly locale: Locale; readonly words: LocalWords } | null;
  readonly href: string;
  /** The page in the neighbourhood's own language, for the phone of an operator. */
  readonly operatorHref: string;
  readonly steps: readonly PathStep[];
  readonly stages: readonly StageView[];
  readonly landmarks: readonly {
    readonly slug: string;
    readonly name: ChosenText;
    readonly point: LonLat;
    /** Along the streets from there; null: they are straight lines, which the phone measures itself. */
    readonly walks: WalksToSteps | null;
  }[];
  /** ISO 8601 instant at which it was read. */
  readonly readAt: string;
}
