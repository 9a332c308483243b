import { loadSpeech } from '$lib/i18n/speech.ts';

export const load = async ({ data, parent }) => {
  const { locale } = await parent();
  const [{ say: sayOfPhoto }, { say: sayOfProof }] = await Promise.all([
    loadSpeech(locale, null, 'photo'),
    loadSpeech(locale, null, 'proof')
  ]);
  return { ...data, sayOfPhoto, sayOfProof };
};
