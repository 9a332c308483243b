import type { Position } from '../geo/position.ts';
import type { LocalisedText } from '../i18n/localised.ts';
import type { Source } from '../neighbourhood/source.ts';
import type { CategoryGroup } from '../ui/category-group.ts';
import type { SaidTrue } from './said-true.ts';

export interface Category {
  readonly slug: string;
  readonly group: CategoryGroup;
  readonly name: LocalisedText;
  /** Name of a symbol in src/lib/ui/icons.ts. */
  readonly icon: string;
}

/** A category with how many places of the neighbourhood are in it. */
export interface CountedCategory extends Category {
  /** Other words people search by, by language. */
  readonly keywords: Readonly<Partial<Record<string, readonly string[]>>>;
  readonly osmTags: readonly Readonly<Record<string, string>>[];
  readonly hsdsTerm: { readonly id: string; readonly name: string };
  readonly placeCount: number;
}

/** What makes a place welcoming; values of the `feature` filter. */
export const FEATURES = [
  'women-only',
  'child-welcome',
  'childcare',
  'free',
  'step-free',
  'wifi',
  'outdoor'
] as const;
export type Feature = (typeof FEATURES)[number];

/** What a place may ask for before it helps; values of the `without` filter. */
export const REQUIREMENTS = [
  'identity-document',
  'residence-permit',
  'residence-proof',
  'tax-code',
  'referral',
  'appointment',
  'registration',
  'membership'
] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

/** Whom a place is for. Empty means everyone. */
export const AUDIENCES = [
  'women',
  'mothers',
  'families',
  'children',
  'young-people',
  'adults',
  'older-people',
  'disabled-people',
  'tenants',
  'students'
] as const;
export type Audience = (typeof AUDIENCES)[number];

export interface Contacts {
  /** E.164 or the national short form printed on the door. */
  readonly phone?: string;
  /** E.164, digits only after the plus. */
  readonly whatsapp?: string;
  readonly email?: string;
  readonly website?: string;
}

/** A place as the database's search and detail functions return it. */
export interface Place {
  readonly id: string;
  readonly slug: string;
  readonly neighbourhood: string;
  readonly name: LocalisedText;
  readonly summary: LocalisedText | null;
  /** Slug of a category. */
  readonly category: string;
  readonly organisation: {
    readonly slug: string;
    readonly name: LocalisedText;
    readonly contacts: Contacts;
  } | null;
  readonly address: string | null;
  readonly position: Position;
  /** OSM `opening_hours` syntax. */
  readonly openingHours: string | null;
  /** Year of the source of the hours, when nobody has confirmed them since. */
  readonly openingHoursYear: number | null;
  /** What is known of the hours in words, when it does not fit the syntax. */
  readonly openingHoursNote: LocalisedText | null;
  readonly languages: readonly string[];
  readonly audience: readonly Audience[];
  readonly features: readonly Feature[];
  /** Known to be asked for. */
  readonly asked: readonly Requirement[];
  /** Known not to be asked for. In neither list: not known. */
  readonly notAsked: readonly Requirement[];
  readonly contacts: Contacts;
  readonly sources: readonly Source[];
  /** Texts that a machine translated: field → locales. */
  readonly machineTranslated: Readonly<Partial<Record<string, readonly string[]>>>;
  /** ISO 8601 instant of the last confirmation, or null when nobody has confirmed it yet. */
  readonly confirmedAt: string | null;
  /** Who says that it is true; absent where nobody does, or it was not asked. */
  readonly saidTrue?: SaidTrue;
  /** ISO 8601 instant at which the entry was added. */
  readonly addedAt: string;
  readonly revision: number;
  /** Straight-line metres from `near`, when asked. */
  readonly distance: number | null;
}
