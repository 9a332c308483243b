import { loadSpeech } from '$lib/i18n/speech.ts';

export const load = async ({ data, parent }) => {
  const { locale, country } = await parent();
  return { ...data, speech: await loadSpeech(locale, country.words, 'review') };
};
