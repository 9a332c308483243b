import { loadDigestSpeech } from '$lib/contribution/still-true/speech.ts';

export const load = async ({ data, parent }) => ({
  ...data,
  say: await loadDigestSpeech((await parent()).locale)
});
