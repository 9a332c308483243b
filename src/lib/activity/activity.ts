import type { LonLat } from '../geo/point.ts';
import type { LocationPrecision } from '../geo/position.ts';
import type { LocalisedText } from '../i18n/localised.ts';
import type { Source } from '../neighbourhood/source.ts';
import type { Audience, Contacts, Feature, Requirement } from '../place/place.ts';
import type { Schedule } from './schedule/schedule.ts';
import type { SaidTrue } from '../place/said-true.ts';

/** What kind of thing it is; the first ones are the actions of the path from orientation to work. */
export const ACTIVITY_KINDS = [
  'orientation-interview',
  'skills-assessment',
  'italian-course',
  'literacy',
  'training-tailoring',
  'training-food',
  'training-care',
  'training-digital',
  'training-other',
  'job-search-help',
  'job',
  'internship',
  'legal-help',
  'health-prevention',
  'playgroup',
  'homework-help',
  'participation',
  'social',
  'sport',
  'market-day'
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** The five steps from orientation to work; values of the `stage` filter. */
export const STAGES = ['orientation', 'skills', 'italian', 'training', 'work'] as const;
export type Stage = (typeof STAGES)[number];

/** Levels of the language that people learn: Common European Framework of Reference, and A0 for those who begin. */
export const LEVELS = ['A0', 'A1', 'A2', 'B1', 'B2', 'C1'] as const;
export type Level = (typeof LEVELS)[number];

export const CONTRACTS = [
  'permanent',
  'fixed-term',
  'apprenticeship',
  'internship',
  'on-call',
  'cooperative',
  'other'
] as const;
export type Contract = (typeof CONTRACTS)[number];

/** Someone looks after the children on site while it lasts. */
export interface Childcare {
  readonly from_months?: number;
  readonly to_months?: number;
  readonly free?: boolean;
  readonly note?: LocalisedText;
}

/** An activity as the database's `activities_of` returns it. */
export interface Activity {
  readonly id: string;
  readonly slug: string;
  readonly neighbourhood: string;
  readonly kind: ActivityKind;
  /** Null: beside the path. */
  readonly stage: Stage | null;
  readonly title: LocalisedText;
  readonly about: LocalisedText | null;
  readonly place: {
    readonly slug: string;
    readonly name: LocalisedText;
    readonly address: string | null;
    readonly precision: LocationPrecision;
    readonly point: LonLat | null;
  } | null;
  /** Where, when it is at no place of ours. */
  readonly whereNote: LocalisedText | null;
  readonly organisation: { readonly slug: string; readonly name: LocalisedText } | null;
  /** Null: the days are to confirm. */
  readonly schedule: Schedule | null;
  /** Year of the source of the times, while nobody has confirmed them since. */
  readonly scheduleYear: number | null;
  readonly scheduleNote: LocalisedText | null;
  readonly cancelled: boolean;
  readonly levels: readonly Level[];
  readonly hoursPerWeek: number | null;
  readonly weeks: number | null;
  /** Euro for the whole of it; 0 is free; null: not known. */
  readonly costEuro: number | null;
  readonly costNote: LocalisedText | null;
  readonly conditions: LocalisedText | null;
  /** Null: not known. */
  readonly childcare: Childcare | null;
  readonly placesLeft: number | null;
  readonly languages: readonly string[];
  readonly audience: readonly Audience[];
  readonly features: readonly Feature[];
  readonly asked: readonly Requirement[];
  readonly notAsked: readonly Requirement[];
  readonly howToJoin: LocalisedText | null;
  readonly contacts: Contacts;
  /** ISO 8601 date, for jobs and enrolments. */
  readonly deadline: string | null;
  readonly contract: Contract | null;
  readonly requirements: LocalisedText | null;
  /** Invented, to show what an entry looks like: says so wherever it is shown. */
  readonly demonstration: boolean;
  readonly sources: readonly Source[];
  readonly machineTranslated: Readonly<Partial<Record<string, readonly string[]>>>;
  /** ISO 8601 instants. */
  readonly confirmedAt: string | null;
  /** Who says that it is true; absent where nobody does, or it was not asked. */
  readonly saidTrue?: SaidTrue;
  readonly addedAt: string;
  readonly revision: number;
}
