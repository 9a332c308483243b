import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { DEFAULT_LOCALE, isLocale, LOCALE_TRAITS, preferredLocale } from '$lib/i18n/locales.ts';
import { compressed } from '$lib/server/compress.ts';
import { errorTrace } from '$lib/server/error-trace.ts';
import { log } from '$lib/server/log.ts';
import { sendNosniffWithEverything } from '$lib/server/nosniff.ts';

/*
 * Security headers beside the content security policy of svelte.config.js. The position is asked for by our own
 * page alone, and only when a reader taps for it. No referrer abroad: a site we link to does not learn what was read here.
 */
const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy':
    'geolocation=(self), camera=(), microphone=(), payment=(), usb=(), interest-cohort=()',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY'
};

/** Before the first request: also what is sent without asking the hooks below is to be taken for what it says. */
export const init: ServerInit = () => sendNosniffWithEverything();

export const handle: Handle = async ({ event, resolve }) => {
  const first = event.url.pathname.split('/')[1] ?? '';
  const locale = isLocale(first)
    ? first
    : preferredLocale(event.request.headers.get('accept-language'), DEFAULT_LOCALE);
  event.locals.locale = locale;
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html.replace('%vicina.lang%', locale).replace('%vicina.dir%', LOCALE_TRAITS[locale].direction),
    // The browser gets the code with the page: nothing to fetch ahead but what the page needs itself.
    preload: ({ type }) => type === 'js' || type === 'css'
  });
  const answer = await compressed(event.request, response);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) answer.headers.set(name, value);
  return answer;
};

export const handleError: HandleServerError = ({ error, status, event }) => {
  if (status >= 500) {
    log.error({ status, route: event.route.id, ...errorTrace(error) }, 'a request failed');
  }
  return { message: status === 404 ? 'Not found' : 'Internal error' };
};
