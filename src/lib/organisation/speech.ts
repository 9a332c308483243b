import type { KeyOf } from '../i18n/message-key.ts';
import type { Speech } from '../i18n/speech.ts';

export type OrganisationKey = KeyOf<'organisation'>;
export type OrganisationSpeech = Speech<'organisation'>;
