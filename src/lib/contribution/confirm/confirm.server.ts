import type { SupabaseClient } from '@supabase/supabase-js';
import { loadTranslator } from '../../i18n/translator.ts';
import type { Locale } from '../../i18n/locales.ts';
import { loadSpeech } from '../../i18n/speech.ts';
import { neighbourhoodBySlug } from '../../neighbourhood/neighbourhoods.server.ts';
import { wordsHere } from '../../neighbourhood/words.server.ts';
import { confirmationsVersion, dataVersion } from '../../server/data-version.ts';
import { write, type Refusal } from '../../server/database.ts';
import type { Target } from '../proposal.ts';
import { forgedNames, valuesOf } from '../form-values.ts';
import { logForged, outcomeOf, OUTCOME_STATUS } from '../propose.server.ts';
import { sayOutcome } from '../correction/say-outcome.server.ts';
import type { CorrectionSpeech } from '../correction/speech.ts';
import { isDeviceMark } from './device.ts';

/** The field of a form that takes back what was said. */
export const TAKE_BACK = 'take-back';

/** What became of a confirmation, in a sentence, with the HTTP status it is answered with. */
export interface Confirmed {
  readonly status: number;
  readonly sentence: string;
  /** Whether it can still be taken back. */
  readonly mayTakeBack?: boolean;
}

interface About {
  readonly target: Target;
  readonly slug: string;
  readonly neighbourhood: string;
  readonly locale: Locale;
  readonly caller: string;
  readonly client: SupabaseClient | null;
}

/** Notes that an entry was true today. Counted once for each device, entry and day; said twice it is thanked for twice. */
export function confirm(form: FormData, about: About): Promise<Confirmed> {
  return told(form, about, async ({ client, locale, neighbourhood, ...asked }, { say }) => {
    const { value, refusal } = await write('confirm_entry', { neighbourhood, ...asked }, client);
    if (refusal) return { refusal };
    if (!value.counted) return { sentence: say('confirm.already'), mayTakeBack: value.asVisitor };
    if (value.asVisitor || value.confirmedAt === null)
      return { sentence: say('confirm.thanksVisitor'), mayTakeBack: true };
    const here = await neighbourhoodBySlug(neighbourhood);
    const translator = await loadTranslator(locale, wordsHere(here, locale));
    return {
      sentence: say('confirm.thanks', { date: translator.date(new Date(value.confirmedAt), here.timeZone) })
    };
  });
}

/** Takes back what was said today from the same device. */
export function takeBack(form: FormData, about: About): Promise<Confirmed> {
  return told(form, about, async ({ client, locale: _, ...asked }, { say }) => {
    const { value, refusal } = await write('take_back_confirmation', asked, client);
    if (refusal) return { refusal };
    return { sentence: say(value.taken ? 'confirm.takenBack' : 'confirm.nothingToTakeBack') };
  });
}

type Asked = About & { readonly device: string | null };
type Told = Pick<Confirmed, 'sentence' | 'mayTakeBack'> | { readonly refusal: Refusal };

/** What `ask` answers, in a sentence and with its status; what only a forged form can hold is not asked. */
async function told(
  form: FormData,
  about: About,
  ask: (asked: Asked, speech: CorrectionSpeech) => Promise<Told>
): Promise<Confirmed> {
  const { locale, target } = about;
  const words = wordsHere(await neighbourhoodBySlug(about.neighbourhood), locale);
  const device = form.get('device');
  if (forgedNames(valuesOf(form), (name) => name === 'device' || name === TAKE_BACK).length > 0) {
    logForged({ target, kind: 'confirm' });
    return { status: 403, sentence: (await loadSpeech(locale, words, 'contribution')).say('error.forged') };
  }
  const answer = await ask(
    { ...about, device: isDeviceMark(device) ? device : null },
    await loadSpeech(locale, words, 'correction')
  );
  if ('refusal' in answer) {
    const outcome = outcomeOf(answer.refusal);
    return {
      status: OUTCOME_STATUS[outcome.kind],
      sentence: sayOutcome(await loadSpeech(locale, words, 'contribution'), outcome)
    };
  }
  // The page of the entry says it at once.
  dataVersion.forget();
  confirmationsVersion.forget();
  return { status: 200, ...answer };
}
