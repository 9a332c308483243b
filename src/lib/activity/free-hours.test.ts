import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FREE_TIMES, freeWindows, WEEKDAYS, type FreeHours } from './free-hours.ts';
import { whileAtSchool } from './schedule/free-time.ts';

const NONE: FreeHours = { free: [], weekdays: [], after: null, before: null };
const SCHOOL = { from: '08:30', to: '16:30' };
const at = (weekday: number, from: number, to: number) => ({ weekday, from: from * 60, to: to * 60 });

test('who has said nothing is free whenever', () => {
  expect(freeWindows(NONE, SCHOOL)).toBeNull();
});

test('one tap: while the child is at school', () => {
  expect(freeWindows({ ...NONE, free: ['school-hours'] }, SCHOOL)).toEqual(whileAtSchool(SCHOOL));
});

test('where nobody has told us the hours of schools, no time is while they look after her child', () => {
  expect(freeWindows({ ...NONE, free: ['school-hours'] }, null)).toEqual([]);
});

test('each name means the same hours on each of its days', () => {
  const everyDay = [1, 2, 3, 4, 5, 6, 7];
  const windows = (free: (typeof FREE_TIMES)[number]) => freeWindows({ ...NONE, free: [free] }, SCHOOL);
  expect(windows('mornings')).toEqual(everyDay.map((day) => at(day, 7, 13)));
  expect(windows('afternoons')).toEqual(everyDay.map((day) => at(day, 13, 18.5)));
  expect(windows('evenings')).toEqual(everyDay.map((day) => at(day, 17.5, 24)));
  expect(windows('weekend')).toEqual([at(6, 0, 24), at(7, 0, 24)]);
});

test('mornings and the weekend are both', () => {
  const windows = freeWindows({ ...NONE, free: ['mornings', 'weekend'] }, SCHOOL)!;
  expect(windows).toContainEqual(at(2, 7, 13));
  expect(windows).toContainEqual(at(7, 0, 24));
  expect(windows).not.toContainEqual(at(2, 0, 24));
});

describe('hours of her own', () => {
  test('are the same on each day that she names', () => {
    expect(freeWindows({ ...NONE, weekdays: ['mo', 'we'], after: '09:00', before: '12:00' }, SCHOOL)).toEqual(
      [at(1, 9, 12), at(3, 9, 12)]
    );
  });
  test('make narrower what has a name: mornings, but on Wednesdays, and not before nine', () => {
    expect(freeWindows({ ...NONE, free: ['mornings'], weekdays: ['we'], after: '09:00' }, SCHOOL)).toEqual([
      at(3, 9, 13)
    ]);
  });
  test('until midnight are until the end of the day', () => {
    expect(freeWindows({ ...NONE, weekdays: ['fr'], after: '19:00', before: '00:00' }, SCHOOL)).toEqual([
      at(5, 19, 24)
    ]);
  });
  test('may leave no time at all: school is closed on Sundays', () => {
    expect(freeWindows({ ...NONE, free: ['school-hours'], weekdays: ['su'] }, SCHOOL)).toEqual([]);
  });
});

test('every window is one of a day, with an end after its beginning', () => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
  const some = <T>(values: readonly T[]) => fc.subarray([...values]);
  fc.assert(
    fc.property(
      fc.record({
        free: some(FREE_TIMES),
        weekdays: some(WEEKDAYS),
        after: fc.option(time),
        before: fc.option(time)
      }),
      (hers) => {
        for (const { weekday, from, to } of freeWindows(hers, SCHOOL) ?? []) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(24 * 60);
          if (hers.weekdays.length > 0) expect(hers.weekdays).toContain(WEEKDAYS[weekday - 1]);
        }
      }
    )
  );
});
