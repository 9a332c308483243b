import { hasPhoto } from '$lib/contribution/add/form.ts';
import { loadSpeech } from '$lib/i18n/speech.ts';

export const load = async ({ data, parent }) => {
  const { locale } = await parent();
  const [photo, { say: sayOfProof }] = await Promise.all([
    hasPhoto(data.add.what) ? loadSpeech(locale, null, 'photo') : undefined,
    loadSpeech(locale, null, 'proof')
  ]);
  return { ...data, sayOfPhoto: photo?.say, sayOfProof };
};
