import { capitalised } from '../i18n/capitalised.ts';
import { dateInWords } from '../place/opening/wording.ts';
import { freshnessOnCard } from '../place/freshness.server.ts';
import { viewText, type Reading } from '../place/reading.server.ts';
import type { ViewText } from '../place/view.ts';
import type { Activity } from './activity.ts';
import { activityHref } from './addresses.ts';
import type { ActivityFilters } from './filters.ts';
import type { Happening } from './happenings.server.ts';
import { unknownOf } from '../place/unknown-words.ts';
import { activityHas, isWork } from './matches.ts';
import {
  marksOf,
  named,
  noticesOf,
  nowInWords,
  onDay,
  timesCaution,
  untilInWords,
  walkTo,
  whereOf
} from './reading.server.ts';
import type { Occurrence } from './schedule/schedule.ts';
import type { ActivityCardView } from './view.ts';

/** An activity at one of its times, as a row under its day. */
export function cardOn(
  { activity, occurrence, date }: Happening,
  near: ActivityFilters['near'],
  here: Reading
): ActivityCardView {
  return {
    ...card(activity, near, here),
    now: nowInWords(activity, occurrence, here),
    times: timesOn(date, occurrence, here),
    local: occurrence.local,
    when: null
  };
}

/** Of what began on an earlier day, how long it still is. */
function timesOn(date: string, occurrence: Occurrence, here: Reading): string {
  const { date: begin, times } = onDay(occurrence, here);
  return begin < date ? capitalised(untilInWords(occurrence, here), here.translator.locale) : times;
}

/** An activity whose days nobody has told us, or work that one applies for. */
export function cardWithoutDay(
  activity: Activity,
  near: ActivityFilters['near'],
  here: Reading
): ActivityCardView {
  return {
    ...card(activity, near, here),
    now: null,
    times: null,
    local: null,
    when: isWork(activity.kind) ? deadlineOf(activity, here) : viewText(activity.scheduleNote, here)
  };
}

function card(activity: Activity, near: ActivityFilters['near'], here: Reading) {
  const { group, icon, kind, title } = named(activity, here);
  return {
    href: activityHref(here.translator.locale, activity.neighbourhood, activity.slug, near),
    group,
    icon,
    kind,
    title,
    where: whereOf(activity, here),
    walk: walkTo(activity, here),
    notices: noticesOf(activity, here),
    marks: marksOf(activity, here),
    cancelled: activity.cancelled,
    // What was invented nobody can confirm.
    ...(!activity.demonstration &&
      freshnessOnCard(activity, here, {
        saysOfTimes: timesCaution(activity, here) !== null,
        held: 'activity'
      }))
  };
}

/** An activity of which it is not known whether it fits: at the first of its times in the days asked for, with what is not known. */
export function cardOfUnknown(
  activity: Activity,
  first: Happening | undefined,
  filters: ActivityFilters,
  here: Reading
): ActivityCardView {
  const { t } = here.translator;
  const shown = first ? cardOn(first, filters.near, here) : cardWithoutDay(activity, filters.near, here);
  const { features, childcare, level, minutes } = filters;
  const sought = { ...filters, features: childcare ? [...features, 'childcare' as const] : features };
  return {
    ...shown,
    when: first
      ? { text: dateInWords(first.date, 'day', here.translator.locale), locale: here.translator.locale }
      : shown.when,
    unknown: [
      ...unknownOf(activity, sought, here.translator, (feature) => activityHas(activity, feature)),
      level !== null && activity.levels.length === 0 ? t('unknown.level') : '',
      filters.placesFree && activity.capacity === null ? t('calendar.capacity.unknown') : '',
      minutes !== null && !activity.place?.point ? t('unknown.where') : ''
    ].filter(Boolean)
  };
}

/** "You can apply until 30 November". */
export function deadlineOf({ deadline }: Activity, { translator }: Reading): ViewText | null {
  const { t, locale } = translator;
  if (deadline === null) return null;
  return { text: t('calendar.applyUntil', { date: dateInWords(deadline, 'day', locale) }), locale };
}
