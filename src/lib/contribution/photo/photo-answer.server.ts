import { problem } from '../../server/problem.ts';

/** A picture as the database hands it out. */
export interface PhotoFile {
  readonly mediaType: string;
  readonly base64: string;
}

/** What we made ourselves is all that is served as a picture, whatever a row says of itself. */
const SERVED = new Set(['image/webp', 'image/avif']);

/** An accepted photo never changes under its address; one that is not public is for nobody's cache. */
const CACHING = { public: 'public, max-age=31536000, immutable', private: 'no-store' };

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
