import { loadSpeech } from '$lib/i18n/speech.ts';

export const load = async ({ parent }) => {
  const { locale, country } = await parent();
  return { speech: await loadSpeech(locale, country.words, 'contribution') };
};
