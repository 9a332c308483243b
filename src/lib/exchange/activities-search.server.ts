import { schoolDayOf } from '../country/countries.server.ts';
import { activitiesOf } from '../activity/activities.server.ts';
import type { Activity } from '../activity/activity.ts';
import { daysAsked } from '../activity/days.ts';
import { dateOn } from '../neighbourhood/clock.ts';
import type { ActivityFilters } from '../activity/filters.ts';
import { freeWindows } from '../activity/free-hours.ts';
import { happenings, suits } from '../activity/happenings.server.ts';
import { isExpired } from '../activity/matches.ts';
import { nextOccurrences } from '../activity/schedule/expand.server.ts';
import { metresBetween } from '../geo/distance.ts';
import type { BoundingBox } from '../geo/point.ts';
import { schoolHolidays } from '../neighbourhood/school-calendar.ts';
import type { Cursor } from '../place/cursor.ts';
import type { Fit } from '../place/known.ts';
import type { Reading } from '../place/reading.server.ts';
import type { FoundActivity } from './activities-geojson.ts';
import { activitiesThatMayFit } from './fitting-activities.server.ts';

export interface ActivityPage {
  /** All that fit, not only this page. */
  readonly total: number;
  readonly found: readonly FoundActivity[];
  readonly next: Cursor | null;
}

const NEXT_TIMES = 3;
/** Two weeks of something daily say whether it ever suits. */
const LOOKED_AT = 14;
/** Of what happens daily, as many as a season has. */
const MOST_TIMES = 100;
/** Ranks after every time there is: what has no days, then what is over. */
const NO_DAYS = 1e13;
const OVER = 2e13;
/** What is not known to fit comes after all that is. */
const NOT_KNOWN = 1e14;
/** A rank after every distance on Earth, in metres. */
const NOWHERE = 1e9;

/**
 * The activities that fit, nearest first with `near`, else the next first, those whose days are not known at the end; then, in
 * the same order, those of which it is not known whether they fit.
 */
export async function searchActivities(
  filters: ActivityFilters,
  bbox: BoundingBox | null,
  here: Reading
): Promise<readonly FoundActivity[]> {
  const fitting = activitiesThatMayFit(await activitiesOf(here.neighbourhood.slug, here.now), filters, here);
  return fitting
    .filter(({ activity: { place } }) => bbox === null || isIn(bbox, place?.point ?? null))
    .map(({ activity, certainty }) => found(activity, filters, here, certainty))
    .sort((one, other) => compare(placed(one, filters), placed(other, filters)));
}

/** An activity with its times; filters say which days. Of one that is asked for by its name nothing is doubted. */
export function found(
  activity: Activity,
  filters: ActivityFilters,
  here: Reading,
  certainty: Fit = 'known'
): FoundActivity {
  const { schedule, place } = activity;
  const { neighbourhood, now, walks } = here;
  const pauses = schoolHolidays(neighbourhood);
  const next = schedule ? nextOccurrences(schedule, now, LOOKED_AT, { pauses }) : [];
  const free = freeWindows(filters, schoolDayOf(neighbourhood.country));
  const hers = next.filter((one) => suits(activity, one, free, neighbourhood.timeZone));
  return {
    activity,
    certainty,
    occurrences: asksDays(filters) ? timesInDays(activity, filters, here) : hers.slice(0, NEXT_TIMES),
    over:
      isExpired(activity, dateOn(now, neighbourhood.timeZone)) || (schedule !== null && next.length === 0),
    distance: filters.near && place?.point ? metresBetween(filters.near, place.point) : null,
    walk: place?.point ? (walks?.to(place.point) ?? null) : null
  };
}

/** At most `limit` of what was found, from after a cursor on. */
export function pageOfActivities(
  all: readonly FoundActivity[],
  filters: ActivityFilters,
  { limit, after }: { limit: number; after: Cursor | null }
): ActivityPage {
  const rest = after ? all.filter((one) => compare(placed(one, filters), after) > 0) : all;
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return { total: all.length, found: page, next: last && rest.length > limit ? placed(last, filters) : null };
}

const asksDays = ({ days, from, to }: ActivityFilters) => days !== null || from !== null || to !== null;

function timesInDays(activity: Activity, filters: ActivityFilters, { neighbourhood, now }: Reading) {
  const days = daysAsked(filters, dateOn(now, neighbourhood.timeZone));
  const free = freeWindows(filters, schoolDayOf(neighbourhood.country));
  return happenings([activity], days, { free, neighbourhood, now })
    .slice(0, MOST_TIMES)
    .map(({ occurrence }) => occurrence);
}

function placed(
  { activity, certainty, occurrences, over, walk }: FoundActivity,
  { near }: ActivityFilters
): Cursor {
  const [first] = occurrences;
  const rank = near ? (walk?.metres ?? NOWHERE) : (first?.start ?? (over ? OVER : NO_DAYS));
  return { rank: rank + (certainty === 'known' ? 0 : NOT_KNOWN), id: activity.id };
}

function compare(one: Cursor, other: Cursor): number {
  return one.rank - other.rank || (one.id < other.id ? -1 : Number(one.id > other.id));
}

function isIn([west, south, east, north]: BoundingBox, point: readonly [number, number] | null): boolean {
  return point !== null && west <= point[0] && point[0] <= east && south <= point[1] && point[1] <= north;
}
