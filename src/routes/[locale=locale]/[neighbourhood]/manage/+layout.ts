import { loadSpeech } from '$lib/contribution/review/speech.ts';

export const load = async ({ data, parent }) => {
  const { locale, country } = await parent();
  return { ...data, speech: await loadSpeech(locale, country.words) };
};
