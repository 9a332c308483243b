import type { Notice } from '../notices/notice.ts';

/** How far the hours of an entry can be believed while they are believed at all. */
export type FreshCertainty =
  /** Someone said on this ISO 8601 instant that the entry is true. */
  | { readonly kind: 'confirmed'; readonly on: string }
  /** Nobody has confirmed it yet. The year is that of the source of the hours, where it is known. */
  | { readonly kind: 'unconfirmed'; readonly year: number | null };

/** `since`: the ISO 8601 instant of the last confirmation or, failing one, of the adding. */
export type Certainty = FreshCertainty | { readonly kind: 'stale'; readonly since: string };

/**
 * Hours on the neighbourhood's wall clock, `HH:MM` on 24 hours. The end of the day is `24:00`; an end that
 * is not after the start (`20:00` to `02:00`) is in the night that follows.
 */
export interface OpeningSpan {
  readonly from: string;
  readonly to: string;
  /** What the source says of these hours, in the source's language. */
  readonly comment?: string;
}

/** A public holiday. The name is in the country's language, and null where only the date is known. */
export interface Holiday {
  /** ISO 8601 date. */
  readonly date: string;
  readonly name: string | null;
}

/**
 * What can be said about a place at a moment. Everything in it survives JSON: instants are ISO 8601 in UTC.
 * Only `open` says that the place is open; a kind of its own keeps each doubt from being taken for a fact.
 */
export type OpeningState =
  /** No hours are known, or what is known cannot be read. */
  | { readonly kind: 'unknown'; readonly reason: 'none' | 'unreadable' }
  /** There are hours, but nobody has vouched for them for so long that they say nothing about today. */
  | { readonly kind: 'stale'; readonly since: string }
  /** A notice closes it, whatever its hours say; `until` is the last day (ISO 8601), null while nobody knows it. */
  | { readonly kind: 'shut'; readonly until: string | null }
  | {
      readonly kind: 'open';
      /** When it closes; null when it does not. */
      readonly until: string | null;
      readonly comment: string | null;
      readonly certainty: FreshCertainty;
    }
  | {
      readonly kind: 'closed';
      /** When it opens for sure; null when no such moment is known within a year. */
      readonly opens: string | null;
      /** A public holiday before that, on which it may be open too. */
      readonly holidayBefore: Holiday | null;
      readonly certainty: FreshCertainty;
    }
  /** Open under a condition ("by appointment"), or with no stated end. */
  | {
      readonly kind: 'conditional';
      readonly until: string | null;
      readonly comment: string | null;
      readonly certainty: FreshCertainty;
    }
  /** A public holiday about which the hours say nothing. */
  | {
      readonly kind: 'holiday';
      readonly holiday: Holiday;
      /** The hours this day would have if it were not a holiday. */
      readonly usual: readonly OpeningSpan[];
      readonly certainty: FreshCertainty;
    };

/** A row of the week on the page of a place. */
export interface DayHours {
  /** ISO 8601 date. */
  readonly date: string;
  /** ISO weekday, 1 Monday to 7 Sunday. */
  readonly weekday: number;
  /** Hours that are sure, and those under a condition, in order. */
  readonly intervals: readonly (OpeningSpan & { readonly conditional: boolean })[];
  readonly holiday: Holiday | null;
  /** It is a holiday about which the hours say nothing: the intervals are those of a usual day. */
  readonly mayDiffer: boolean;
}

/** What the evaluation of hours needs to know of where the place is; a `Neighbourhood` has all of it. */
export interface OpeningContext {
  /** IANA zone. */
  readonly timeZone: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The region, in the words of the holiday tables of opening_hours, for holidays that are not national. */
  readonly region?: string | null;
  /** Holidays of this place alone, `MM-DD`. */
  readonly localHolidays: readonly string[];
  /** WGS 84 lon/lat, for hours that follow the sun. */
  readonly centre?: readonly [lon: number, lat: number] | null;
}

/** The part of a place that its opening state is made of. */
export interface PlaceHours {
  /** OSM `opening_hours`. */
  readonly openingHours: string | null;
  readonly openingHoursYear: number | null;
  /** ISO 8601 instant, or null. */
  readonly confirmedAt: string | null;
  /** ISO 8601 instant. */
  readonly addedAt: string;
  readonly notices?: readonly Notice[];
}
