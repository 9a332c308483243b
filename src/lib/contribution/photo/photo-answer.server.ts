import { problem } from '../../server/problem.ts';

/** A picture as the database hands it out. */
export interface PhotoFile {
  readonly mediaType: string;
  readonly base64: string;
}

/** What we made ourselves is all that is served as a picture, whatever a row says of itself. */
const SERVED = new Set(['image/webp', 'image/avif']);

/**
 * An accepted photo never changes under its address, but may be taken away, and then no cache on the way must go on showing
 * it: the phone that has seen it keeps it for a week. One that is not public is for nobody's cache.
 */
const CACHING = { public: 'private, max-age=604800, immutable', private: 'no-store' };

/** A picture over HTTP, or 404. It may be shown by our pages and saved, and run nothing. */
export function photoAnswer(photo: PhotoFile | null, caching: keyof typeof CACHING): Response {
  if (!photo || !SERVED.has(photo.mediaType)) return problem(404, { title: 'There is no such photo' });
  return new Response(new Uint8Array(Buffer.from(photo.base64, 'base64')), {
    headers: {
      'content-type': photo.mediaType,
      'cache-control': CACHING[caching],
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin'
    }
  });
}
