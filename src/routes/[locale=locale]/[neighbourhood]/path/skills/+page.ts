import { loadSpeech } from '$lib/pathway/speech.ts';

/** The card is in Italian too, whatever the page speaks. */
export const load = async () => ({ italian: await loadSpeech('it') });
