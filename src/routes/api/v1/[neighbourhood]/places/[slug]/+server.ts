import { placeFeature } from '$lib/exchange/places-geojson.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { categoriesOf } from '$lib/place/categories.server.ts';
import { placeBySlug } from '$lib/place/place-by-slug.server.ts';
import { answer, onlyKnown } from '$lib/server/api.ts';
import { conditional } from '$lib/server/conditional.ts';

export const GET = ({ params, url, request }) =>
  answer(async () => {
    onlyKnown(url.searchParams, new Set());
    const { slug } = await neighbourhoodBySlug(params.neighbourhood);
    const place = await placeBySlug(slug, params.slug);
    const also = JSON.stringify(place.saidTrue ?? null);
    return conditional({ request, url }, { also, contentType: 'application/geo+json' }, async () => {
      const categories = new Map((await categoriesOf(slug)).map((one) => [one.slug, one]));
      return JSON.stringify(placeFeature(place, categories));
    });
  });
