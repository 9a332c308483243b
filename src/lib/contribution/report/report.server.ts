import type { SupabaseClient } from '@supabase/supabase-js';
import type { Locale } from '../../i18n/locales.ts';
import { neighbourhoodBySlug } from '../../neighbourhood/neighbourhoods.server.ts';
import { wordsHere } from '../../neighbourhood/words.server.ts';
import { loadSpeech } from '../../i18n/speech.ts';
import { sayOutcome } from '../correction/say-outcome.server.ts';
import { entryHref } from '../entry.server.ts';
import { forgedNames, one, valuesOf } from '../form-values.ts';
import { hintsOf } from '../spam-signals.ts';
import { challengeFor, proofIn } from '../proof/challenge.server.ts';
import type { Challenge } from '../proof/proof.ts';
import { MOST_MESSAGE, type FieldProblem, type Proposal, type Target } from '../proposal.ts';
import { logForged, OUTCOME_STATUS, propose } from '../propose.server.ts';
import { isSecret, proposalHref } from '../secret.ts';
import { sayProblem } from '../speech.ts';
import { cleanText, problemOfText } from '../text-hygiene.ts';
import { reportOf } from './reports.ts';

/** What became of a report: where to go on, or what is wrong with it. */
export type Reported =
  | { readonly status: 303; readonly location: string }
  | {
      readonly status: number;
      readonly sentence: string;
      readonly what: string;
      readonly words: string;
      readonly secret: string;
      readonly challenge: Challenge | null;
    };

/** The inputs of the form: a post with any other was made by hand. */
const NAMES: ReadonlySet<string> = new Set([
  'what',
  'words',
  'secret',
  'nickname',
  'proof-challenge',
  'proof-nonce'
]);

/** Sends a one-tap report about an entry, with the sentence somebody may have added. */
export async function report(
  form: FormData,
  about: {
    readonly target: Target;
    readonly slug: string;
    readonly neighbourhood: string;
    readonly locale: Locale;
    readonly caller: string;
    readonly client: SupabaseClient | null;
  }
): Promise<Reported> {
  const { target, slug, neighbourhood, locale, caller, client } = about;
  const values = valuesOf(form);
  const here = await neighbourhoodBySlug(neighbourhood);
  const speech = await loadSpeech(locale, wordsHere(here, locale), 'contribution');
  const what = reportOf(one(values, 'what'), target);
  const words = cleanText(one(values, 'words'), { lines: true });
  const secret = one(values, 'secret');
  const said = (status: number, sentence: string, challenge: Challenge | null = null) => ({
    status,
    sentence,
    what: what ?? '',
    words,
    secret,
    challenge
  });
  if (!what || !isSecret(secret) || forgedNames(values, (name) => NAMES.has(name)).length > 0) {
    logForged({ target, kind: 'report' });
    return said(403, speech.say('error.forged'));
  }
  const problem = problemOfWords(words, what === 'other');
  if (problem) return said(400, sayProblem(speech, problem));
  const proposal: Proposal = {
    neighbourhood,
    target,
    kind: what === 'closed' ? 'close' : 'update',
    slug,
    changes: {},
    report: what,
    message: words || null,
    locale,
    secret,
    hints: hintsOf({ texts: [words], trapFilled: one(values, 'nickname') !== '' }),
    proof: proofIn(form)
  };
  const outcome = await propose(proposal, { caller, client });
  if (outcome.kind !== 'taken') {
    const challenge = outcome.kind === 'proof-needed' ? await challengeFor(neighbourhood, caller) : null;
    return said(OUTCOME_STATUS[outcome.kind], sayOutcome(speech, outcome), challenge);
  }
  // Who looks after the entry has closed it herself: there is nothing to wait for.
  const isClosed = what === 'closed' && outcome.receipt.state === 'accepted' && client !== null;
  return {
    status: 303,
    location: isClosed
      ? `${entryHref(locale, neighbourhood, target, slug)}/history`
      : `${proposalHref(locale, neighbourhood, secret)}?done=sent`
  };
}

function problemOfWords(words: string, needed: boolean): FieldProblem | null {
  if (needed && words === '') return { reason: 'empty' };
  return problemOfText(words, { most: MOST_MESSAGE });
}
