import { addMonths } from '../../neighbourhood/clock.ts';
import { STALE_AFTER_MONTHS, type Certainty, type PlaceHours } from './state.ts';

/**
 * The moment since which an entry must have been confirmed or added to be believed at `now` (both in
 * milliseconds since the epoch): so many calendar months back, at the same time of day in `timeZone`.
 * The moment itself still counts.
 * @throws RangeError when the zone does not exist.
 */
export function freshSince(now: number, timeZone: string): number {
  return addMonths(now, -STALE_AFTER_MONTHS, timeZone);
}

/**
 * How far the hours of a place can be believed at a moment (milliseconds since the epoch).
 * A confirmation of the entry confirms its hours too. Being added counts as someone having vouched for the
 * entry, but not as a confirmation.
 */
export function certaintyOf(
  place: Omit<PlaceHours, 'openingHours'>,
  now: number,
  timeZone: string
): Certainty {
  const { confirmedAt, addedAt, openingHoursYear } = place;
  const fresh = freshSince(now, timeZone);
  if (confirmedAt !== null && Date.parse(confirmedAt) >= fresh) return { kind: 'confirmed', on: confirmedAt };
  if (Date.parse(addedAt) >= fresh) return { kind: 'unconfirmed', year: openingHoursYear };
  const later = confirmedAt !== null && Date.parse(confirmedAt) > Date.parse(addedAt) ? confirmedAt : addedAt;
  return { kind: 'stale', since: later };
}
