import { activityBySlug } from '$lib/activity/activities.server.ts';
import { NO_ACTIVITY_FILTERS } from '$lib/activity/filters.ts';
import { activityFeature } from '$lib/exchange/activities-geojson.ts';
import { found } from '$lib/exchange/activities-search.server.ts';
import { readingToday } from '$lib/exchange/subscription.server.ts';
import { answer, onlyKnown } from '$lib/server/api.ts';
import { conditional } from '$lib/server/conditional.ts';

export const GET = ({ params, url, request }) =>
  answer(async () => {
    onlyKnown(url.searchParams, new Set());
    const { here, today } = await readingToday(params.neighbourhood);
    const activity = await activityBySlug(here.neighbourhood.slug, params.slug);
    return conditional({ request, url }, { also: today, contentType: 'application/geo+json' }, () =>
      JSON.stringify(activityFeature(found(activity, NO_ACTIVITY_FILTERS, here)))
    );
  });
