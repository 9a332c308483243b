import { loadSpeech } from '$lib/i18n/speech.ts';

/** The card is in the language that people learn here too, whatever the page speaks. */
export const load = async ({ parent }) => {
  const { learnt } = (await parent()).path;
  return {
    learnt: learnt && (await loadSpeech(learnt.locale, learnt.words, 'pathway')),
    isHandedOver: true
  };
};
