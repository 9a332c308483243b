import { error, fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { nothingSaid } from '../../field/nothing.ts';
import type { LocalisedText } from '../../i18n/localised.ts';
import type { Translator } from '../../i18n/translator.ts';
import { loadSpeech } from '../../i18n/speech.ts';
import { neighbourhoodBySlug } from '../../neighbourhood/neighbourhoods.server.ts';
import { wordsHere } from '../../neighbourhood/words.server.ts';
import { viewText } from '../../place/reading.server.ts';
import { write } from '../../server/database.ts';
import { sayOutcome } from '../correction/say-outcome.server.ts';
import { entryOf } from '../entry.server.ts';
import type { Fields } from '../fields-of.ts';
import { FIELDS } from '../described.server.ts';
import { one, valuesOf } from '../form-values.ts';
import { proposalBySecret } from '../proposal/proposal-view.server.ts';
import type { FollowedProposal } from '../proposal/followed.ts';
import type { Target } from '../proposal.ts';
import { logForged, OUTCOME_STATUS, outcomeOf } from '../propose.server.ts';
import { formPlace, hasForgedInput } from '../question/form-place.server.ts';
import { offeredFor } from '../question/offered.server.ts';
import { questionOf, type Question } from '../question/question.ts';
import { questionsToChange } from '../question/questions.server.ts';
import { proposalHref } from '../secret.ts';
import { sayProblems } from '../speech.ts';
import { valueReading } from '../value-reading.server.ts';
import { formView } from './change-view.server.ts';
import { differences } from './differences.ts';
import { BESIDE_CHANGES, parsedWas } from './parsed-was.ts';
import type { ChangeFailure, ChangeView } from './view.ts';

interface Proposed {
  readonly proposal: FollowedProposal;
  readonly target: Target;
  /** What the entry would say with the proposal as it is. */
  readonly fields: Fields;
  /** Those of which the proposal says something. */
  readonly questions: readonly Question[];
  readonly isProtected: boolean;
}

/** A proposal that may still be corrected; throws a 404 when there is none, or it is decided. */
async function proposed({
  neighbourhood,
  secret
}: {
  neighbourhood: string;
  secret: string;
}): Promise<Proposed> {
  const proposal = await proposalBySecret(neighbourhood, secret);
  const { target, kind, changes, entry, mayAdd } = proposal;
  if (!mayAdd || target === 'photos' || kind === 'close') error(404, 'There is nothing to correct any more.');
  const live =
    kind === 'update' && entry.slug
      ? (await entryOf(neighbourhood, target, entry.slug)).fields
      : // Of a new entry, what nobody has said is empty.
        nothingSaid(FIELDS[target]);
  const fields = { ...live, ...changes };
  const all = questionsToChange(target, await offeredFor(neighbourhood, target));
  const touched = new Set(Object.keys(changes).map((field) => questionOf(all, field)?.id));
  return {
    proposal,
    target,
    fields,
    questions: all.filter(({ id }) => touched.has(id)),
    isProtected: fields['location_precision'] === 'area-only'
  };
}

/** The form that corrects what somebody proposed, field by field. */
export async function proposedView(
  params: { readonly neighbourhood: string; readonly secret: string },
  translator: Translator,
  now: Date
): Promise<ChangeView> {
  const { proposal, ...about } = await proposed(params);
  const here = await valueReading(await neighbourhoodBySlug(params.neighbourhood), translator, now);
  const name = (proposal.entry.name ??
    proposal.changes['name'] ??
    proposal.changes['title'] ??
    null) as LocalisedText | null;
  return {
    ...(await formView(here, about)),
    name: viewText(name, here) ?? { text: '', locale: translator.locale },
    href: proposalHref(translator.locale, params.neighbourhood, params.secret),
    isOwn: false,
    baseRevision: 0,
    open: about.questions.length === 1 ? about.questions[0]!.id : null
  };
}

/** Takes the post of that form: the fields that read otherwise now take the place of what was proposed. */
export async function sendProposed(
  event: RequestEvent & { params: { neighbourhood: string; secret: string } }
): Promise<ActionFailure<ChangeFailure>> {
  const { locals, params, request } = event;
  const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
  const words = wordsHere(neighbourhood, locals.locale);
  const [speech, { say }] = await Promise.all([
    loadSpeech(locals.locale, words, 'contribution'),
    loadSpeech(locals.locale, words, 'correction')
  ]);
  const about = await proposed(params);
  const { target, questions } = about;
  const values = valuesOf(await request.formData());
  const back = (status: number, failure: Partial<ChangeFailure>) =>
    fail(status, { values, problems: {}, general: null, challenge: null, ...failure });
  const was = parsedWas(one(values, 'was'));
  if (was === null || hasForgedInput(values, questions, BESIDE_CHANGES)) {
    logForged({ target, kind: 'update' });
    return back(403, { general: speech.say('error.forged') });
  }
  const here = await formPlace(neighbourhood, locals.locale, about);
  const { changes, problems } = differences(questions, { was, now: values }, here);
  if (Object.keys(problems).length > 0)
    return back(400, {
      problems: sayProblems(speech, problems),
      general: say('change.problem')
    });
  if (Object.keys(changes).length === 0) return back(400, { general: say('change.nothingChanged') });
  const { refusal } = await write('add_to_proposal', {
    secret: params.secret,
    words: '',
    changes,
    caller: event.getClientAddress()
  });
  if (refusal === null)
    redirect(303, `${proposalHref(locals.locale, neighbourhood.slug, params.secret)}?done=added`);
  const outcome = outcomeOf(refusal);
  const sentence = outcome.kind === 'decided' ? say('proposal.changedState') : sayOutcome(speech, outcome);
  const asked =
    outcome.kind === 'refused' && outcome.field !== null ? questionOf(questions, outcome.field) : null;
  return back(
    OUTCOME_STATUS[outcome.kind],
    asked ? { problems: { [asked.id]: sentence }, general: say('change.problem') } : { general: sentence }
  );
}
