import { loadSpeech } from '$lib/insight/speech.ts';

export const load = async ({ data, parent }) => ({
  ...data,
  speech: await loadSpeech((await parent()).locale)
});
