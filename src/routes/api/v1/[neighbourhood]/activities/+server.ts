import { ACTIVITY_PROPERTIES, activityFeature } from '$lib/exchange/activities-geojson.ts';
import { activitiesQuery } from '$lib/exchange/activities-query.server.ts';
import { pageOfActivities, searchActivities } from '$lib/exchange/activities-search.server.ts';
import { entryRows } from '$lib/exchange/entry-properties.ts';
import { featureCollection, pageLinks } from '$lib/exchange/feature-collection.ts';
import { tableFile, tableType } from '$lib/exchange/spreadsheet.server.ts';
import { readingNow } from '$lib/exchange/subscription.server.ts';
import { encodeCursor } from '$lib/place/cursor.ts';
import { startingFrom } from '$lib/place/reading.server.ts';
import { answer } from '$lib/server/api.ts';
import { conditional } from '$lib/server/conditional.ts';

export const GET = ({ params, url, request }) =>
  answer(async () => {
    const here = await readingNow(params.neighbourhood);
    const { filters, bbox, limit, after, format, fields } = activitiesQuery(url.searchParams);
    const type =
      format === 'geojson' ? { contentType: 'application/geo+json' } : tableType(format, 'activities');
    return conditional({ request, url }, { minuteOf: here.now, ...type }, async () => {
      const hers = await startingFrom(filters.near, here);
      const all = await searchActivities(filters, bbox, hers);
      // A table is taken whole: nothing in it could say that there is more.
      if (format !== 'geojson')
        return tableFile(entryRows(ACTIVITY_PROPERTIES, all, here.neighbourhood.locales), format, {
          neighbourhood: here.neighbourhood,
          query: url.searchParams,
          what: 'activities'
        });
      const { total, found, next } = pageOfActivities(all, filters, { limit, after });
      const features = found.map((one) => activityFeature(one, fields));
      const known = all.filter(({ certainty }) => certainty === 'known').length;
      const links = pageLinks(url, next && encodeCursor(next));
      return JSON.stringify(featureCollection(features, total, links, known, hers.walks?.method));
    });
  });
