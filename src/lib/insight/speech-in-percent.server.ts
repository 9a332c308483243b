import { traitsOf, type Locale } from '../i18n/locales.ts';
import type { LocalWords } from '../i18n/local-words.ts';
import { loadSpeech } from '../i18n/speech.ts';
import type { Speech } from './speech.ts';

/** Speaks one language about the evidence, shares too. */
export interface SpeechInPercent extends Speech {
  /** A share of 0 to 1, in whole hundredths; what is not nothing is never said to be. */
  readonly percent: (share: number) => string;
}

export async function loadSpeechInPercent(locale: Locale, words: LocalWords): Promise<SpeechInPercent> {
  const percents = new Intl.NumberFormat(traitsOf(locale).intl, { style: 'percent' });
  return {
    ...(await loadSpeech(locale, words, 'insight')),
    percent: (share) =>
      percents.format(share > 0 && share < 0.005 ? 0.01 : share > 0.995 && share < 1 ? 0.99 : share)
  };
}
