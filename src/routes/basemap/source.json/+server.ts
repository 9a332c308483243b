import { json } from '@sveltejs/kit';
import { basemap } from '$lib/map/basemap/basemap.server.ts';
import { tileJson } from '$lib/map/basemap/tile-json.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url }) =>
  // Not kept: the credit follows the source that is in use.
  json(tileJson(basemap().credits(), url.origin), {
    headers: { 'cache-control': 'no-cache', 'access-control-allow-origin': '*' }
  });
