import { schoolDayOf } from '../country/countries.server.ts';
import type { Activity } from '../activity/activity.ts';
import { daysAsked } from '../activity/days.ts';
import { dateOn } from '../neighbourhood/clock.ts';
import type { ActivityFilters } from '../activity/filters.ts';
import { freeWindows } from '../activity/free-hours.ts';
import { happenings, suits } from '../activity/happenings.server.ts';
import { isWork } from '../activity/matches.ts';
import { nextOccurrences } from '../activity/schedule/expand.server.ts';
import { findActivities } from '../activity/search.ts';
import { schoolHolidays } from '../neighbourhood/school-calendar.ts';
import { allOf, fitOf, type TruthValue, type Fit } from '../place/known.ts';
import type { Reading } from '../place/reading.server.ts';

/** So many of its next times are looked at to know whether it ever suits her hours. */
const LOOKED_AT = 14;

/** An activity that fits, or of which it is not known. */
export interface FittingActivity {
  readonly activity: Activity;
  readonly certainty: Fit;
}

/** The activities that are known to fit every filter, for calendars and feeds: nothing in them could be headed apart. */
export function fittingActivities(
  all: readonly Activity[],
  filters: ActivityFilters,
  here: Reading
): readonly Activity[] {
  return activitiesThatMayFit(all, { ...filters, knownOnly: true }, here).map(({ activity }) => activity);
}

/**
 * The activities that fit every filter, with the days and hours that are asked for, and those of which it is not known:
 * whoever has told no days may be there on these. Of a walk that is asked for, `here` knows where it starts.
 */
export function activitiesThatMayFit(
  all: readonly Activity[],
  filters: ActivityFilters,
  { translator, neighbourhood, now, walks }: Reading
): readonly FittingActivity[] {
  const { timeZone } = neighbourhood;
  const { days, from, to } = filters;
  const free = freeWindows(filters, schoolDayOf(neighbourhood.country));
  const pauses = schoolHolidays(neighbourhood);
  const today = dateOn(now, timeZone);
  const words = ({ kind }: Activity) => translator.t(`calendar.kind.${kind}`);
  const found = findActivities(all, filters, { today, walks, words });
  const asksDays = days !== null || from !== null || to !== null;
  const inDays = asksDays
    ? new Set(
        happenings([...found.activities, ...found.unknown], daysAsked(filters, today), {
          free,
          neighbourhood,
          now
        }).map(({ activity }) => activity.slug)
      )
    : null;
  const isThen = ({ slug, kind, schedule }: Activity): TruthValue => {
    if (inDays === null && free === null) return 'yes';
    // Work is applied for on any day; its hours nobody has told.
    if (schedule === null) return inDays !== null && isWork(kind) ? 'no' : 'unknown';
    const isSo =
      inDays?.has(slug) ??
      nextOccurrences(schedule, now, LOOKED_AT, { pauses }).some((one) =>
        suits({ kind }, one, free, timeZone)
      );
    return isSo ? 'yes' : 'no';
  };
  const withFit = (some: readonly Activity[], answer: TruthValue): FittingActivity[] =>
    some.flatMap((activity) => {
      const certainty = fitOf(allOf([answer, isThen(activity)]));
      return certainty === null || (filters.knownOnly && certainty === 'unknown')
        ? []
        : [{ activity, certainty }];
    });
  return [...withFit(found.activities, 'yes'), ...withFit(found.unknown, 'unknown')];
}
