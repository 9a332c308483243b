import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOLDS, heldPlace, seasonEnd, stillHolds, type Held } from './holds.ts';

const ROME = 'Europe/Rome';
const at = (iso: string) => Date.parse(iso);
const kinds = Object.keys(HOLDS) as Held[];

describe('what somebody found true', () => {
  test.each(kinds)('of %s holds its months to the minute, and then no longer', (held) => {
    const since = at('2024-01-10T12:00+01:00');
    const end = new Date('2024-01-10T12:00+01:00');
    end.setUTCMonth(end.getUTCMonth() + HOLDS[held].months);
    // On the wall clock: in summer the same hour is one earlier.
    const last = end.getTime() - (held === 'desk' || held === 'activity' ? 3_600_000 : 0);
    expect(stillHolds(since, last, { held }, ROME)).toBe(true);
    expect(stillHolds(since, last + 1000, { held }, ROME)).toBe(false);
  });

  test('of a park holds for years, of its hours as of any desk', () => {
    const since = at('2022-06-01T10:00Z');
    const now = at('2026-11-30T10:00Z');
    expect(stillHolds(since, now, { held: heldPlace('public-space', null) }, ROME)).toBe(true);
    expect(stillHolds(since, now, { held: heldPlace('public-space', '24/7') }, ROME)).toBe(false);
    expect(stillHolds(since, now, { held: heldPlace('health', null) }, ROME)).toBe(false);
    expect(stillHolds(since, now, { held: heldPlace(undefined, null) }, ROME)).toBe(false);
  });

  test('of a course holds until its season or its last date is over', () => {
    const course = { held: 'activity', schedule: { season: { from: '10', to: '05' } } } as const;
    const october = at('2026-10-05T10:00Z');
    expect(seasonEnd('2026-10-05', course.schedule)).toBe('2027-05-31');
    expect(stillHolds(october, at('2027-05-31T20:00Z'), course, ROME)).toBe(true);
    expect(stillHolds(october, at('2027-06-01T08:00Z'), course, ROME)).toBe(false);
    const until = { held: 'activity', schedule: { rrule: 'FREQ=WEEKLY;UNTIL=20261218T225959Z' } } as const;
    expect(stillHolds(october, at('2026-12-18T10:00Z'), until, ROME)).toBe(true);
    expect(stillHolds(october, at('2026-12-19T10:00Z'), until, ROME)).toBe(false);
    // A season that is over in a week holds a week, one that has just begun not longer than a year.
    expect(seasonEnd('2026-05-25', course.schedule)).toBe('2026-05-31');
    expect(seasonEnd('2028-02-10', { season: { from: '10', to: '02' } })).toBe('2028-02-29');
  });

  test('holds as long as its organisation has chosen, whatever it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.integer({ min: 1, max: 12 }), (held, chosen) => {
        const since = at('2026-01-15T12:00Z');
        const holding = { held, chosen, schedule: { season: { from: '01', to: '02' } } };
        expect(stillHolds(since, at('2026-02-10T12:00Z'), holding, ROME)).toBe(true);
        expect(stillHolds(since, at('2027-02-16T12:00Z'), holding, ROME)).toBe(false);
      })
    );
  });

  test('never holds again once it does not', () => {
    const anyDay = fc.integer({ min: 0, max: 900 }).map((day) => at('2026-01-01T12:00Z') + day * 86_400_000);
    const anyHolding = fc.record({
      held: fc.constantFrom(...kinds),
      chosen: fc.option(fc.integer({ min: 1, max: 12 })),
      schedule: fc.option(
        fc.record({ season: fc.constantFrom({ from: '10', to: '05' }, { from: '03', to: '07' }) })
      )
    });
    fc.assert(
      fc.property(anyDay, anyDay, fc.nat(400), anyHolding, (since, now, later, holding) => {
        fc.pre(since <= now);
        if (!stillHolds(since, now, holding, ROME))
          expect(stillHolds(since, now + later * 86_400_000, holding, ROME)).toBe(false);
      })
    );
  });
});
