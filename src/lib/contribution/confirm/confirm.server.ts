import type { SupabaseClient } from '@supabase/supabase-js';
import { loadTranslator } from '../../i18n/translator.ts';
import type { Locale } from '../../i18n/locales.ts';
import { loadSpeech } from '../../i18n/speech.ts';
import { neighbourhoodBySlug } from '../../neighbourhood/neighbourhoods.server.ts';
import { wordsHere } from '../../neighbourhood/words.server.ts';
import { dataVersion } from '../../server/data-version.ts';
import { write } from '../../server/database.ts';
import type { Target } from '../proposal.ts';
import { forgedNames, valuesOf } from '../form-values.ts';
import { logForged, outcomeOf, OUTCOME_STATUS } from '../propose.server.ts';
import { sayOutcome } from '../correction/say-outcome.server.ts';
import { isDeviceMark } from './device.ts';

/** What became of a confirmation, in a sentence, with the HTTP status it is answered with. */
export interface Confirmed {
  readonly status: number;
  readonly sentence: string;
}

/** Notes that an entry was true today. Counted once for each device, entry and day; said twice it is thanked for twice. */
export async function confirm(
  form: FormData,
  {
    target,
    slug,
    neighbourhood,
    locale,
    caller,
    client
  }: {
    readonly target: Target;
    readonly slug: string;
    readonly neighbourhood: string;
    readonly locale: Locale;
    readonly caller: string;
    readonly client: SupabaseClient | null;
  }
): Promise<Confirmed> {
  const here = await neighbourhoodBySlug(neighbourhood);
  const words = wordsHere(here, locale);
  const device = form.get('device');
  if (forgedNames(valuesOf(form), (name) => name === 'device').length > 0) {
    logForged({ target, kind: 'confirm' });
    return { status: 403, sentence: (await loadSpeech(locale, words, 'contribution')).say('error.forged') };
  }
  const [translator, { say }] = await Promise.all([
    loadTranslator(locale, words),
    loadSpeech(locale, words, 'correction')
  ]);
  const { value, refusal } = await write(
    'confirm_entry',
    { neighbourhood, target, slug, device: isDeviceMark(device) ? device : null, caller },
    client
  );
  if (refusal) {
    const outcome = outcomeOf(refusal);
    return {
      status: OUTCOME_STATUS[outcome.kind],
      sentence: sayOutcome(await loadSpeech(locale, words, 'contribution'), outcome)
    };
  }
  // The page of the entry says the new date.
  dataVersion.forget();
  const date = translator.date(new Date(value.confirmedAt), here.timeZone);
  return { status: 200, sentence: value.counted ? say('confirm.thanks', { date }) : say('confirm.already') };
}
