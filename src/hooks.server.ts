import {
  error,
  type Handle,
  type HandleServerError,
  type RequestEvent,
  type ServerInit
} from '@sveltejs/kit';
import { isLocale, type Locale, traitsOf } from '$lib/i18n/locales.ts';
import { preferredLocale } from '$lib/i18n/preferred-locale.ts';
import { loadSpeech } from '$lib/i18n/speech.ts';
import { compressed } from '$lib/server/compress.ts';
import { errorTrace } from '$lib/server/error-trace.ts';
import { asksToRead, isForeignWrite } from '$lib/server/foreign-write.ts';
import { isTooHeavy } from '$lib/server/heavy-request.ts';
import { log } from '$lib/server/log.ts';
import { sendNosniffWithEverything } from '$lib/server/nosniff.ts';
import { problem } from '$lib/server/problem.ts';
import { isSignedIn, sessionOf } from '$lib/server/session.server.ts';

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

/** Charts of the evidence, which other sites frame: pages without a script, a form or a cookie. Nothing else may be framed. */
const FRAMED = '/[locale=locale]/[neighbourhood]/insights/embed/[chart]';

/** Addresses that are for programs: they never get a page. */
const FOR_PROGRAMS = /^\/(api|tiles|basemap|healthz)(\/|$)/;

/** What is said of an error by its status, where no page says more. */
const SAID: Readonly<Record<number, string>> = {
  400: 'This form did not arrive whole',
  404: 'Not found',
  403: 'Only pages of this site write here',
  405: 'This address takes no such request',
  413: 'This is more than the address takes'
};

/** Before the first request: also what is sent without asking the hooks below is to be taken for what it says. */
export const init: ServerInit = () => sendNosniffWithEverything();

export const handle: Handle = async ({ event, resolve }) => {
  const first = event.url.pathname.split('/')[1] ?? '';
  const locale = isLocale(first) ? first : preferredLocale(event.request.headers.get('accept-language'));
  event.locals.locale = locale;
  if (isForeignWrite(event.request, event.url.origin)) return refused(403, SAID[403]!);
  const heavy = isTooHeavy(event.request, event.url.pathname);
  if (heavy && FOR_PROGRAMS.test(event.url.pathname)) return refused(413, SAID[413]!);
  refuseBrokenForms(event.request, locale, heavy);
  event.locals.session = sessionOf(event);
  const isPrivate = isSignedIn(event);
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html.replace('%vicina.lang%', locale).replace('%vicina.dir%', traitsOf(locale).direction),
    // The browser gets the code with the page: nothing to fetch ahead but what the page needs itself.
    preload: ({ type }) => type === 'js' || type === 'css'
  });
  const answer = await compressed(event.request, forReaders(event, response));
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) answer.headers.set(name, value);
  if (event.route.id === FRAMED && answer.ok) answer.headers.delete('x-frame-options');
  cachingRules(answer, { namesItsLocale: isLocale(first), isPrivate });
  return answer;
};

/**
 * A form that was cut off on its way, or never was one, is a fault of what was sent and not of ours. One that is too heavy
 * is let run out, a piece at a time and up to the server's limit: cut off while it sends, a browser shows no answer.
 */
function refuseBrokenForms(request: Request, locale: Locale, heavy: boolean): void {
  const formData = request.formData.bind(request);
  const refuseHeavy = async () => error(413, (await loadSpeech(locale, null, 'photo')).say('heavy'));
  request.formData = heavy
    ? () => runOut(request).then(refuseHeavy, refuseHeavy)
    : () =>
        formData().catch((reason: unknown) => {
          // The server's own limit, found while it was read.
          if (isHeavier(reason)) return refuseHeavy();
          if (reason instanceof TypeError) error(400, SAID[400]!);
          throw reason;
        });
}

/** Reads what a request brings and keeps none of it; rejects beyond the server's limit. */
const runOut = async ({ body }: Request) => body?.pipeTo(new WritableStream());

const isHeavier = (reason: unknown) =>
  typeof reason === 'object' && reason !== null && 'status' in reason && reason.status === 413;

/** Programs get problem details where SvelteKit would say something in passing, and may ask what they may ask. */
function forReaders({ url, request }: RequestEvent, response: Response): Response {
  if (response.status !== 405 || !FOR_PROGRAMS.test(url.pathname)) return response;
  if (request.method !== 'OPTIONS') {
    const allowed = response.headers.get('allow') ?? 'GET, HEAD';
    const title = /\bGET\b/.test(allowed) ? 'Only reading is possible here' : 'Nothing can be read here';
    const answer = refused(405, title);
    answer.headers.set('allow', `${allowed}, OPTIONS`);
    return answer;
  }
  const allow = 'GET, HEAD, OPTIONS';
  if (!asksToRead(request)) return new Response(null, { status: 204, headers: { allow } });
  return new Response(null, {
    status: 204,
    headers: {
      allow,
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-allow-headers': '*',
      'access-control-max-age': '86400'
    }
  });
}

/** Other sites may read, not write: of a writing they learn nothing. */
function refused(status: number, title: string): Response {
  const answer = problem(status, { title });
  answer.headers.delete('access-control-allow-origin');
  return answer;
}

/**
 * What a page says may change with the minute; an error may be over the next moment. Who has signed in is told more (values
 * in a history), on a laptop that others use after her: the way back must not show it to them.
 */
function cachingRules(
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

export const handleError: HandleServerError = ({ error, status, event }) => {
  if (status >= 500) {
    log.error({ status, route: event.route.id, ...errorTrace(error) }, 'a request failed');
  }
  return { message: SAID[status] ?? 'Internal error' };
};
