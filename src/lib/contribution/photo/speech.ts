import type { Speech } from '../../i18n/speech.ts';

/** Says what there is to say of a photo, in one language. */
export type SayOfPhoto = Speech<'photo'>['say'];
