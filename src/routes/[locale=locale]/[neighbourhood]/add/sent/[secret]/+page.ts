import { loadCorrectionSpeech } from '$lib/contribution/correction/speech.ts';

export const load = async ({ data, parent }) => {
  const { locale, country } = await parent();
  return { ...data, correctionSpeech: await loadCorrectionSpeech(locale, country.words) };
};
