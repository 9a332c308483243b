import { loadFindSpeech } from '$lib/find/speech.ts';

export const load = async ({ data, parent }) => {
  const { locale } = await parent();
  return { ...data, speech: { find: await loadFindSpeech(locale) } };
};
