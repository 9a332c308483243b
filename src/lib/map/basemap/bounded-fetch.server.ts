/** What an upstream answered. */
export interface Answer {
  readonly status: number;
  readonly body: Uint8Array<ArrayBuffer>;
}

/**
 * GET, following redirects, with an end: rejects when the signal fires, when the answer is cut off, or when it is
 * longer than `limit` bytes (counted after decompression, so that a small bomb is refused too).
 */
export async function boundedFetch(url: string, limit: number, signal: AbortSignal): Promise<Answer> {
  const response = await fetch(url, {
    signal,
    headers: { 'user-agent': 'Vicina (neighbourhood map; server-side tile cache)' }
  });
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.byteLength;
    if (length > limit) throw new Error(`the answer is longer than ${limit} bytes`);
    parts.push(part);
  }
  return { status: response.status, body: new Uint8Array(Buffer.concat(parts)) };
}
