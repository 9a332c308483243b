import type { KeyOf } from '../i18n/message-key.ts';
import type { Speech as SpeechOf } from '../i18n/speech.ts';
import type { FieldProblem } from './proposal.ts';

/** Every message of adding, correcting and following. They are fetched on these pages alone. */
export type ContributionKey = KeyOf<'contribution'>;

/** Speaks one language about contributing. */
export type Speech = SpeechOf<'contribution'>;

/** What is wrong with a value, and what to do. */
export function sayProblem({ say }: Speech, { reason, most }: FieldProblem): string {
  return say(`error.${reason}`, { most: most ?? '' });
}
