import { loadPhotoSpeech } from '$lib/contribution/photo/speech.ts';

export const load = async ({ data, parent }) => ({
  ...data,
  sayOfPhoto: await loadPhotoSpeech((await parent()).locale)
});
