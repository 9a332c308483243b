import type { Geometry } from 'geojson';
import type { BoundingBox } from '../../geo/point.ts';
import type { ViewText } from '../../place/view.ts';
import type { Choices } from '../choices.ts';
import type { FormValues } from '../form-values.ts';
import type { Target } from '../proposal.ts';
import type { Challenge } from '../proof/proof.ts';
import type { QuestionView } from '../question/question.ts';

/** A question about an entry, with what it says now. */
export interface ChangeQuestion extends QuestionView {
  /** What it says now. */
  readonly now: readonly ViewText[];
  /** "as of 2022": the source is that old. */
  readonly note: string | null;
  /** Of a list: how many there are. */
  readonly there: number;
  /** Of a text: the languages it is asked in, the reader's first. */
  readonly locales: readonly { readonly locale: string; readonly name: string }[];
}

/** The page `/{l}/{n}/places/{slug}/change`, and of a proposal that is corrected. */
export interface ChangeView {
  readonly target: Target;
  readonly name: ViewText;
  /** Page of what is corrected. */
  readonly href: string;
  readonly questions: readonly ChangeQuestion[];
  readonly isProtected: boolean;
  /** Whoever sends it may decide on it: it is there at once. */
  readonly isOwn: boolean;
  readonly baseRevision: number;
  readonly choices: Choices;
  readonly neighbourhood: {
    readonly slug: string;
    /** The language of signs here. */
    readonly local: string;
    readonly bbox: BoundingBox;
    readonly outline: Geometry;
  };
  readonly today: string;
  readonly secret: string;
  readonly made: number;
  /** What stands in the inputs before anybody types. */
  readonly values: FormValues;
  /** A question to show open. */
  readonly open: string | null;
}

/** What comes back when a form was not taken: all that was typed, and what to do. */
export interface ChangeFailure {
  readonly values: FormValues;
  /** Sentences by input. */
  readonly problems: Readonly<Record<string, string>>;
  readonly general: string | null;
  readonly challenge: Challenge | null;
}
