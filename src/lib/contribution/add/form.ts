import type { Geometry } from 'geojson';
import type { Telephone } from '../../country/country.ts';
import type { BoundingBox } from '../../geo/point.ts';
import type { ChosenText } from '../../i18n/localised.ts';
import type { Choices } from '../choices.ts';
import type { FormValues } from '../form-values.ts';
import type { Target } from '../proposal.ts';
import type { QuestionView } from '../question/question.ts';
import type { Challenge } from '../proof/proof.ts';

/** What is added, as the addresses name it: `/add/practice`. */
export const ADDABLE = ['place', 'activity', 'practice', 'link'] as const;
export type Addable = (typeof ADDABLE)[number];

/** What each is as the database names it. */
export const TARGET_OF = {
  place: 'places',
  activity: 'activities',
  practice: 'practices',
  link: 'relationships'
} as const satisfies Record<Addable, Target>;

/** Of what is on the map. */
export const hasPhoto = (what: Addable): what is 'place' | 'activity' =>
  what === 'place' || what === 'activity';

/** What a form that adds needs to know. */
export interface AddView {
  readonly what: Addable;
  readonly neighbourhood: {
    readonly slug: string;
    readonly href: string;
    readonly name: ChosenText;
    readonly local: string;
    /** How numbers are dialled here. */
    readonly telephone: Telephone | null;
    readonly timeZone: string;
    readonly bbox: BoundingBox;
    readonly outline: Geometry;
  };
  readonly choices: Choices;
  /** What is asked, step by step. */
  readonly questions: readonly QuestionView[];
  /** See secret.ts: made with the form. */
  readonly secret: string;
  /** When the form was made, milliseconds since 1970. */
  readonly made: number;
  /** `YYYY-MM-DD` on the wall there. */
  readonly today: string;
  /** What the address asked for: a place to add an activity at, a category. */
  readonly values: FormValues;
}

/** An entry that a new one may be, ready to show. */
export interface SimilarView {
  readonly name: ChosenText;
  readonly about: string;
  /** Where to correct it instead. */
  readonly href: string;
}

/** What comes back when a form was not taken: all that was typed, and what to do. */
export interface AddFailure {
  readonly values: FormValues;
  /** Sentences by input. */
  readonly problems: Readonly<Record<string, string>>;
  /** What is wrong with the whole. */
  readonly general: string | null;
  readonly similar: readonly SimilarView[];
  readonly challenge: Challenge | null;
}
