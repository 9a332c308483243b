import { loadSpeech } from '$lib/i18n/speech.ts';

export const load = async ({ data, parent }) => ({
  ...data,
  sayOfPhoto: (await loadSpeech((await parent()).locale, null, 'photo')).say
});
