import { telephoneOf } from '../country/countries.server.ts';
import type { RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { isProblem, problemOfSchedule } from '../activity/schedule/parse.ts';
import type { Locale } from '../i18n/locales.ts';
import { exampleNumbers } from '../country/telephone.ts';
import {
  neighbourhoodBySlug,
  type NeighbourhoodWithOutline
} from '../neighbourhood/neighbourhoods.server.ts';
import { wordsHere } from '../neighbourhood/words.server.ts';
import { problemOf } from '../place/opening/library.server.ts';
import { tidyHours } from '../place/opening/syntax.ts';
import { loadSpeech } from '../i18n/speech.ts';
import { problem } from '../server/problem.ts';
import { hintsOf } from './spam-signals.ts';
import { nestsDeeper } from './nesting.ts';
import { challengeFor } from './proof/challenge.server.ts';
import type { Challenge } from './proof/proof.ts';
import type { FieldProblem } from './proposal.ts';
import { proposalBody, SECRET_IN_WORDS } from './proposal-body.ts';
import { logForged, OUTCOME_STATUS, propose, type Outcome } from './propose.server.ts';
import { isSecret, newSecret, proposalHref } from './secret.ts';
import { sayProblem } from './speech.ts';

/** Of a proposal in JSON; bytes. */
const MOST_BYTES = 64 * 1024;

/** A proposal holds its changes, a change a schedule, a schedule its days. */
const MOST_LEVELS = 10;

/**
 * Takes a proposal as JSON: 201 with its private page in `Location`, or problem details that name the field. The same
 * secret (or `Idempotency-Key`) again is the same proposal.
 */
export async function takeProposal(event: RequestEvent): Promise<Response> {
  const neighbourhood = await neighbourhoodBySlug(event.params['neighbourhood'] ?? '');
  const { slug } = neighbourhood;
  const { request, locals, url } = event;
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? ''))
    return problem(415, { title: 'A proposal is JSON', detail: 'Send it as application/json.' });
  const raw = await request.text();
  if (raw.length > MOST_BYTES)
    return problem(413, { title: 'This is more than a proposal may say', detail: 'At most 64 kB.' });
  let json: unknown;
  try {
    json = JSON.parse(raw);
  } catch {
    return problem(400, { title: 'This is no JSON' });
  }
  if (nestsDeeper(json, MOST_LEVELS)) return problem(400, { title: 'This is nested too deeply' });
  const parsed = v.safeParse(proposalBody, json, { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const field = v.getDotPath(issue);
    // A key that is not in the description: role, state, and whatever else somebody tries.
    if (issue.expected === 'never') {
      logForged({ target: 'unknown', kind: 'unknown' });
      return problem(403, { title: 'A proposal has no such field' });
    }
    return problem(400, {
      title: 'A field is wrong',
      detail: issue.message,
      ...(field && { parameter: field })
    });
  }
  const { secret: given, locale: wanted, ...body } = parsed.output;
  const locale = wanted ?? locals.locale;
  const key = request.headers.get('idempotency-key');
  if (given !== null && key !== null && given !== key)
    return problem(400, { title: 'The secret and the Idempotency-Key differ', parameter: 'secret' });
  const secret = given ?? key ?? newSecret();
  if (!isSecret(secret)) {
    return problem(400, {
      title: 'A field is wrong',
      detail: SECRET_IN_WORDS,
      parameter: 'secret'
    });
  }
  const schedule = body.changes['schedule'] ?? null;
  const times = schedule === null ? null : problemOfSchedule(schedule);
  if (times && isProblem(times))
    return refusal(
      { kind: 'refused', field: 'schedule', problem: { reason: 'invalid' } },
      { locale, neighbourhood },
      async () => null
    );
  const hours = body.changes['opening_hours'];
  const unreadable = fieldOfUnreadableHours(body.changes, neighbourhood);
  if (unreadable)
    return refusal(
      { kind: 'refused', field: unreadable, problem: { reason: 'hours-unreadable' } },
      { locale, neighbourhood },
      async () => null
    );
  const outcome = await propose(
    {
      ...body,
      changes: {
        ...body.changes,
        // What was left out is filled in; what is too much is for the database to refuse.
        ...(times && { schedule: { ...(schedule as object), ...times } }),
        ...(typeof hours === 'string' && { opening_hours: tidyHours(hours) })
      },
      neighbourhood: slug,
      locale,
      secret,
      hints: hintsOf({ texts: textsIn([body.changes, body.message]) })
    },
    { caller: event.getClientAddress() }
  );
  if (outcome.kind !== 'taken')
    return refusal(outcome, { locale, neighbourhood }, () => challengeFor(slug, event.getClientAddress()));
  const { state, again, entry, conflicts } = outcome.receipt;
  const link = url.origin + proposalHref(locale, slug, secret);
  return new Response(JSON.stringify({ state, again, secret, link, entry, conflicts }), {
    status: 201,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', location: link }
  });
}

/** The field in which hours stand that nobody can read; null when there are none. */
function fieldOfUnreadableHours(
  changes: Readonly<Record<string, unknown>>,
  here: NeighbourhoodWithOutline
): 'opening_hours' | 'services' | null {
  const isUnreadable = (hours: unknown) =>
    typeof hours === 'string' && problemOf(tidyHours(hours), here) !== null;
  if (isUnreadable(changes['opening_hours'])) return 'opening_hours';
  const { services } = changes;
  const own = Array.isArray(services) ? (services as readonly unknown[]) : [];
  return own.some((service) => isUnreadable((service as { hours?: unknown } | null)?.hours))
    ? 'services'
    : null;
}

/** Whom an answer is for, and where. */
interface Reader {
  readonly locale: Locale;
  readonly neighbourhood: NeighbourhoodWithOutline;
}

async function refusal(
  outcome: Exclude<Outcome, { kind: 'taken' }>,
  reader: Reader,
  challenge: () => Promise<Challenge | null>
): Promise<Response> {
  const status = OUTCOME_STATUS[outcome.kind];
  switch (outcome.kind) {
    case 'refused':
      return problem(status, {
        title: 'A field is wrong',
        detail: await sentence(outcome.problem, reader),
        ...(outcome.field !== null && { parameter: outcome.field })
      });
    case 'forged':
      return problem(status, { title: 'A proposal has no such field' });
    case 'gone':
      return problem(status, { title: 'There is no such entry' });
    case 'decided':
      return problem(status, {
        title: 'It is in another state by now',
        ...(outcome.state !== null && { detail: outcome.state })
      });
    case 'wait': {
      const answer = problem(status, { title: 'Too many proposals: wait' });
      answer.headers.set('retry-after', String(outcome.seconds));
      return answer;
    }
    case 'proof-needed':
      return problem(status, {
        title: 'A proof of work is needed',
        detail:
          'Find a nonce with which SHA-256 of "challenge:nonce" begins with so many zero bits, and send it as "proof".',
        extensions: { ...(await challenge()) }
      });
  }
}

async function sentence(about: FieldProblem, { locale, neighbourhood }: Reader): Promise<string> {
  const { reason } = about;
  const isNumber = reason === 'phone' || reason === 'whatsapp';
  return sayProblem(await loadSpeech(locale, wordsHere(neighbourhood, locale), 'contribution'), {
    ...about,
    ...(isNumber && { examples: exampleNumbers(reason, telephoneOf(neighbourhood.country)) })
  });
}

/** All texts in a value, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
