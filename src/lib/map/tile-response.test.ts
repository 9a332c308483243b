import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { tileResponse } from './tile-response.server.ts';

const bytes = new Uint8Array([26, 1, 2, 3]);
const answer = (headers: Record<string, string>): Response =>
  tileResponse(new Request('http://localhost/', { headers }), {
    tile: new Uint8Array(gzipSync(bytes)),
    etag: 'abc',
    cacheControl: 'public, max-age=60'
  });

test('a tile goes out compressed to whoever accepts it', async () => {
  const response = answer({ 'accept-encoding': 'gzip, deflate, br' });
  expect(response.headers.get('content-encoding')).toBe('gzip');
  expect(new Uint8Array(gunzipSync(new Uint8Array(await response.arrayBuffer())))).toEqual(bytes);
});

test.each(['identity', 'br', 'gzip;q=0', ''])('and plain to whoever does not (%s)', async (accepted) => {
  const response = answer({ 'accept-encoding': accepted });
  expect(response.headers.get('content-encoding')).toBeNull();
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
});

test('is not sent again to whoever has it', () => {
  const etag = answer({ 'accept-encoding': 'gzip' }).headers.get('etag') ?? '';
  const again = answer({ 'accept-encoding': 'gzip', 'if-none-match': `"x", W/${etag}` });
  expect(again.status).toBe(304);
  expect(again.headers.get('etag')).toBe(etag);
  expect(answer({ 'accept-encoding': 'identity', 'if-none-match': etag }).status).toBe(200);
});
