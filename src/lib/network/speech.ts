import type { KeyOf } from '../i18n/message-key.ts';
import type { Speech } from '../i18n/speech.ts';

export type NetworkKey = KeyOf<'network'>;
export type NetworkSpeech = Speech<'network'>;
