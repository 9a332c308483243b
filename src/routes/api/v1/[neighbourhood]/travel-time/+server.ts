import { travelTimeQuery } from '$lib/exchange/travel-time-query.server.ts';
import { travelTimes } from '$lib/exchange/travel-time.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { answer } from '$lib/server/api.ts';
import { conditional } from '$lib/server/conditional.ts';
import { walkingNetwork } from '$lib/walking/network.server.ts';

export const GET = ({ params, url, request }) =>
  answer(async () => {
    const { slug, bbox } = await neighbourhoodBySlug(params.neighbourhood);
    const question = travelTimeQuery(url.searchParams, bbox);
    return conditional({ request, url }, { contentType: 'application/geo+json' }, async () => {
      const network = await walkingNetwork(slug);
      return JSON.stringify(travelTimes(network?.index ?? null, question));
    });
  });
