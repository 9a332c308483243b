import { loadSpeech } from '$lib/i18n/speech.ts';

export const load = async ({ parent }) => {
  const { locale, country } = await parent();
  const [network, organisation] = await Promise.all([
    loadSpeech(locale, country.words, 'network'),
    loadSpeech(locale, null, 'organisation')
  ]);
  return { speech: { network, organisation } };
};
