import type { KeyOf } from '../i18n/message-key.ts';
import type { Speech } from '../i18n/speech.ts';

export type FindKey = KeyOf<'find'>;
export type FindSpeech = Speech<'find'>;
