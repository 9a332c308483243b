import type { Speech } from '../../i18n/speech.ts';

/** Says what there is to say of a proof, in one language. */
export type SayOfProof = Speech<'proof'>['say'];
