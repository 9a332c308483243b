/*
 * Security headers beside the content security policy of svelte.config.js. The position is asked for by our own
 * page alone, and only when a reader taps for it. No referrer abroad: a site we link to does not learn what was read here,
 * nor a page's secret address. No stricter one for any page: with `no-referrer` browsers send a form without scripts as from
 * nowhere (`Origin: null`; Fetch, "append a request Origin header"), and SvelteKit refuses it.
 */
const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy':
    'geolocation=(self), camera=(), microphone=(), payment=(), usb=(), interest-cohort=()',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY'
};

/** A year, in seconds: who came once over TLS comes no other way (RFC 6797). Other names of the same host are not ours to bind. */
const TLS_FOR = 31_536_000;

interface Answered {
  /** Where another site may show it inside its own page. */
  readonly mayBeFramed: boolean;
  /** Of the address as readers have it: `https:` also behind a proxy, by ORIGIN. */
  readonly protocol: string;
}

/** On every answer. */
export function setSecurityHeaders(headers: Headers, { mayBeFramed, protocol }: Answered): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) headers.set(name, value);
  if (protocol === 'https:') headers.set('strict-transport-security', `max-age=${TLS_FOR}`);
  if (mayBeFramed) headers.delete('x-frame-options');
}

/**
 * What a page says may change with the minute; an error may be over the next moment. Who has signed in is told more (values
 * in a history), on a laptop that others use after her: the way back must not show it to them.
 */
export function setCachingHeaders(
  { status, headers }: Response,
  { namesItsLocale, isPrivate }: { readonly namesItsLocale: boolean; readonly isPrivate: boolean }
): void {
  if (status >= 400) headers.set('cache-control', 'no-store');
  else if (!headers.has('cache-control'))
    headers.set('cache-control', isPrivate ? 'no-store' : 'private, no-cache');
  if (status === 503) headers.set('retry-after', '10');
  if (!namesItsLocale && !headers.has('access-control-allow-origin'))
    headers.append('vary', 'accept-language');
}
