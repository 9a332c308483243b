/**
 * When something happens (RFC 5545). Times are on the wall clock of `timeZone`: a course at 9:30 stays at 9:30 when the
 * clocks change.
 */
export interface Schedule {
  /** First occurrence, `YYYY-MM-DDTHH:MM` on the wall clock; `YYYY-MM-DD` for a whole day. */
  readonly start: string;
  /** Minutes; for whole days a multiple of 1,440. At least 1. */
  readonly duration: number;
  /** IANA zone. */
  readonly timeZone: string;
  /** RRULE value without its name: `FREQ=WEEKLY;BYDAY=MO,WE`; null for a single time. */
  readonly rrule: string | null;
  /** Starts that are left out, in the form of `start` (EXDATE). */
  readonly exdates: readonly string[];
  /** Starts that are added (RDATE). */
  readonly rdates: readonly string[];
  /**
   * Months in which it takes place each year, as `MM` to `MM`, both included; may cross the new year (October to
   * May). Null: all year.
   */
  readonly season: { readonly from: string; readonly to: string } | null;
  /** Whether it pauses in school holidays; null: not known. */
  readonly pausesInSchoolHolidays: boolean | null;
}

/** One time it happens. */
export interface Occurrence {
  /** Seconds since 1970. */
  readonly start: number;
  readonly end: number;
  /** The start on the wall clock, in the form of {@link Schedule.start}: identifies it (RECURRENCE-ID). */
  readonly local: string;
}
