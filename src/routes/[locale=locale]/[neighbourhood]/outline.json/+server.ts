import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { answer } from '$lib/server/api.ts';
import { conditional } from '$lib/server/conditional.ts';

/** Where the neighbourhood ends, for its map: a GeoJSON geometry. */
export const GET = ({ params, url, request }) =>
  answer(async () => {
    const { outline } = await neighbourhoodBySlug(params.neighbourhood);
    return conditional({ request, url }, { contentType: 'application/json' }, async () =>
      JSON.stringify(outline)
    );
  });
