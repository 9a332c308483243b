import { loadSpeech } from '$lib/i18n/speech.ts';

export const load = async ({ parent }) => {
  const { locale } = await parent();
  const [speech, correctionSpeech] = await Promise.all([
    loadSpeech(locale, 'contribution'),
    loadSpeech(locale, 'correction')
  ]);
  return { speech, correctionSpeech };
};
