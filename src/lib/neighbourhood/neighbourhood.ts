import type { BoundingBox, LonLat } from '../geo/point.ts';
import type { LocalisedText } from '../i18n/localised.ts';
import type { NationalCredit } from '../country/country.ts';
import type { ObstacleSurvey } from './obstacle-survey.ts';
import type { SchoolCalendar } from './school-calendar.ts';

/** A neighbourhood as the pages and the API read it. */
export interface Neighbourhood {
  readonly slug: string;
  readonly name: LocalisedText;
  readonly summary: LocalisedText | null;
  /** The city, as locals write it. */
  readonly city: string;
  /** The locale the place itself speaks: names and addresses are in it. */
  readonly defaultLocale: string;
  readonly locales: readonly string[];
  /** IANA zone, for instance `Europe/Rome`. */
  readonly timeZone: string;
  /** ISO 3166-1 alpha-2: what its folder says is true here. */
  readonly country: string;
  /** ISO 3166-2; null: not said. */
  readonly subdivision: string | null;
  /** The region in the words of the holiday tables, where they know its holidays (place/opening/state.ts). */
  readonly region: string | null;
  /** Holidays that those tables do not have (a patron saint), as `MM-DD`. */
  readonly localHolidays: readonly string[];
  /** When its schools are closed; null: not known. */
  readonly schoolCalendar: SchoolCalendar | null;
  /** What women here said stops them; null: nobody asked. */
  readonly obstacleSurvey: ObstacleSurvey | null;
  /** Whom its pages thank for data, beside OpenStreetMap. */
  readonly credits: readonly NationalCredit[];
  readonly bbox: BoundingBox;
  readonly centre: LonLat;
  readonly placeCount: number;
  /** Grows with every change of it, on the same scale as those of all entries. */
  readonly revision: number;
}
