import { loadPhotoSpeech } from '$lib/contribution/photo/speech.ts';
import { loadProofSpeech } from '$lib/contribution/proof/speech.ts';

export const load = async ({ data, parent }) => {
  const { locale } = await parent();
  const [sayOfPhoto, sayOfProof] = await Promise.all([loadPhotoSpeech(locale), loadProofSpeech(locale)]);
  return { ...data, sayOfPhoto, sayOfProof };
};
