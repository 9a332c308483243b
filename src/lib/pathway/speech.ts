import type { KeyOf } from '../i18n/message-key.ts';
import type { Speech as SpeechOf } from '../i18n/speech.ts';

/** Every message of the path and the skills card. They are fetched on these pages alone. */
export type PathwayKey = KeyOf<'pathway'>;

/** Speaks one language about the path. */
export type Speech = SpeechOf<'pathway'>;
