import { TARGETS, type Target } from '$lib/contribution/proposal.ts';

/** What kind of entry an address is about: `/{l}/{n}/places/…`. */
export const match = (value: string): value is Target => (TARGETS as readonly string[]).includes(value);
