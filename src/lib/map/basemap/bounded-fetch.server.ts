/** What an upstream answered. */
export interface UpstreamAnswer {
  readonly status: number;
  readonly body: Uint8Array<ArrayBuffer>;
}

const MOST_REDIRECTS = 3;

/**
 * GET with an end: rejects when the signal fires, when the answer is cut off, or when it is longer than `limit` bytes
 * (counted after decompression, so that a small bomb is refused too). Redirects are followed on the same origin
 * alone: an upstream must not send this server to another, least of all to one inside the operator's own network.
 */
export async function boundedFetch(url: string, limit: number, signal: AbortSignal): Promise<UpstreamAnswer> {
  const response = await withinOrigin(new URL(url), signal);
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.byteLength;
    if (length > limit) throw new Error(`the answer is longer than ${limit} bytes`);
    parts.push(part);
  }
  return { status: response.status, body: new Uint8Array(Buffer.concat(parts)) };
}

async function withinOrigin({ origin, href }: URL, signal: AbortSignal): Promise<Response> {
  let address = href;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    const response = await fetch(address, {
      signal,
      redirect: 'manual',
      headers: { 'user-agent': 'Vicina (neighbourhood map; server-side tile cache)' }
    });
    const location = response.headers.get('location');
    if (!location || response.status < 300 || response.status > 399) return response;
    await response.body?.cancel();
    const next = new URL(location, address);
    if (next.origin !== origin) throw new Error(`it redirects to another origin, ${next.origin}`);
    address = next.href;
  }
  throw new Error(`it redirects more than ${MOST_REDIRECTS} times`);
}
