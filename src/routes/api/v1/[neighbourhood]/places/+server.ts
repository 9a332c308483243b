import { featureCollection, pageLinks } from '$lib/exchange/feature-collection.ts';
import { placesRows } from '$lib/exchange/places-csv.ts';
import { placesQuery } from '$lib/exchange/places-query.server.ts';
import { placeFeature } from '$lib/exchange/places-geojson.ts';
import { tableFile, tableType } from '$lib/exchange/spreadsheet.server.ts';
import { dayAt } from '$lib/neighbourhood/clock.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { categoriesOf } from '$lib/place/categories.server.ts';
import { allPlaces, searchPlaces } from '$lib/place/search.server.ts';
import { answer } from '$lib/server/api.ts';
import { conditional } from '$lib/server/conditional.ts';
import { confirmationsVersion } from '$lib/server/data-version.ts';

export const GET = ({ params, url, request }) =>
  answer(async () => {
    const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
    const { filters, limit, after, format, fields } = await placesQuery(neighbourhood.slug, url.searchParams);
    const openNow = filters.open === 'now';
    const today = dayAt(Date.now(), neighbourhood.timeZone);
    // What is open at a given time also depends on how fresh its confirmation is: that is counted from this morning.
    const now = openNow ? new Date() : new Date(today.start);
    return conditional(
      { request, url },
      {
        ...(openNow && { minuteOf: now }),
        // At midnight a notice may begin or end.
        also: [today.date, await confirmationsVersion()].join(' '),
        ...(format === 'geojson' ? { contentType: 'application/geo+json' } : tableType(format, 'places'))
      },
      async () => {
        // A table is taken whole: nothing in it could say that there is more.
        if (format !== 'geojson') {
          const rows = placesRows(await allPlaces(neighbourhood, filters, now), neighbourhood.locales);
          return tableFile(rows, format, { neighbourhood, query: url.searchParams, what: 'places' });
        }
        const result = await searchPlaces(neighbourhood, filters, { limit, after, now });
        const categories = new Map((await categoriesOf(neighbourhood.slug)).map((one) => [one.slug, one]));
        const features = result.places.map((place) => placeFeature(place, categories, fields));
        return JSON.stringify(
          featureCollection(features, result.total, pageLinks(url, result.next), result.known, result.method)
        );
      }
    );
  });
