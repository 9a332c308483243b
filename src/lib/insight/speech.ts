import type { KeyOf } from '../i18n/message-key.ts';
import type { Speech as SpeechOf } from '../i18n/speech.ts';

/** Every message of the evidence view. They are fetched on its pages alone. */
export type InsightKey = KeyOf<'insight'>;

/** Speaks one language about the evidence. */
export type Speech = SpeechOf<'insight'>;
