import { basemap } from '$lib/map/basemap/basemap.server.ts';
import { BASEMAP_MAX_ZOOM } from '$lib/map/basemap/tile.ts';
import { parseTileAddress } from '$lib/map/tile-address.ts';
import { tileResponse } from '$lib/map/tile-response.server.ts';
import { problem } from '$lib/server/problem.ts';
import type { RequestHandler } from './$types';

/** A schematic tile stands in for a better one: it is asked for again soon. */
const STAND_IN = 'public, max-age=60';
const LASTING = 'public, max-age=86400, stale-while-revalidate=604800';

export const GET: RequestHandler = async ({ params, request }) => {
  const parsed = parseTileAddress(params, BASEMAP_MAX_ZOOM);
  if (!parsed.ok) return problem(400, { title: 'There is no such tile', ...parsed });
  const { source, tile, etag } = await basemap().tile(parsed.tile);
  return tileResponse(request, {
    tile,
    etag,
    cacheControl: source === 'schematic' ? STAND_IN : LASTING,
    headers: { 'x-basemap-source': source }
  });
};
