import { describe, expect, it } from 'vitest';
import { certaintyOf } from './certainty.ts';

const ROME = 'Europe/Rome';
const never = { confirmedAt: null, openingHoursYear: null };
const now = (iso: string) => Date.parse(iso);

describe('how far hours can be believed', () => {
  it('is: confirmed, for six calendar months to the minute on the wall clock', () => {
    const place = { ...never, confirmedAt: '2026-02-24T10:00:00+01:00', addedAt: '2020-01-01T00:00:00Z' };
    const confirmed = { kind: 'confirmed', on: place.confirmedAt };
    expect(certaintyOf(place, now('2026-08-24T10:00:00+02:00'), ROME)).toEqual(confirmed);
    expect(certaintyOf(place, now('2026-08-24T10:00:01+02:00'), ROME)).toEqual({
      kind: 'stale',
      since: place.confirmedAt
    });
  });

  it('ends on the last of February for what was confirmed in the last days of August', () => {
    const place = { ...never, confirmedAt: '2025-08-28T12:00:00+02:00', addedAt: '2020-01-01T00:00:00Z' };
    expect(certaintyOf(place, now('2026-02-28T12:00:00+01:00'), ROME).kind).toBe('confirmed');
    expect(certaintyOf(place, now('2026-03-01T00:00:00+01:00'), ROME).kind).toBe('stale');
  });

  it('is: unconfirmed, with the year of the source, for six months after it was added', () => {
    const place = { confirmedAt: null, openingHoursYear: 2022, addedAt: '2026-10-01T00:00:00Z' };
    expect(certaintyOf(place, now('2026-11-24T10:00:00Z'), ROME)).toEqual({
      kind: 'unconfirmed',
      year: 2022
    });
    expect(certaintyOf(place, now('2027-05-24T10:00:00Z'), ROME)).toEqual({
      kind: 'stale',
      since: place.addedAt
    });
  });

  it('is: unconfirmed, when the confirmation is older than the entry that came back', () => {
    const place = { ...never, confirmedAt: '2025-01-01T00:00:00Z', addedAt: '2026-10-01T00:00:00Z' };
    expect(certaintyOf(place, now('2026-11-24T10:00:00Z'), ROME)).toEqual({
      kind: 'unconfirmed',
      year: null
    });
    expect(certaintyOf(place, now('2028-11-24T10:00:00Z'), ROME)).toEqual({
      kind: 'stale',
      since: place.addedAt
    });
  });
});
