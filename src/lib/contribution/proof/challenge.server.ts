import { error } from '@sveltejs/kit';
import { write } from '../../server/database.ts';
import type { Proof } from '../proposal.ts';
import type { Challenge } from './proof.ts';

/**
 * What a form must bring while its neighbourhood is flooded; null at all other times. `caller` is the network address.
 * Throws a 429 to who asks for challenges without end.
 */
export async function challengeFor(neighbourhood: string, caller: string): Promise<Challenge | null> {
  const { value, refusal } = await write('challenge', {
    neighbourhood,
    caller
  });
  if (refusal !== null) error(refusal.code === 'PT429' ? 429 : 404, refusal.message);
  const { needed, challenge, bits } = value;
  return needed ? { challenge, bits } : null;
}

/** The same for a form, which goes back with all that was typed, whatever becomes of its challenge: null where there is none. */
export const challengeForForm = (neighbourhood: string, caller: string): Promise<Challenge | null> =>
  challengeFor(neighbourhood, caller).catch(() => null);

/** The proof that a form brought, for the database to judge; null when it brought none. */
export function proofIn(form: FormData): Proof | null {
  const [challenge, nonce] = ['proof-challenge', 'proof-nonce'].map((name) => form.get(name));
  const isText = (value: unknown): value is string =>
    typeof value === 'string' && value !== '' && value.length <= 400;
  return isText(challenge) && isText(nonce) ? { challenge, nonce } : null;
}
