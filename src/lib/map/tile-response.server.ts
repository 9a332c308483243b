import { gunzipSync } from 'node:zlib';
import { acceptedEncoding } from '../server/accept-encoding.ts';
import { hasAlready } from '../server/if-none-match.ts';

interface TileAnswer {
  /** gzip (RFC 1952). */
  readonly tile: Uint8Array<ArrayBuffer>;
  /** Strong validator, without quotes. */
  readonly etag: string;
  readonly cacheControl: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A vector tile over HTTP: 304 when the reader has it (RFC 9110, 13.1.2), compressed unless the reader cannot.
 */
export function tileResponse(request: Request, { tile, etag, cacheControl, headers }: TileAnswer): Response {
  const compressed = acceptedEncoding(request.headers.get('accept-encoding'), ['gzip']) === 'gzip';
  const tag = `${etag}${compressed ? '' : '-plain'}`;
  const common = {
    etag: `"${tag}"`,
    'cache-control': cacheControl,
    vary: 'accept-encoding',
    'access-control-allow-origin': '*',
    ...headers
  };
  if (hasAlready(request.headers.get('if-none-match'), tag))
    return new Response(null, { status: 304, headers: common });
  return new Response(compressed ? tile : new Uint8Array(gunzipSync(tile)), {
    headers: {
      ...common,
      'content-type': 'application/vnd.mapbox-vector-tile',
      ...(compressed && { 'content-encoding': 'gzip' })
    }
  });
}
