import { streetsOf } from '$lib/contribution/streets.server.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { answer, onlyKnown } from '$lib/server/api.ts';
import { conditional } from '$lib/server/conditional.ts';

export const GET = ({ params, url, request }) =>
  answer(async () => {
    onlyKnown(url.searchParams, new Set());
    const { slug } = await neighbourhoodBySlug(params.neighbourhood);
    return conditional({ request, url }, { contentType: 'application/json' }, async () =>
      JSON.stringify({ streets: await streetsOf(slug) })
    );
  });
