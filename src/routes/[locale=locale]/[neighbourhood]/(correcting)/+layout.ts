import { loadCorrectionSpeech } from '$lib/contribution/correction/speech.ts';
import { loadSpeech } from '$lib/contribution/speech.ts';

export const load = async ({ parent }) => {
  const { locale } = await parent();
  const [speech, correctionSpeech] = await Promise.all([loadSpeech(locale), loadCorrectionSpeech(locale)]);
  return { speech, correctionSpeech };
};
