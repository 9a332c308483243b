import { schoolDayOf } from '../country/countries.server.ts';
import type { Activity } from '../activity/activity.ts';
import { daysAsked, dateOn } from '../activity/days.ts';
import type { ActivityFilters } from '../activity/filters.ts';
import { freeWindows } from '../activity/free-hours.ts';
import { happenings, suits } from '../activity/happenings.server.ts';
import { nextOccurrences } from '../activity/schedule/expand.server.ts';
import { findActivities } from '../activity/search.ts';
import { schoolHolidays } from '../neighbourhood/school-calendar.ts';
import type { Reading } from '../place/reading.server.ts';

/** So many of its next times are looked at to know whether it ever suits her hours. */
const LOOKED_AT = 14;

/**
 * The activities that fit every filter, for calendars and feeds: those with the days and hours that are asked for. One
 * without days fits as long as no days are asked for.
 */
export function fittingActivities(
  all: readonly Activity[],
  filters: ActivityFilters,
  { translator, neighbourhood, now }: Reading
): readonly Activity[] {
  const { timeZone } = neighbourhood;
  const { days, from, to } = filters;
  const free = freeWindows(filters, schoolDayOf(neighbourhood.country));
  const pauses = schoolHolidays(neighbourhood);
  const today = dateOn(now, timeZone);
  const words = ({ kind }: Activity) => translator.t(`calendar.kind.${kind}`);
  const { activities } = findActivities(all, filters, { today, words });
  if (days !== null || from !== null || to !== null) {
    const inDays = happenings(activities, daysAsked(filters, today), { free, neighbourhood, now });
    const slugs = new Set(inDays.map(({ activity }) => activity.slug));
    return activities.filter(({ slug }) => slugs.has(slug));
  }
  if (free === null) return activities;
  return activities.filter(
    (activity) =>
      !activity.schedule ||
      nextOccurrences(activity.schedule, now, LOOKED_AT, { pauses }).some((one) =>
        suits(activity, one, free, timeZone)
      )
  );
}
