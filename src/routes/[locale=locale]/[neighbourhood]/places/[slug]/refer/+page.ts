import { loadNetworkSpeech } from '$lib/network/speech.ts';

export const load = async ({ data, parent }) => {
  const { locale, country } = await parent();
  return { ...data, speech: await loadNetworkSpeech(locale, country.words) };
};
