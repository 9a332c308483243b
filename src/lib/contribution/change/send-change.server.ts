import { fail, isHttpError, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { neighbourhoodBySlug } from '../../neighbourhood/neighbourhoods.server.ts';
import { translatorHere, wordsHere } from '../../neighbourhood/words.server.ts';
import { loadSpeech } from '../../i18n/speech.ts';
import { readContact, tookSince } from '../form-meta.ts';
import { entryOf } from '../entry.server.ts';
import { FormReader } from '../form-reader.ts';
import { one, valuesOf } from '../form-values.ts';
import { hintsOf } from '../spam-signals.ts';
import { challengeForForm, proofIn } from '../proof/challenge.server.ts';
import { MOST_MESSAGE, type ProposalReceipt, type Target } from '../proposal.ts';
import { logForged, OUTCOME_STATUS, propose, type Outcome } from '../propose.server.ts';
import { sayField } from '../say-value.server.ts';
import { formPlace, hasForgedInput } from '../question/form-place.server.ts';
import { offeredFor } from '../question/offered.server.ts';
import { questionOf } from '../question/question.ts';
import { questionsToChange } from '../question/questions.server.ts';
import { isSecret, proposalHref } from '../secret.ts';
import { sayOutcome } from '../correction/say-outcome.server.ts';
import { sayProblems } from '../speech.ts';
import { valueReading } from '../value-reading.server.ts';
import { differences } from './differences.ts';
import { BESIDE_CHANGES, parsedWas } from './parsed-was.ts';
import type { ChangeFailure } from './view.ts';

/** What somebody who may decide is told of her change. */
export interface Saved {
  readonly saved: string;
  /** Not all of it. */
  readonly isPartial: boolean;
}

/**
 * Takes the post of a form that corrects an entry: only what was changed is proposed, against the revision it was shown
 * with. What waits for a coordinator is answered with its private page; what is taken at once, with a sentence.
 */
export async function sendChange(
  event: RequestEvent,
  target: Target
): Promise<Saved | ActionFailure<ChangeFailure>> {
  const { locals, params, request } = event;
  const neighbourhood = await neighbourhoodBySlug(params['neighbourhood'] ?? '');
  const slug = params['slug'] ?? '';
  const words = wordsHere(neighbourhood, locals.locale);
  const [speech, { say }] = await Promise.all([
    loadSpeech(locals.locale, words, 'contribution'),
    loadSpeech(locals.locale, words, 'correction')
  ]);
  const form = await request.formData();
  const values = valuesOf(form);
  const back = (status: number, about: Partial<ChangeFailure>) =>
    fail(status, { values, problems: {}, general: null, challenge: null, ...about });

  const was = parsedWas(one(values, 'was'));
  const revision = one(values, 'base_revision');
  const secret = one(values, 'secret');
  const questions = questionsToChange(target, await offeredFor(neighbourhood.slug, target));
  const isForged = hasForgedInput(values, questions, BESIDE_CHANGES);
  if (isForged || was === null || !/^\d{1,18}$/.test(revision) || !isSecret(secret)) {
    logForged({ target, kind: 'update' });
    return back(403, { general: speech.say('error.forged') });
  }

  const entry = await entryOf(neighbourhood.slug, target, slug).catch((thrown: unknown) => {
    if (isHttpError(thrown, 404)) return null;
    throw thrown;
  });
  if (!entry) return back(404, { general: say('change.closed') });

  const here = await formPlace(neighbourhood, locals.locale, entry);
  const found = differences(questions, { was, now: values }, here);
  const beside = new FormReader(values, here);
  const message = beside.line('message', { most: MOST_MESSAGE, lines: true });
  const contact = readContact(beside);
  const problems = { ...found.problems, ...beside.problems };
  if (Object.keys(problems).length > 0)
    return back(400, {
      problems: sayProblems(speech, problems),
      general: say('change.problem')
    });
  const isNothing = Object.keys(found.changes).length === 0;
  if (isNothing && message === null) return back(400, { general: say('change.nothingChanged') });

  const client = (await locals.session())?.client ?? null;
  const outcome = await propose(
    {
      neighbourhood: neighbourhood.slug,
      target,
      kind: 'update',
      slug,
      base_revision: Number(revision),
      changes: found.changes,
      // Words alone are a report.
      report: isNothing ? 'other' : null,
      message,
      contact,
      locale: locals.locale,
      secret,
      hints: hintsOf({
        texts: [...found.texts, ...beside.texts],
        trapFilled: one(values, 'nickname') !== '',
        took: tookSince(values, Date.now())
      }),
      proof: proofIn(form)
    },
    { caller: event.getClientAddress(), client }
  );
  if (outcome.kind === 'taken') return taken(outcome.receipt);
  return notTaken(outcome);

  async function taken(receipt: ProposalReceipt): Promise<Saved> {
    if (receipt.state === 'pending')
      redirect(303, `${proposalHref(locals.locale, neighbourhood.slug, secret)}?done=sent`);
    const reading = await valueReading(
      neighbourhood,
      await translatorHere(neighbourhood, locals.locale),
      new Date()
    );
    const fields = receipt.conflicts.map((field) => sayField(field, reading)).join(' · ');
    const sentence = {
      accepted: say('change.saved'),
      'partly-accepted': say('change.savedPartly', { fields }),
      conflict: say('change.savedConflict', { fields }),
      unchanged: say('change.unchanged')
    }[receipt.state];
    return { saved: sentence, isPartial: receipt.conflicts.length > 0 };
  }

  async function notTaken(not: Exclude<Outcome, { kind: 'taken' }>) {
    const status = OUTCOME_STATUS[not.kind];
    if (not.kind === 'proof-needed') {
      const challenge = await challengeForForm(neighbourhood.slug, event.getClientAddress());
      return back(status, { general: challenge ? null : sayOutcome(speech, not), challenge });
    }
    const sentence = not.kind === 'decided' ? say('change.closed') : sayOutcome(speech, not);
    const asked = not.kind === 'refused' && not.field !== null ? questionOf(questions, not.field) : null;
    return back(
      status,
      asked ? { problems: { [asked.id]: sentence }, general: say('change.problem') } : { general: sentence }
    );
  }
}
