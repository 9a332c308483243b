import type { Activity } from '../activity/activity.ts';
import type { ActivityKind, Level, Stage } from '../activity/vocabulary.ts';
import { isExpired } from '../activity/matches.ts';
import type { Occurrence } from '../activity/schedule/schedule.ts';
import type { LonLat } from '../geo/point.ts';
import { localised, type ChosenText } from '../i18n/localised.ts';
import type { Locale } from '../i18n/locales.ts';
import { certaintyOf } from '../place/opening/certainty.ts';
import type { Audience, Feature, Requirement } from '../place/vocabulary.ts';

/** Begin and end, seconds since 1970. */
export type Time = readonly [start: number, end: number];

/** An activity on the path, with as much of it as the phone needs to rank, explain and keep it offline. */
export interface PathStep {
  readonly slug: string;
  readonly stage: Stage;
  readonly kind: ActivityKind;
  readonly title: ChosenText;
  /** The place, or where in words. */
  readonly where: ChosenText | null;
  readonly address: string | null;
  readonly point: LonLat | null;
  /** The next times, in order; none when the days are to confirm. */
  readonly times: readonly Time[];
  /** Whether somebody has confirmed the times, and that still holds. */
  readonly areTimesConfirmed: boolean;
  /** Year of the source of the times; null: not known. */
  readonly timesYear: number | null;
  /** The last year of which anybody told of it, in a source or by confirming it; null: not known. */
  readonly toldIn: number | null;
  /** The times in words, as the source has them. */
  readonly timesNote: ChosenText | null;
  readonly levels: readonly Level[];
  readonly childcare: {
    readonly from: number | null;
    readonly to: number | null;
    readonly free: boolean;
  } | null;
  readonly features: readonly Feature[];
  readonly audience: readonly Audience[];
  readonly languages: readonly string[];
  readonly asked: readonly Requirement[];
  readonly notAsked: readonly Requirement[];
  readonly free: boolean;
  /** ISO 8601 date. */
  readonly deadline: string | null;
  readonly phone: string | null;
}

interface Reader {
  readonly locale: Locale;
  /** The language the neighbourhood itself speaks. */
  readonly local: string;
  /** The neighbourhood's date, ISO 8601. */
  readonly today: string;
  /** Seconds since 1970, and the neighbourhood's zone: by them it is decided what is still believed. */
  readonly now: number;
  readonly timeZone: string;
}

/**
 * The step an activity is for a reader; null when it is no step: invented, beside the path, cancelled, full, or over.
 * @param next its next occurrences, in order
 */
export function stepOf(
  activity: Activity,
  next: readonly Pick<Occurrence, 'start' | 'end'>[],
  { locale, local, today, now, timeZone }: Reader
): PathStep | null {
  const { stage, place, childcare, features } = activity;
  if (activity.demonstration || stage === null || activity.cancelled || activity.capacity?.state === 'full')
    return null;
  if (isExpired(activity, today)) return null;
  if (activity.schedule !== null && next.length === 0) return null;
  const inWords = (text: Activity['about']) => localised(text, locale, local);
  return {
    slug: activity.slug,
    stage,
    kind: activity.kind,
    title: inWords(activity.title) ?? { text: activity.slug, locale: local },
    where: inWords(place?.name ?? activity.whereNote),
    address: place?.address ?? null,
    point: place?.point ?? null,
    times: next.map(({ start, end }) => [start, end]),
    areTimesConfirmed: areTimesBelieved(activity, now, timeZone),
    timesYear: activity.scheduleYear,
    toldIn: lastToldIn(activity),
    timesNote: inWords(activity.scheduleNote),
    levels: activity.levels,
    childcare:
      childcare || features.includes('childcare')
        ? {
            from: childcare?.from_months ?? null,
            to: childcare?.to_months ?? null,
            free: childcare?.free === true
          }
        : null,
    features,
    audience: activity.audience,
    languages: activity.languages,
    asked: activity.asked,
    notAsked: activity.notAsked,
    free: activity.costEuro === 0 || (activity.costEuro === null && features.includes('free')),
    deadline: activity.deadline,
    phone: activity.contacts.phone ?? activity.contacts.whatsapp ?? null
  };
}

function lastToldIn({
  confirmedAt,
  scheduleYear,
  sources
}: Pick<Activity, 'confirmedAt' | 'scheduleYear' | 'sources'>): number | null {
  const years = [
    confirmedAt && Number(confirmedAt.slice(0, 4)),
    scheduleYear,
    ...sources.map(({ year = null }) => year)
  ];
  return years.reduce<number | null>((last, year) => (year && year > (last ?? 0) ? year : last), null);
}

/** Whether somebody confirmed its times lately, by the rule of every page. */
const areTimesBelieved = (activity: Activity, now: number, timeZone: string): boolean =>
  certaintyOf({ ...activity, openingHoursYear: activity.scheduleYear }, now * 1000, timeZone, 'activity')
    .kind === 'confirmed';
