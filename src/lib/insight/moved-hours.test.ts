import { expect, test } from 'vitest';
import { withGiven } from './change.ts';
import { movedHours } from './moved-hours.ts';
import { service } from './service-for-tests.ts';
import type { Condition } from './service.ts';

const SATURDAY: Condition = { of: 'time', value: 'saturday' };
const CHILDCARE: Condition = { of: 'feature', value: 'childcare' };

/** On Monday mornings. */
const course = service('corso', [9.137, 45.472], { times: [[9 * 60, 11 * 60]] });

/** The times that are told of, each with what was asked of the count. */
function told(before: typeof course, gives: Condition[], conditions: readonly Condition[] = []) {
  const asked: string[][] = [];
  const after = withGiven(before, { gives, moves: true });
  const moved = movedHours({ before, after }, gives, conditions, (some) => {
    asked.push(some.map(({ value }) => value));
    return { before: { people: 10, share: 0.1 }, after: { people: 4, share: 0.04 } };
  });
  return { times: moved.map(({ time }) => time), asked };
}

test('who came at its own hours loses them, who can come at the new ones gains them', () => {
  expect(told(course, [SATURDAY]).times).toEqual(['school-hours', 'saturday']);
});

test('who comes at both is not told to lose anything, what it is given is told even where it had it', () => {
  const both = { ...course, times: [...course.times!, [5 * 1440 + 9 * 60, 5 * 1440 + 11 * 60] as const] };
  expect(told(both, [SATURDAY]).times).toEqual(['school-hours', 'saturday']);
  expect(told(both, [SATURDAY, { of: 'time', value: 'school-hours' }]).times).toEqual([
    'school-hours',
    'saturday'
  ]);
});

test('each is counted for that time alone, with what else is asked', () => {
  const { asked } = told(course, [SATURDAY], [CHILDCARE, { of: 'time', value: 'evening' }]);
  expect(asked).toEqual([
    ['childcare', 'school-hours'],
    ['childcare', 'saturday']
  ]);
});

test('of hours that nobody knows none are told as lost', () => {
  expect(told({ ...course, times: null }, [SATURDAY]).times).toEqual(['saturday']);
});
