import { expect, test } from 'vitest';
import { lastCheck, type Check } from './check.ts';

const check = (fields: Partial<Check>): Check => ({
  day: '2026-03-12',
  by: 'coordinator',
  how: 'telephone',
  outcome: 'still-true',
  field: null,
  times: 1,
  ...fields
});

test('calls that nobody answered are counted back to the last that somebody did', () => {
  const missed = (times: number) => check({ outcome: 'no-answer', times });
  expect(lastCheck([])).toBeNull();
  expect(lastCheck([check({}), missed(4)])).toMatchObject({ outcome: 'still-true', unanswered: 0 });
  expect(lastCheck([missed(2), missed(1), check({}), missed(9)])).toMatchObject({ unanswered: 3 });
});

test('what was asked of one field says nothing of the whole', () => {
  const hours = check({ field: 'opening_hours', outcome: 'no-answer' });
  expect(lastCheck([hours])).toBeNull();
  expect(lastCheck([hours, check({ outcome: 'gone' })])).toMatchObject({ outcome: 'gone', unanswered: 0 });
});
