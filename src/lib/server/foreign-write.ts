const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a page of another site writes here through a visitor's browser. Browsers name the page's origin with every
 * request that writes, and cannot be made to leave it out (Fetch, "append a request Origin header"); `null` is the origin of
 * a page that hides its own. Programs name none: they act for themselves.
 */
export function isForeignWrite({ method, headers }: Request, own: string): boolean {
  if (READING.has(method)) return false;
  const origin = headers.get('origin');
  return origin === null ? headers.get('sec-fetch-site') === 'cross-site' : origin !== own;
}

/** Whether a preflight asks for leave to read. Leave for anything else would be leave to write (`POST` needs no naming). */
export const asksToRead = ({ headers }: Request): boolean =>
  READING.has(headers.get('access-control-request-method') ?? 'GET');
