import { loadSpeech } from '$lib/i18n/speech.ts';

export const load = async ({ parent }) => {
  const { locale } = await parent();
  const [network, organisation] = await Promise.all([
    loadSpeech(locale, 'network'),
    loadSpeech(locale, 'organisation')
  ]);
  return { speech: { network, organisation } };
};
