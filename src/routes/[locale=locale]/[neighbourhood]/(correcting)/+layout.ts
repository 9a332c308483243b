import { loadCorrectionSpeech } from '$lib/contribution/correction/speech.ts';
import { loadSpeech } from '$lib/contribution/speech.ts';

export const load = async ({ parent }) => {
  const { locale, country } = await parent();
  const [speech, correctionSpeech] = await Promise.all([
    loadSpeech(locale, country.words),
    loadCorrectionSpeech(locale, country.words)
  ]);
  return { speech, correctionSpeech };
};
