import type { RequestEvent } from '@sveltejs/kit';
import { acceptedEncoding } from '../accept-encoding.ts';
import { hasAlready } from '../if-none-match.ts';
import { isSignedIn } from '../session.server.ts';
import { keepableOf, type Keepable } from './keepable.ts';
import { KeptAnswers, type KeptAnswer } from './kept-answers.ts';
import { keptQuery, withoutFollowers } from './kept-address.ts';

type Asking = Pick<
  RequestEvent,
  'cookies' | 'isDataRequest' | 'isSubRequest' | 'params' | 'request' | 'url'
> & { readonly route: { readonly id: string | null }; readonly locals: Pick<App.Locals, 'locale'> };

/** What an answer was made from, so far as its address does not say: another one, another answer. Null: it is not to be kept. */
export type StateOf = (
  keepable: Keepable,
  neighbourhood: string | undefined,
  now: Date
) => Promise<string | null>;

interface Keeping {
  /** In bytes, of all answers. */
  readonly mostBytes: number;
  readonly stateOf: StateOf;
  readonly now?: () => Date;
}

/** In milliseconds. */
const MINUTE = 60_000;
/** For so long after its minute a cache between us may show a page while it asks for the next, in seconds. */
const WHILE_ASKING = 60;

/**
 * Answers readers with what others were sent, where it is the same for all: as it was compressed, and with 304 before anything
 * is rendered. Who asks for the same at the same time waits for one rendering. Of a reader nothing is kept: an answer is known by
 * its address alone, and by nothing that she wrote.
 */
export function keepingAnswers({ mostBytes, stateOf, now = () => new Date() }: Keeping) {
  const kept = new KeptAnswers(mostBytes);
  const running = new Map<string, Promise<KeptAnswer | null>>();

  return async (event: Asking, render: () => Promise<Response>): Promise<Response> => {
    const keepable = event.request.method === 'GET' ? keepableOf(event.route.id) : null;
    // The data of a page come with 200 when they are an error, too; what is asked for of them has ways without end.
    if (!keepable || event.isSubRequest || event.isDataRequest || isSignedIn(event)) return render();
    withoutFollowers(event.url);
    const query = keptQuery(event.url.searchParams, keepable.asks);
    if (query === null) return render();
    const at = now();
    // Where it cannot be asked for, the page itself says what is wrong.
    const state = await stateOf(keepable, event.params['neighbourhood'], at).catch(() => null);
    if (state === null) return render();
    const own = async () => shareable(await render(), event, keepable, at);
    // What is rendered is what the address in one order says: whoever asks in another gets the same.
    event.url.search = query;
    const address = addressOf(event);
    const known = kept.get(address, state);
    if (known) return sent(known, event, keepable, now());

    const question = `${address} ${state}`;
    const waitedFor = running.get(question);
    const others = waitedFor && (await waitedFor);
    if (others) return sent(others, event, keepable, now());
    const making = own().then(async (response) =>
      isForAll(response)
        ? { answer: await answerOf(response, at), response: null }
        : { answer: null, response }
    );
    // Only who came while it was made waits for it; what went wrong is hers alone who asked first.
    const forOthers = making.then(({ answer }) => answer).catch(() => null);
    running.set(question, forOthers);
    const made = await making.finally(() => running.delete(question));
    if (made.response) return made.response;
    kept.set(address, state, made.answer);
    return sent(made.answer, event, keepable, now());
  };
}

async function answerOf(response: Response, at: Date): Promise<KeptAnswer> {
  const body = new Uint8Array(await response.arrayBuffer());
  return { headers: [...response.headers], body, madeAt: at.getTime() };
}

/** Under one address the same bytes are the same for everyone: host, coding and language are part of it. */
function addressOf({ locals, request, url }: Asking): string {
  const coding = acceptedEncoding(request.headers.get('accept-encoding'), ['br', 'gzip']) ?? 'identity';
  return [coding, locals.locale, url.href].join(' ');
}

/** Whether an answer may be sent to others as well. */
function isForAll({ status, headers }: Response): boolean {
  return status === 200 && !headers.has('set-cookie');
}

/** With what a cache between us and the readers may know: until when it may send it, and whose changes make it another one. */
function shareable(response: Response, { params }: Asking, keepable: Keepable, at: Date): Response {
  if (!isForAll(response)) return response;
  const { headers } = response;
  if (!headers.has('cache-control')) {
    const left = Math.ceil((MINUTE - (at.getTime() % MINUTE)) / 1000);
    headers.set(
      'cache-control',
      `public, max-age=0, s-maxage=${left}, stale-while-revalidate=${WHILE_ASKING}`
    );
    // Who has signed in has a cookie, and is shown more.
    headers.append('vary', 'cookie');
  }
  const whose = keepable.changes === 'with any' ? 'all' : params['neighbourhood'];
  if (whose) headers.set('cache-tag', whose);
  return response;
}

function sent(answer: KeptAnswer, { request }: Asking, keepable: Keepable, now: Date): Response {
  const headers = new Headers(answer.headers);
  // Its minute has begun already: caches count from then on (RFC 9111, 5.1).
  if (keepable.moves === 'every minute')
    headers.set('age', String(Math.max(0, Math.floor((now.getTime() - answer.madeAt) / 1000))));
  const tag = /"(.*)"/.exec(headers.get('etag') ?? '')?.[1];
  if (tag === undefined || !hasAlready(request.headers.get('if-none-match'), tag))
    return new Response(answer.body, { headers });
  for (const name of ['content-type', 'content-length', 'content-encoding']) headers.delete(name);
  return new Response(null, { status: 304, headers });
}
