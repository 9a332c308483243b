import { loadNetworkSpeech } from '$lib/network/speech.ts';

export const load = async ({ data, parent }) => ({
  ...data,
  speech: await loadNetworkSpeech((await parent()).locale)
});
