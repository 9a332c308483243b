import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compressed } from './compress.ts';

const text = JSON.stringify(Array.from({ length: 200 }, (_, number) => ({ number })));
const sent = (accepted: string, body = text, headers: Record<string, string> = {}): Promise<Response> =>
  compressed(
    new Request('http://localhost/', { headers: { 'accept-encoding': accepted } }),
    new Response(body, { headers: { 'content-type': 'application/json', ...headers } })
  );
const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());

test('an answer is written in the coding the reader likes best', async () => {
  const brotli = await sent('gzip, br');
  expect(brotli.headers.get('content-encoding')).toBe('br');
  expect(brotliDecompressSync(await bytes(brotli)).toString()).toBe(text);
  const gzip = await sent('br;q=0.2, gzip;q=0.8');
  expect(gzip.headers.get('content-encoding')).toBe('gzip');
  expect(gunzipSync(await bytes(gzip)).toString()).toBe(text);
});

test.each(['identity', 'br;q=0, gzip;q=0.0', ''])(
  'and plain for who takes none, told apart by caches (%s)',
  async (accepted) => {
    const plain = await sent(accepted);
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(plain.headers.get('vary')).toBe('accept-encoding');
    expect(await plain.text()).toBe(text);
  }
);

test('what is small, a picture, or encoded already is left as it is', async () => {
  expect((await sent('br', '{}')).headers.get('content-encoding')).toBeNull();
  expect(
    (await sent('br', text, { 'content-type': 'image/png' })).headers.get('content-encoding')
  ).toBeNull();
  expect((await sent('br', text, { 'content-encoding': 'gzip' })).headers.get('content-encoding')).toBe(
    'gzip'
  );
});
