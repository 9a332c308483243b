import { loadSpeech } from '$lib/i18n/speech.ts';

export const load = async ({ parent }) => {
  const { locale, country } = await parent();
  const [speech, correctionSpeech] = await Promise.all([
    loadSpeech(locale, country.words, 'contribution'),
    loadSpeech(locale, country.words, 'correction')
  ]);
  return { speech, correctionSpeech };
};
