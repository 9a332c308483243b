import { loadNetworkSpeech } from '$lib/network/speech.ts';
import { loadOrganisationSpeech } from '$lib/organisation/speech.ts';

export const load = async ({ parent }) => {
  const { locale, country } = await parent();
  const [network, organisation] = await Promise.all([
    loadNetworkSpeech(locale, country.words),
    loadOrganisationSpeech(locale)
  ]);
  return { speech: { network, organisation } };
};
