import { loadSpeech } from '$lib/i18n/speech.ts';

export const load = async ({ data, parent }) => ({
  ...data,
  sayOfProof: (await loadSpeech((await parent()).locale, null, 'proof')).say
});
