import type { KeyOf } from '../../i18n/message-key.ts';
import type { Speech } from '../../i18n/speech.ts';

/** Every message about correcting an entry and following a proposal. Fetched on these pages alone. */
export type CorrectionKey = KeyOf<'correction'>;

/** Speaks one language about corrections. */
export type CorrectionSpeech = Speech<'correction'>;
