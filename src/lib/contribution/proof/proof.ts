import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * What the database asks for while a neighbourhood is flooded: a text that together with the challenge hashes to so many
 * zero bits (Dwork and Naor, 1992). For her phone some seconds once; for who sends thousands, days.
 */
export interface Challenge {
  readonly challenge: string;
  readonly bits: number;
}

/** More than any challenge should ask; 24 bits are minutes on a phone. */
export const MOST_BITS = 24;

/** How many bits of a digest are zero before the first that is not. */
export function zeroBits(digest: Uint8Array): number {
  const whole = digest.findIndex((byte) => byte !== 0);
  return whole === -1 ? digest.length * 8 : whole * 8 + Math.clz32(digest[whole]!) - 24;
}

/** Whether SHA-256 of `challenge:nonce` begins with so many zero bits. */
export const isProof = ({ challenge, bits }: Challenge, nonce: string): boolean =>
  zeroBits(sha256(utf8ToBytes(`${challenge}:${nonce}`))) >= bits;

/** Looks among `count` numbers from `from` on; the first that is a proof, or null. */
export function findNonce(challenge: Challenge, from: number, count: number): string | null {
  for (let number = from; number < from + count; number++) {
    const nonce = number.toString(36);
    if (isProof(challenge, nonce)) return nonce;
  }
  return null;
}

/** How likely a proof is to be found within so many tries: what a progress bar shows honestly. */
export const chanceWithin = (bits: number, tries: number): number => 1 - Math.exp(-tries / 2 ** bits);
