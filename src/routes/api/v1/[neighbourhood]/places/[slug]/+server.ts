import { qualityOfPlace } from '$lib/contribution/quality/quality.server.ts';
import { placeFeature } from '$lib/exchange/places-geojson.ts';
import { dayAt } from '$lib/neighbourhood/clock.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { categoriesOf } from '$lib/place/categories.server.ts';
import { placeNow } from '$lib/place/place-by-slug.server.ts';
import { answer, onlyKnown } from '$lib/server/api.ts';
import { conditional } from '$lib/server/conditional.ts';

export const GET = ({ params, url, request }) =>
  answer(async () => {
    onlyKnown(url.searchParams, new Set());
    const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
    const { slug, timeZone } = neighbourhood;
    const now = new Date();
    const place = await placeNow(neighbourhood, params.slug, { now });
    // At midnight a notice may begin or end.
    const also = JSON.stringify([place.saidTrue ?? null, dayAt(now.getTime(), timeZone).date]);
    return conditional(
      { request, url },
      { also, minuteOf: now, contentType: 'application/geo+json' },
      async () => {
        const [known, quality] = await Promise.all([
          categoriesOf(slug),
          qualityOfPlace(place, neighbourhood, now)
        ]);
        const feature = placeFeature(place, new Map(known.map((one) => [one.slug, one])));
        return JSON.stringify({ ...feature, properties: { ...feature.properties, quality } });
      }
    );
  });
