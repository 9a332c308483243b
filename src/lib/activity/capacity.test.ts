import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capacityHolds, capacityOn, takesPlaces, withCapacityOn } from './capacity.ts';
import { daysFrom, plusDays } from './days.ts';
import { anActivity } from './examples.ts';
import { CAPACITY_STATES } from './fields/capacity.ts';
import { ACTIVITY_KINDS } from './vocabulary.ts';

const anyKind = fc.constantFrom(...ACTIVITY_KINDS);
const anyTold = fc.record({
  state: fc.constantFrom(...CAPACITY_STATES),
  as_of: fc.integer({ min: 0, max: 800 }).map((days) => plusDays('2026-01-01', days))
});

describe('what was said of places', () => {
  test.each(ACTIVITY_KINDS)(
    'of %s holds to the end of its last day, and is not known on the next',
    (kind) => {
      const capacity = { state: 'open', as_of: '2026-11-20' } as const;
      const last = plusDays('2026-11-20', capacityHolds(kind));
      expect(capacityOn({ kind, capacity }, '2026-11-20')).toEqual(capacity);
      expect(capacityOn({ kind, capacity }, last)).toEqual(capacity);
      expect(capacityOn({ kind, capacity }, plusDays(last, 1))).toBeNull();
      expect(capacityOn({ kind, capacity }, '2026-11-19')).toBeNull();
    }
  );

  test('is told as it was said or not at all, and only while it is neither old nor of a day to come', () => {
    fc.assert(
      fc.property(anyKind, anyTold, fc.integer({ min: -100, max: 100 }), (kind, capacity, days) => {
        const today = plusDays(capacity.as_of, days);
        const known = withCapacityOn(anActivity({ kind, capacity }), today).capacity;
        if (known === null) expect(days < 0 || days > capacityHolds(kind)).toBe(true);
        else {
          expect(known).toEqual(capacity);
          expect(daysFrom(known.as_of, today)).toBeLessThanOrEqual(capacityHolds(kind));
          expect(days).toBeGreaterThanOrEqual(0);
        }
      })
    );
  });

  test('holds longer of a nursery than of a course, and of a course than of an appointment', () => {
    expect(capacityHolds('playgroup')).toBeGreaterThan(capacityHolds('italian-course'));
    expect(capacityHolds('italian-course')).toBeGreaterThan(capacityHolds('legal-help'));
  });

  test('is nothing one asks of work or of a market', () => {
    expect(ACTIVITY_KINDS.filter((kind) => !takesPlaces(kind))).toEqual(['job', 'internship', 'market-day']);
  });
});
