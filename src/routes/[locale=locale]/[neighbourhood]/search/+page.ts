import { loadSpeech } from '$lib/i18n/speech.ts';

export const load = async ({ data, parent }) => {
  const { locale } = await parent();
  return { ...data, speech: { find: await loadSpeech(locale, null, 'find') } };
};
