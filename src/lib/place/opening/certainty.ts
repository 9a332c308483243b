import { stillHolds, type Ends, type Held } from '../holds.ts';
import type { Certainty, PlaceHours } from './state.ts';

/** An entry as far as it depends on it how long it is believed. */
export interface Believed extends Omit<PlaceHours, 'openingHours'> {
  /** Of an activity. */
  readonly schedule?: Ends | null;
  readonly organisation?: { readonly checkEveryMonths?: number | null } | null;
}

/**
 * How far the hours of a place, or the times of an activity, can be believed at a moment (milliseconds since the epoch).
 * A confirmation of the entry confirms its hours too. Being added counts as someone having vouched for the
 * entry, but not as a confirmation.
 * @param held what kind of thing it is
 * @throws RangeError when the zone does not exist.
 */
export function certaintyOf(
  { confirmedAt, addedAt, openingHoursYear, schedule, organisation }: Believed,
  now: number,
  timeZone: string,
  held: Held = 'desk'
): Certainty {
  const holding = { held, chosen: organisation?.checkEveryMonths, schedule };
  const isBelieved = (since: string) => stillHolds(Date.parse(since), now, holding, timeZone);
  if (confirmedAt !== null && isBelieved(confirmedAt)) return { kind: 'confirmed', on: confirmedAt };
  if (isBelieved(addedAt)) return { kind: 'unconfirmed', year: openingHoursYear };
  const later = confirmedAt !== null && Date.parse(confirmedAt) > Date.parse(addedAt) ? confirmedAt : addedAt;
  return { kind: 'stale', since: later };
}
