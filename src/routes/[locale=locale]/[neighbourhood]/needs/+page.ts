import { loadSpeech } from '$lib/needs/speech.ts';

export const load = async ({ data, parent }) => ({
  ...data,
  speech: await loadSpeech((await parent()).locale)
});
