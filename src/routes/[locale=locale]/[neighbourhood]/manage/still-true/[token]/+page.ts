import { loadSpeech } from '$lib/i18n/speech.ts';

export const load = async ({ data, parent }) => ({
  ...data,
  say: (await loadSpeech((await parent()).locale, null, 'still-true')).say
});
