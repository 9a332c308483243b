import { loadProofSpeech } from '$lib/contribution/proof/speech.ts';

export const load = async ({ data, parent }) => ({
  ...data,
  sayOfProof: await loadProofSpeech((await parent()).locale)
});
