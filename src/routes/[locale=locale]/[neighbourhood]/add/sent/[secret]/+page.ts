import { loadCorrectionSpeech } from '$lib/contribution/correction/speech.ts';

export const load = async ({ data, parent }) => ({
  ...data,
  correctionSpeech: await loadCorrectionSpeech((await parent()).locale)
});
