import type { Locale } from '../../i18n/locales.ts';
import { neighbourhoodBySlug } from '../../neighbourhood/neighbourhoods.server.ts';
import { wordsHere } from '../../neighbourhood/words.server.ts';
import { write, type Written } from '../../server/database.ts';
import { loadSpeech } from '../../i18n/speech.ts';
import { sayOutcome } from '../correction/say-outcome.server.ts';
import { forgedNames, one, valuesOf } from '../form-values.ts';
import { MOST_MESSAGE } from '../proposal.ts';
import { logForged, OUTCOME_STATUS, outcomeOf } from '../propose.server.ts';
import { sayProblem } from '../speech.ts';
import { cleanText, problemOfText } from '../text-hygiene.ts';

/** What was done, as the address of the page says it after. */
export const DONE = ['sent', 'added', 'withdrawn', 'forgotten'] as const;
export type FollowUpDone = (typeof DONE)[number];

/** What became of something a contributor did to her own proposal. */
export type FollowedUp =
  | { readonly done: FollowUpDone }
  | { readonly status: number; readonly sentence: string; readonly words: string };

interface Whose {
  readonly neighbourhood: string;
  readonly secret: string;
  readonly locale: Locale;
  readonly caller: string;
}

/** Takes a proposal back. */
export async function withdraw(whose: Whose): Promise<FollowedUp> {
  return answered(await write('withdraw_proposal', { secret: whose.secret }), 'withdrawn', whose);
}

/** Deletes the e-mail address that came with it. */
export async function forgetContact(whose: Whose): Promise<FollowedUp> {
  return answered(await write('forget_contact', { secret: whose.secret }), 'forgotten', whose);
}

/** Adds words to a proposal; of one that was asked about, they are the answer. */
export async function addWords(form: FormData, whose: Whose): Promise<FollowedUp> {
  const { secret, caller } = whose;
  const values = valuesOf(form);
  const words = cleanText(one(values, 'words'), { lines: true });
  if (forgedNames(values, (name) => name === 'words').length > 0) {
    logForged({ target: 'contributions', kind: 'words' });
    return { status: 403, sentence: (await speech(whose)).say('error.forged'), words };
  }
  const problem = problemOfText(words, { most: MOST_MESSAGE });
  if (words === '' || problem) {
    const sentence = problem
      ? sayProblem(await speech(whose), problem)
      : (await correctionSpeech(whose)).say('proposal.wordsMissing');
    return { status: 400, sentence, words };
  }
  const written = await write('add_to_proposal', { secret, words, changes: null, caller });
  return answered(written, 'added', whose, words);
}

async function answered(
  { refusal }: Written<unknown>,
  done: FollowUpDone,
  whose: Whose,
  words = ''
): Promise<FollowedUp> {
  if (refusal === null) return { done };
  const outcome = outcomeOf(refusal);
  const sentence =
    outcome.kind === 'decided'
      ? (await correctionSpeech(whose)).say('proposal.changedState')
      : sayOutcome(await speech(whose), outcome);
  return { status: OUTCOME_STATUS[outcome.kind], sentence, words };
}

const wordsOf = async ({ neighbourhood, locale }: Whose) =>
  wordsHere(await neighbourhoodBySlug(neighbourhood), locale);
const speech = async (whose: Whose) => loadSpeech(whose.locale, await wordsOf(whose), 'contribution');
const correctionSpeech = async (whose: Whose) => loadSpeech(whose.locale, await wordsOf(whose), 'correction');
