import { createHash } from 'node:crypto';
import { dataVersion } from './data-version.ts';

/** How long a reader's cache may use an answer before it asks again, in seconds. */
const MAX_AGE = 60;
/** What is written anew when the program is: an ETag of the last release must not match. */
const RELEASE = `${Date.now().toString(36)}`;

interface Conditional {
  /** What the answer depends on besides the data: for "open now", the minute. */
  readonly also?: string;
  readonly contentType: string;
}

/**
 * An answer that depends on the address and the data alone: 304 without any work when the reader has it
 * already (RFC 9110, 13.1.2), else what `render` writes.
 */
export async function conditional(
  { request, url }: { request: Request; url: URL },
  { also = '', contentType }: Conditional,
  render: () => Promise<string> | string
): Promise<Response> {
  const version = await dataVersion();
  const tag = createHash('sha256')
    .update(`${RELEASE}|${version}|${also}|${url.pathname}?${url.searchParams}`)
    .digest('base64url')
    .slice(0, 22);
  const etag = `W/"${tag}"`;
  const headers = new Headers({
    etag,
    'cache-control': `public, max-age=${MAX_AGE}, stale-while-revalidate=600`,
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'etag, link'
  });
  const known = request.headers
    .get('if-none-match')
    ?.split(',')
    .map((one) => one.trim().replace(/^W\//, ''));
  if (known?.some((one) => one === '*' || one === `"${tag}"`))
    return new Response(null, { status: 304, headers });
  const body = await render();
  headers.set('content-type', contentType);
  return new Response(body, { headers });
}
