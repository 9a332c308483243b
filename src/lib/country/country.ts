import type * as v from 'valibot';
import type { LocalisedText } from '../i18n/localised.ts';
import type { CalendarDay } from './calendar-day.ts';
import type { categoryWords, helpline, residentsColumns, SUBJECTS } from './format.ts';

/** What is true in a country, and told wherever a neighbourhood is in it. */
export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly emergency: { readonly number: string };
  /** What people who come learn; the first unless the neighbourhood speaks another. Never empty. */
  readonly languages: readonly LearntLanguage[];
  readonly telephone: Telephone;
  /** Holidays that the tables of opening_hours do not have, as `MM-DD`. */
  readonly publicHolidays: readonly string[];
  /** The region of the holiday tables of opening_hours, by code of ISO 3166-2. */
  readonly holidayTables: Readonly<Record<string, string>>;
  /** When primary schools look after children, Monday to Friday: `08:30`; null: not known. */
  readonly schoolDay: SchoolDay | null;
  /** Hours a week from which work is called full time; null: not known. */
  readonly fullTimeHours: number | null;
  readonly credits: readonly NationalCredit[];
  readonly helplines: readonly Helpline[];
  readonly schoolRules: readonly SchoolRule[];
  /** By slug. */
  readonly categories: v.InferOutput<typeof categoryWords>;
  /** What columns of residents are called by its statistical offices. */
  readonly residentsColumns: v.InferOutput<typeof residentsColumns>;
}

/** A language with its name in others. */
export interface LearntLanguage {
  /** BCP 47. */
  readonly tag: string;
  readonly names: Readonly<Record<string, LanguageForms>>;
}

/** The name of a language in the forms that sentences need; a form that is left out is the name. */
export interface LanguageForms {
  /** "Italian", as the name of a step. */
  readonly name: string;
  /** In "an … course". */
  readonly adjective?: string | undefined;
  /** In "to learn …". */
  readonly definite?: string | undefined;
  /** In "took … course". */
  readonly indefinite?: string | undefined;
}

/** How numbers are dialled and written. */
export interface Telephone {
  readonly code: string;
  readonly trunk: string;
  /** Regular expressions: of what is not dialled from abroad; of prefix and rest as they are written at home. */
  readonly short: string;
  readonly written?: string | undefined;
  readonly examples?: { readonly phone: string; readonly mobile: string } | undefined;
}

export interface SchoolDay {
  readonly from: string;
  readonly to: string;
}

/** Whom to thank for data, and the licence it is under. */
export interface NationalCredit {
  readonly name: LocalisedText;
  readonly licence: string;
}

export type Subject = (typeof SUBJECTS)[number];
export type Helpline = v.InferOutput<typeof helpline>;

/** When the schools of a region are closed, year after year. */
export interface SchoolRule {
  readonly slug: string;
  readonly source: {
    readonly name: string;
    readonly url?: string | undefined;
    readonly year?: number | undefined;
  };
  readonly lessons: { readonly from: CalendarDay; readonly to: CalendarDay };
  readonly summer: LocalisedText;
  readonly holidays: readonly {
    readonly from: CalendarDay;
    readonly to: CalendarDay;
    readonly name: LocalisedText;
  }[];
}
