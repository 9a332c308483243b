import { hasPhoto } from '$lib/contribution/add/form.ts';
import { loadPhotoSpeech } from '$lib/contribution/photo/speech.ts';
import { loadProofSpeech } from '$lib/contribution/proof/speech.ts';

export const load = async ({ data, parent }) => {
  const { locale } = await parent();
  const [sayOfPhoto, sayOfProof] = await Promise.all([
    hasPhoto(data.add.what) ? loadPhotoSpeech(locale) : undefined,
    loadProofSpeech(locale)
  ]);
  return { ...data, sayOfPhoto, sayOfProof };
};
