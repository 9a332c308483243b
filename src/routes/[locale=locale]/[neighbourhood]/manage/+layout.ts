import { loadSpeech } from '$lib/contribution/review/speech.ts';

export const load = async ({ data, parent }) => ({
  ...data,
  speech: await loadSpeech((await parent()).locale)
});
