import { dev } from '$app/environment';
import { error, type Handle, type HandleServerError, type ServerInit } from '@sveltejs/kit';
import { env } from '$env/dynamic/private';
import { isLocale, traitsOf } from '$lib/i18n/locales.ts';
import { preferredLocale } from '$lib/i18n/preferred-locale.ts';
import { loadSpeech } from '$lib/i18n/speech.ts';
import { refuseBrokenForms } from '$lib/server/broken-forms.ts';
import { compressed } from '$lib/server/compress.ts';
import { errorTrace } from '$lib/server/error-trace.ts';
import { isForeignWrite } from '$lib/server/foreign-write.ts';
import { isTooHeavy } from '$lib/server/heavy-request.ts';
import { keepingAnswers } from '$lib/server/kept/answer-kept.ts';
import { stateOfData } from '$lib/server/kept/kept-state.ts';
import { log } from '$lib/server/log.ts';
import { serveMetrics } from '$lib/server/metrics.ts';
import { sendNosniffWithEverything } from '$lib/server/nosniff.ts';
import { setCachingHeaders, setSecurityHeaders } from '$lib/server/page-headers.ts';
import { answerForPrograms, isForPrograms, refused } from '$lib/server/program-answers.ts';
import { requestIdOf } from '$lib/server/request-id.ts';
import { isSignedIn, sessionOf } from '$lib/server/session.server.ts';

/** Charts of the evidence, which other sites frame: pages without a script, a form or a cookie. Nothing else may be framed. */
const FRAMED = '/[locale=locale]/[neighbourhood]/insights/embed/[chart]';

/** Room for answers that are kept, in bytes. Who changes the code sees at once what it does. */
const kept = keepingAnswers({ mostBytes: dev ? 0 : 48 * 2 ** 20, stateOf: stateOfData });

/** What is said of an error by its status, where no page says more. */
const SAID: Readonly<Record<number, string>> = {
  400: 'This form did not arrive whole',
  404: 'Not found',
  403: 'Only pages of this site write here',
  405: 'This address takes no such request',
  413: 'This is more than the address takes'
};

/** Before the first request: also what is sent without asking the hooks below is to be taken for what it says. */
export const init: ServerInit = () => {
  sendNosniffWithEverything();
  const port = Number(env['METRICS_PORT']);
  if (port > 0 && port < 65_536) serveMetrics(port, env['METRICS_HOST'] || undefined);
};

export const handle: Handle = async ({ event, resolve }) => {
  const first = event.url.pathname.split('/')[1] ?? '';
  const locale = isLocale(first) ? first : preferredLocale(event.request.headers.get('accept-language'));
  event.locals.locale = locale;
  event.locals.requestId = requestIdOf(event.request.headers);
  if (isForeignWrite(event.request, event.url.origin)) return refused(403, SAID[403]!);
  const heavy = isTooHeavy(event.request, event.url.pathname);
  if (heavy && isForPrograms(event.url.pathname)) return refused(413, SAID[413]!);
  refuseBrokenForms(event.request, {
    heavy,
    refuseHeavy: async () => error(413, (await loadSpeech(locale, null, 'photo')).say('heavy')),
    broken: SAID[400]!
  });
  event.locals.session = sessionOf(event);
  const isPrivate = isSignedIn(event);
  return kept(event, async () => {
    const response = await resolve(event, {
      transformPageChunk: ({ html }) =>
        html.replace('%vicina.lang%', locale).replace('%vicina.dir%', traitsOf(locale).direction),
      // The browser gets the code with the page: nothing to fetch ahead but what the page needs itself.
      preload: ({ type }) => type === 'js' || type === 'css'
    });
    const answer = await compressed(
      event.request,
      answerForPrograms(event.request, event.url.pathname, response)
    );
    setSecurityHeaders(answer.headers, {
      mayBeFramed: event.route.id === FRAMED && answer.ok,
      protocol: event.url.protocol
    });
    return answer;
  }).then((answer) => {
    answer.headers.set('x-request-id', event.locals.requestId);
    setCachingHeaders(answer, { namesItsLocale: isLocale(first), isPrivate });
    return answer;
  });
};

export const handleError: HandleServerError = ({ error, status, event }) => {
  if (status >= 500) {
    const request = event.locals.requestId;
    log.error({ request, status, route: event.route.id, ...errorTrace(error) }, 'a request failed');
  }
  return { message: SAID[status] ?? 'Internal error' };
};
