import { DEFAULT_LOCALE } from '$lib/i18n/locales.ts';
import { loadSpeech } from '$lib/i18n/speech.ts';

/** The card is in Italian too, whatever the page speaks. */
export const load = async () => ({ italian: await loadSpeech(DEFAULT_LOCALE, 'pathway') });
