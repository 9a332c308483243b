import type { Translator } from '../i18n/translator.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { schoolHolidays } from '../neighbourhood/school-calendar.ts';
import { reading } from '../place/reading.server.ts';
import { activitiesShown } from './activities.server.ts';
import { onNow, whenInWords } from './activity-view.server.ts';
import type { Activity } from './activity.ts';
import { activityHref } from './addresses.ts';
import { dateOn } from '../neighbourhood/clock.ts';
import { isExpired } from './matches.ts';
import { named, noticesOf, ownNotices } from './reading.server.ts';
import { nextOccurrences } from './schedule/expand.server.ts';
import type { ActivityHereView } from './view.ts';

/** What happens at a place, for its page; what is over is left out. */
export function activitiesAt(
  neighbourhood: NeighbourhoodWithOutline,
  translator: Translator,
  place: string,
  now: Date
): Promise<ActivityHereView[]> {
  const isThere = (activity: Activity) => activity.place?.slug === place;
  return happening(neighbourhood, translator, { isWanted: isThere, notices: ownNotices }, now);
}

/** What an organisation offers, for its page. */
export function activitiesOfOrganisation(
  neighbourhood: NeighbourhoodWithOutline,
  translator: Translator,
  organisation: string,
  now: Date
): Promise<ActivityHereView[]> {
  const isIts = (activity: Activity) => activity.organisation?.slug === organisation;
  return happening(neighbourhood, translator, { isWanted: isIts, notices: noticesOf }, now);
}

async function happening(
  neighbourhood: NeighbourhoodWithOutline,
  translator: Translator,
  { isWanted, notices }: { isWanted: (activity: Activity) => boolean; notices: typeof noticesOf },
  now: Date
): Promise<ActivityHereView[]> {
  const here = reading(translator, neighbourhood, [], now);
  const today = dateOn(now, neighbourhood.timeZone);
  return (await activitiesShown(neighbourhood.slug, now))
    .filter((activity) => isWanted(activity) && !isExpired(activity, today))
    .map((activity) => ({
      activity,
      times: activity.schedule
        ? nextOccurrences(activity.schedule, now, 1, { pauses: schoolHolidays(neighbourhood) })
        : []
    }))
    .filter(({ activity, times }) => activity.schedule === null || times.length > 0)
    .map(({ activity, times }) => {
      const { title, kind, group, icon } = named(activity, here);
      return {
        href: activityHref(translator.locale, neighbourhood.slug, activity.slug),
        title,
        kind,
        group,
        icon,
        now: onNow(activity, times, here),
        when: whenInWords(activity, here),
        notices: notices(activity, here)
      };
    });
}
