import type { Activity } from '../activity/activity.ts';
import { activityHas, hasChildcare, isExpired, isFree } from '../activity/matches.ts';
import { servedStage } from '../activity/stages.ts';
import { nextOccurrences, occurrences } from '../activity/schedule/expand.server.ts';
import { dayAt, momentOfWallClock, wallClockAt } from '../neighbourhood/clock.ts';
import { DAY, dayNumber, isoDate, isoWeekday } from '../neighbourhood/calendar-day.ts';
import { schoolHolidays } from '../neighbourhood/school-calendar.ts';
import { intervalsBeside } from '../place/notices/closures.ts';
import type { PlaceService } from '../place/services/service.ts';
import { timesOutsideClosures } from '../activity/host-on.ts';
import { heldPlace, type Held } from '../place/holds.ts';
import { certaintyOf } from '../place/opening/certainty.ts';
import { openIntervals } from '../place/opening/evaluate.server.ts';
import type { OpeningContext } from '../place/opening/state.ts';
import type { LonLat } from '../geo/point.ts';
import type { LocalisedText } from '../i18n/localised.ts';
import type { Place } from '../place/place.ts';
import type { Feature } from '../place/vocabulary.ts';
import type { CategoryGroup } from '../ui/category-group.ts';
import { isClosedAllWeek, pointInWeek, type NoticeFacts } from './held-in-week.ts';
import type { PartOfPlace, Service } from './service.ts';
import type { WeekTimes } from './week-times.ts';

const MINUTE = 60_000;
const WEEK = 7 * DAY;

/** A week that begins on a Monday, as its ISO 8601 date. */
export type Monday = string;

/** Where and when: the clock, the holidays of shops and those of schools. */
export type WeekContext = OpeningContext & Parameters<typeof schoolHolidays>[0];

/** With as many of its five working days in school holidays a week is none to judge by. */
const HOLIDAY_WEEK = 3;
/** Longer no school is closed, in weeks: then any week will do. */
const LONGEST_HOLIDAY = 16;

/** The next whole week that is an ordinary one: today's may be half over, and in holidays much pauses. */
export function nextOrdinaryMonday(
  now: Date,
  context: Pick<WeekContext, 'timeZone' | 'schoolCalendar'>
): Monday {
  const today = dayNumber(wallClockAt(now.getTime(), context.timeZone));
  const next = today + 8 - isoWeekday(today);
  const holidays = schoolHolidays(context);
  const isOff = (day: string) => holidays.some(({ from, to }) => from <= day && day <= to);
  for (let weeks = 0; weeks <= LONGEST_HOLIDAY; weeks++) {
    const monday = next + 7 * weeks;
    const off = [0, 1, 2, 3, 4].filter((day) => isOff(isoDate(monday + day)));
    if (off.length < HOLIDAY_WEEK) return isoDate(monday);
  }
  return isoDate(next);
}

/** The week of the fifteenth of the next August, when most of Italy is closed. */
export function weekOfAugust(now: Date, timeZone: string): Monday {
  const today = dayNumber(wallClockAt(now.getTime(), timeZone));
  const year = Number(isoDate(today).slice(0, 4));
  const inYear = (of: number) => Date.UTC(of, 7, 15) / DAY;
  const holiday = inYear(year) >= today ? inYear(year) : inYear(year + 1);
  return isoDate(holiday + 1 - isoWeekday(holiday));
}

interface Week {
  readonly monday: Monday;
  readonly now: Date;
  readonly context: WeekContext;
}

/** What of an activity the evidence is made of; a kept report has no more of it. */
export type ActivityFacts = Pick<
  Activity,
  | 'slug'
  | 'title'
  | 'kind'
  | 'stage'
  | 'schedule'
  | 'scheduleYear'
  | 'cancelled'
  | 'demonstration'
  | 'deadline'
  | 'childcare'
  | 'costEuro'
  | 'languages'
  | 'features'
  | 'asked'
  | 'notAsked'
  | 'confirmedAt'
  | 'addedAt'
> & {
  readonly place: HostFacts | null;
  readonly organisation: { readonly name: LocalisedText; readonly checkEveryMonths?: number | null } | null;
};

/** The same of the place it is held at. */
type HostFacts = { readonly point: LonLat | null } & Partial<
  Pick<NonNullable<Activity['place']>, 'precision' | 'usual'>
> & { readonly notices?: readonly NoticeFacts[] };

/** The same of a service of a place. */
type PlaceServiceFacts = Pick<PlaceService, 'hours' | 'year' | 'languages'> &
  Partial<Pick<PlaceService, 'name'>>;

/** The same of a place. */
export type PlaceFacts = Pick<
  Place,
  | 'slug'
  | 'name'
  | 'category'
  | 'openingHours'
  | 'openingHoursYear'
  | 'languages'
  | 'features'
  | 'asked'
  | 'notAsked'
  | 'confirmedAt'
  | 'addedAt'
> & {
  readonly position: Place['position'];
  readonly usual?: Place['usual'];
  readonly services: readonly PlaceServiceFacts[];
  readonly notices: readonly NoticeFacts[];
  readonly organisation: { readonly name: LocalisedText; readonly checkEveryMonths?: number | null } | null;
};

/**
 * What an activity offers, with its times in a week; null when it offers nothing: invented, cancelled, over, or past the
 * day to apply by.
 */
export function serviceOfActivity(activity: ActivityFacts, { monday, now, context }: Week): Service | null {
  const { schedule, place } = activity;
  const today = isoDate(dayNumber(wallClockAt(now.getTime(), context.timeZone)));
  if (activity.demonstration || activity.cancelled || isExpired(activity, today)) return null;
  const pauses = schoolHolidays(context);
  if (schedule !== null && nextOccurrences(schedule, now, 1, { pauses }).length === 0) return null;
  const features = new Set<Feature>(activity.features);
  if (hasChildcare(activity)) features.add('childcare');
  if (isFree(activity)) features.add('free');
  const entry = { ...activity, openingHoursYear: activity.scheduleYear };
  return {
    of: 'activity',
    slug: activity.slug,
    name: activity.title,
    kind: activity.kind,
    stage: servedStage(activity),
    category: null,
    group: null,
    point: place && pointInWeek(hostOf(place), monday),
    organisation: activity.organisation?.name ?? null,
    features: [...features],
    lacks: activityHas(activity, 'free') === 'no' ? ['free'] : [],
    languages: activity.languages,
    asked: activity.asked,
    notAsked: activity.notAsked,
    times:
      schedule !== null && areTimesKnown(entry, now, context, 'activity')
        ? onTheWall(
            timesOutsideClosures({ place }, occurrences(schedule, windowOf(monday, context), { pauses })).map(
              ({ start, end }) => [start, end] as const
            ),
            monday,
            context
          )
        : null,
    parts: [],
    isClosed: isClosedAllWeek(place?.notices, monday),
    isConfirmed: isConfirmed(entry, now, context, 'activity')
  };
}

const hostOf = ({ point, precision = 'approximate', ...held }: HostFacts) => ({
  ...held,
  position: (point ? { precision, point } : { precision: 'to-confirm', point }) as Place['position']
});

/** What a place offers, with its hours, and those of its services, in a week. */
export function serviceOfPlace(
  place: PlaceFacts,
  group: CategoryGroup | null,
  { monday, now, context }: Week
): Service {
  const { from } = windowOf(monday, context);
  const timesOf = (hours: string) =>
    onTheWall(
      intervalsBeside(place.notices, openIntervals(hours, from, 7, context), context.timeZone),
      monday,
      context
    );
  const isKnown = areTimesKnown(place, now, context);
  return {
    of: 'place',
    slug: place.slug,
    name: place.name,
    kind: null,
    // A step is served by what is offered there, not by what the place is: an employer without a job offers none.
    stage: null,
    category: place.category,
    group,
    point: pointInWeek(place, monday),
    organisation: place.organisation?.name ?? null,
    features: place.features,
    lacks: [],
    languages: place.languages,
    asked: place.asked,
    notAsked: place.notAsked,
    times: place.openingHours !== null && isKnown ? timesOf(place.openingHours) : null,
    parts: place.services.map(({ name = null, hours, year = null, languages = [] }): PartOfPlace => ({
      name,
      languages,
      times: hours === undefined ? null : timesOf(hours),
      areTimesOld: !areTimesKnown({ ...place, openingHoursYear: year }, now, context)
    })),
    isClosed: isClosedAllWeek(place.notices, monday),
    isConfirmed: isConfirmed(place, now, context, heldPlace(group ?? undefined, place.openingHours))
  };
}

/** Times that are told of a year longer ago, and confirmed by nobody since, are those of then. In years. */
const OLD_TIMES = 2;

/** Whether somebody vouched for the times lately, and not for what they were years ago: the same rule for all. */
function areTimesKnown(
  entry: Parameters<typeof certaintyOf>[0],
  now: Date,
  { timeZone }: OpeningContext,
  held: Held = 'desk'
): boolean {
  const certainty = certaintyOf(entry, now.getTime(), timeZone, held);
  if (certainty.kind !== 'unconfirmed') return certainty.kind === 'confirmed';
  const year = Number(dayAt(now.getTime(), timeZone).date.slice(0, 4));
  return certainty.year === null || year - certainty.year <= OLD_TIMES;
}

function windowOf(monday: Monday, { timeZone }: OpeningContext) {
  const begin = Date.parse(monday);
  return {
    from: new Date(momentOfWallClock(begin, timeZone)),
    to: new Date(momentOfWallClock(begin + WEEK, timeZone))
  };
}

/** Seconds since 1970 to minutes of the week. */
function onTheWall(
  stretches: readonly (readonly [start: number, end: number])[],
  monday: Monday,
  { timeZone }: OpeningContext
): WeekTimes {
  const minute = (seconds: number) => (wallClockAt(seconds * 1000, timeZone) - Date.parse(monday)) / MINUTE;
  return stretches.map(([start, end]) => [minute(start), minute(end)] as const);
}

function isConfirmed(
  entry: Parameters<typeof certaintyOf>[0],
  now: Date,
  { timeZone }: OpeningContext,
  held: Held
): boolean {
  return certaintyOf(entry, now.getTime(), timeZone, held).kind === 'confirmed';
}
