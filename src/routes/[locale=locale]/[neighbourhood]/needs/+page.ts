import { loadSpeech } from '$lib/i18n/speech.ts';

export const load = async ({ data, parent }) => ({
  ...data,
  speech: await loadSpeech((await parent()).locale, 'needs')
});
