import { placesTile } from '$lib/exchange/places-tile.server.ts';
import { parseTileAddress } from '$lib/map/tile-address.ts';
import { tileResponse } from '$lib/map/tile-response.server.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { answer, once } from '$lib/server/api.ts';
import { problem } from '$lib/server/problem.ts';
import type { RequestHandler } from './$types';

const MAX_ZOOM = 20;

export const GET: RequestHandler = ({ params, request, url }) =>
  answer(async () => {
    const parsed = parseTileAddress(params, MAX_ZOOM);
    if (!parsed.ok) return problem(400, { title: 'There is no such tile', ...parsed });
    const slug = once(url.searchParams, 'neighbourhood');
    const only = slug && (await neighbourhoodBySlug(slug)).slug;
    const cacheControl = 'public, max-age=60, stale-while-revalidate=600';
    return tileResponse(request, { ...(await placesTile(parsed.tile, only)), cacheControl });
  });
