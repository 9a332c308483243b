import { error } from '@sveltejs/kit';
import { activityBySlug } from '$lib/activity/activities.server.ts';
import { calendarOfOne, hasSchedule } from '$lib/exchange/calendar-file.server.ts';
import { activityDates } from '$lib/exchange/entry-feed.server.ts';
import { readingOf, toKeep } from '$lib/exchange/subscription.server.ts';
import { answer } from '$lib/server/api.ts';

export const GET = ({ locals, params, request, url }) =>
  answer(async () => {
    const here = await readingOf(params.neighbourhood, locals.locale, new Date());
    const activity = await activityBySlug(params.neighbourhood, params.slug);
    if (!hasSchedule(activity))
      error(404, 'Its days are to confirm: there is nothing to put into a calendar yet.');
    return toKeep({ request, url }, here, 'text/calendar', async () => {
      const changed = await activityDates(params.neighbourhood);
      return calendarOfOne(activity, here, { url: url.href, origin: url.origin, changed });
    });
  });
