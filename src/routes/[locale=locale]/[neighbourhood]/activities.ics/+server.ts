import { activitiesOf } from '$lib/activity/activities.server.ts';
import { activityQuery } from '$lib/exchange/activity-query.server.ts';
import { calendarFileOf } from '$lib/exchange/calendar-file.server.ts';
import { activityDates } from '$lib/exchange/entry-feed.server.ts';
import { fittingActivities } from '$lib/exchange/fitting-activities.server.ts';
import { readingOf, toKeep } from '$lib/exchange/subscription.server.ts';
import { startingFrom } from '$lib/place/reading.server.ts';
import { answer } from '$lib/server/api.ts';

export const GET = ({ locals, params, request, url }) =>
  answer(async () => {
    const here = await readingOf(params.neighbourhood, locals.locale, new Date());
    const filters = activityQuery(url.searchParams);
    return toKeep({ request, url }, here, 'text/calendar', async () => {
      const [activities, changed] = await Promise.all([
        activitiesOf(params.neighbourhood),
        activityDates(params.neighbourhood)
      ]);
      const fitting = fittingActivities(activities, filters, await startingFrom(filters.near, here));
      return calendarFileOf(fitting, here, { url: url.href, origin: url.origin, changed });
    });
  });
