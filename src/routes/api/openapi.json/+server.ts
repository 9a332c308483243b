import { openApiDocument } from '$lib/exchange/openapi.ts';

export const GET = ({ url }) =>
  Response.json(openApiDocument(url.origin), {
    headers: { 'cache-control': 'public, max-age=3600', 'access-control-allow-origin': '*' }
  });
