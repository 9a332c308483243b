import { loadNetworkSpeech } from '$lib/network/speech.ts';
import { loadOrganisationSpeech } from '$lib/organisation/speech.ts';

export const load = async ({ parent }) => {
  const { locale } = await parent();
  const [network, organisation] = await Promise.all([
    loadNetworkSpeech(locale),
    loadOrganisationSpeech(locale)
  ]);
  return { speech: { network, organisation } };
};
