import { version as release } from '$app/environment';
import { createHash } from 'node:crypto';
import { dataVersion } from './data-version.ts';
import { hasAlready } from './if-none-match.ts';

/** How long a reader's cache may use an answer before it asks again, in seconds. */
const MAX_AGE = 60;
/** How long after that it may still show it while it asks, in seconds. */
const WHILE_ASKING = 600;
const MINUTE = 60_000;

type Body = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>>;

interface Conditional {
  readonly contentType: string;
  /** What the answer depends on besides the address and the data, for instance the day. */
  readonly also?: string;
  /** The moment of an answer that is another one every minute ("open now"): it is not kept past its minute. */
  readonly minuteOf?: Date;
  /** What else the answer says of itself. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * An answer that depends on the address, the data and what is named alone: 304 without any work when the
 * reader has it already (RFC 9110, 13.1.2), else what `render` writes. The release is part of the tag, because
 * another one may write the same data differently.
 */
export async function conditional(
  { request, url }: { request: Request; url: URL },
  { contentType, also = '', minuteOf, headers: more = {} }: Conditional,
  render: () => Promise<Body> | Body,
  version: () => Promise<number> = dataVersion
): Promise<Response> {
  const minute = minuteOf ? Math.floor(minuteOf.getTime() / MINUTE) : '';
  const tag = createHash('sha256')
    .update(JSON.stringify([release, await version(), also, minute, url.pathname, url.search]))
    .digest('base64url')
    .slice(0, 22);
  const headers = new Headers({
    ...more,
    etag: `W/"${tag}"`,
    'cache-control': minuteOf
      ? `public, max-age=${60 - minuteOf.getUTCSeconds()}`
      : `public, max-age=${MAX_AGE}, stale-while-revalidate=${WHILE_ASKING}`,
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'etag, link'
  });
  if (hasAlready(request.headers.get('if-none-match'), tag))
    return new Response(null, { status: 304, headers });
  const body = await render();
  headers.set('content-type', contentType);
  return new Response(body, { headers });
}
