import type { KeyOf } from '../../i18n/message-key.ts';
import type { Speech as SpeechOf } from '../../i18n/speech.ts';

/** Every message of managing. They are fetched on its pages alone. */
export type ReviewKey = KeyOf<'review'>;

/** Speaks one language to those who manage. */
export type Speech = SpeechOf<'review'>;
