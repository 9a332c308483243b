import { activityBySlug } from '$lib/activity/activities.server.ts';
import { NO_ACTIVITY_FILTERS } from '$lib/activity/filters.ts';
import { qualityOfActivity } from '$lib/contribution/quality/quality.server.ts';
import { activityFeature } from '$lib/exchange/activities-geojson.ts';
import { found } from '$lib/exchange/activities-search.server.ts';
import { readingNow } from '$lib/exchange/subscription.server.ts';
import { answer, onlyKnown } from '$lib/server/api.ts';
import { conditional } from '$lib/server/conditional.ts';

export const GET = ({ params, url, request }) =>
  answer(async () => {
    onlyKnown(url.searchParams, new Set());
    const here = await readingNow(params.neighbourhood);
    const activity = await activityBySlug(here.neighbourhood.slug, params.slug, here.now);
    return conditional(
      { request, url },
      { minuteOf: here.now, contentType: 'application/geo+json' },
      async () => {
        const feature = activityFeature(found(activity, NO_ACTIVITY_FILTERS, here));
        const quality = await qualityOfActivity(activity, here.neighbourhood, here.now);
        return JSON.stringify({ ...feature, properties: { ...feature.properties, quality } });
      }
    );
  });
