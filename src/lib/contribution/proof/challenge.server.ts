import { read } from '../../server/database.ts';
import type { Challenge } from './proof.ts';

/** What a form must bring while its neighbourhood is flooded; null at all other times. */
export async function challengeFor(neighbourhood: string): Promise<Challenge | null> {
  const { needed, challenge, bits } = await read<Challenge & { readonly needed: boolean }>('challenge', {
    neighbourhood
  });
  return needed ? { challenge, bits } : null;
}

export interface Proof {
  readonly challenge: string;
  readonly nonce: string;
}

/** The proof that a form brought, for the database to judge; null when it brought none. */
export function proofIn(form: FormData): Proof | null {
  const [challenge, nonce] = ['proof-challenge', 'proof-nonce'].map((name) => form.get(name));
  const isText = (value: unknown): value is string =>
    typeof value === 'string' && value !== '' && value.length <= 400;
  return isText(challenge) && isText(nonce) ? { challenge, nonce } : null;
}
