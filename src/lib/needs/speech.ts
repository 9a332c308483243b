import type { Speech as SpeechOf } from '../i18n/speech.ts';

/** Speaks one language about needs; its messages are fetched on that page alone. */
export type Speech = SpeechOf<'needs'>;
