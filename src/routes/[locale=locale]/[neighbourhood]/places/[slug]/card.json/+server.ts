import { parseLonLat } from '$lib/geo/bounding-box.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { translatorHere } from '$lib/neighbourhood/words.server.ts';
import { cardView } from '$lib/place/card-view.server.ts';
import { categoriesOf } from '$lib/place/categories.server.ts';
import { NO_FILTERS } from '$lib/place/filters.ts';
import { placeNow } from '$lib/place/place-by-slug.server.ts';
import { reading } from '$lib/place/reading.server.ts';
import { answer } from '$lib/server/api.ts';
import { conditional } from '$lib/server/conditional.ts';

/** The card of a place that is tapped on the map and not on this page of the list. */
export const GET = ({ locals, params, url, request }) =>
  answer(async () => {
    const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
    const near = parseLonLat(url.searchParams.get('near') ?? '');
    const now = new Date();
    const place = await placeNow(neighbourhood, params.slug, { near, now });
    return conditional({ request, url }, { contentType: 'application/json', minuteOf: now }, async () => {
      const translator = await translatorHere(neighbourhood, locals.locale);
      const here = reading(translator, neighbourhood, await categoriesOf(neighbourhood.slug), now);
      return JSON.stringify(cardView(place, { ...NO_FILTERS, near }, here));
    });
  });
